package dev.ragged.ingest;

import dev.ragged.document.Chunker;
import dev.ragged.document.FileParser;
import dev.ragged.embedding.Embedder;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.Scope;
import java.util.Objects;

/** Brings documents into a corpus. Thread-safe; two ingests at once take turns at committing. */
public final class Ingester {
  private final Corpus corpus;
  private final FileParser parser;
  private final Chunker chunker;
  private final Embedder embedder;

  /**
   * Creates an ingester.
   *
   * @param embedder keeps its contract on every call
   */
  public Ingester(Corpus corpus, FileParser parser, Chunker chunker, Embedder embedder) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.parser = Objects.requireNonNull(parser, "parser");
    this.chunker = new CheckedChunker(Objects.requireNonNull(chunker, "chunker"));
    this.embedder = Objects.requireNonNull(embedder, "embedder");
  }

  /**
   * Adds and updates what {@code source} has; a document owned by the scope's persona unless it
   * says otherwise.
   */
  public IngestReport ingest(DocumentSource source, IngestOptions options, Scope scope) {
    return new IngestRun(
            corpus, parser, chunker, embedder, PendingVectors.NONE, source, options, scope)
        .run(false);
  }

  /** As {@link #ingest}, and removes what came from this source before and is no longer in it. */
  public IngestReport sync(DocumentSource source, IngestOptions options, Scope scope) {
    return new IngestRun(
            corpus, parser, chunker, embedder, PendingVectors.NONE, source, options, scope)
        .run(true);
  }
}
