package dev.ragged.ingest;

import dev.ragged.document.Chunker;
import dev.ragged.document.FileParser;
import dev.ragged.embedding.Embedder;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.Scope;
import java.util.Objects;

/** Brings documents into a corpus. Thread-safe; two ingests at once take turns at committing. */
public final class Ingester {
  private final Corpus corpus;
  private final FileParser parser;
  private final Chunker chunker;
  private final Embedder embedder;
  private final PendingVectors vectors;
  private final IngestLimits limits;
  private final OperationProfiler profiler;

  /**
   * Creates an ingester.
   *
   * @param embedder keeps its contract on every call
   * @param vectors what ingests that were cut off have embedded; of the same embedder
   * @param limits what each ingest may take
   * @param profiler measures the stages
   */
  public Ingester(
      Corpus corpus,
      FileParser parser,
      Chunker chunker,
      Embedder embedder,
      PendingVectors vectors,
      IngestLimits limits,
      OperationProfiler profiler) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.parser = Objects.requireNonNull(parser, "parser");
    this.chunker = new CheckedChunker(Objects.requireNonNull(chunker, "chunker"));
    this.embedder = Objects.requireNonNull(embedder, "embedder");
    this.vectors = Objects.requireNonNull(vectors, "vectors");
    this.limits = Objects.requireNonNull(limits, "limits");
    this.profiler = Objects.requireNonNull(profiler, "profiler");
  }

  /**
   * Adds and updates what {@code source} has; a document owned by the scope's persona unless it
   * says otherwise.
   */
  public IngestReport ingest(DocumentSource source, IngestOptions options, Scope scope) {
    return run(source, options, scope, false);
  }

  /** As {@link #ingest}, and removes what came from this source before and is no longer in it. */
  public IngestReport sync(DocumentSource source, IngestOptions options, Scope scope) {
    return run(source, options, scope, true);
  }

  /** Forgets what ingests that were cut off have embedded, as must be done after a deletion. */
  public void forget() {
    vectors.clear();
  }

  private IngestReport run(
      DocumentSource source, IngestOptions options, Scope scope, boolean sync) {
    IngestRun run =
        new IngestRun(
            corpus, parser, chunker, embedder, vectors, limits, profiler, source, options, scope);
    boolean inOrder = false;
    vectors.runBegins();
    try {
      IngestReport report = profiler.counted(Stages.INGEST, span -> run.run(sync, span.fork()));
      if (report.count(DocumentOutcome.Status.REMOVED) > 0) {
        forget();
      }
      inOrder = !report.cancelled() && report.count(DocumentOutcome.Status.FAILED) == 0;
      return report;
    } finally {
      vectors.runEnds(inOrder);
    }
  }
}
