package dev.ragged;

import dev.ragged.ingest.Cancellation;
import dev.ragged.ingest.IngestOptions;
import dev.ragged.ingest.IngestReport;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Ingests that another thread runs. */
final class Async {
  private Async() {}

  /**
   * Runs {@code ingest} on {@code executor}, with the options and a cancellation that goes off when
   * the future is completed by anybody. An ingest whose turn comes later than that is not begun.
   */
  static CompletableFuture<IngestReport> ingest(
      Function<IngestOptions, IngestReport> ingest, IngestOptions options, Executor executor) {
    Objects.requireNonNull(options, "options");
    Objects.requireNonNull(executor, "executor");
    Cancellation cancellation = options.cancellation().dependent();
    IngestOptions own = options.cancelledBy(cancellation);
    CompletableFuture<IngestReport> report =
        CompletableFuture.supplyAsync(() -> ingest.apply(own), executor);
    var unused = report.whenComplete((done, failure) -> cancellation.cancel());
    return report;
  }
}
