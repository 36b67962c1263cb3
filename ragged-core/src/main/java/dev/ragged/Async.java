package dev.ragged;

import dev.ragged.ingest.Cancellation;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Function;

/** Work that another thread runs. */
final class Async {
  private Async() {}

  /**
   * Runs {@code work} on {@code executor}, with a cancellation that goes off with the given one and
   * when the future is completed by anybody. Work whose turn comes later than that is not begun.
   */
  static <T> CompletableFuture<T> run(
      Function<Cancellation, T> work, Cancellation cancellation, Executor executor) {
    Objects.requireNonNull(executor, "executor");
    Cancellation own = cancellation.dependent();
    CompletableFuture<T> result = CompletableFuture.supplyAsync(() -> work.apply(own), executor);
    var unused = result.whenComplete((done, failure) -> own.cancel());
    return result;
  }
}
