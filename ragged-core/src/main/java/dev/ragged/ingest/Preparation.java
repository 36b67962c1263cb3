package dev.ragged.ingest;

import dev.ragged.document.Chunk;
import dev.ragged.document.Chunker;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.spi.EmbeddedDocument;
import dev.ragged.spi.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.BooleanSupplier;

/**
 * Cuts and embeds documents on worker threads. A long document is embedded by several of them at
 * once. Thread-safe.
 */
final class Preparation {
  private final Chunker chunker;
  private final Embedder embedder;
  private final Executor workers;
  private final BooleanSupplier cancelled;
  private final LongAdder embeddingNanos = new LongAdder();

  Preparation(Chunker chunker, Embedder embedder, Executor workers, BooleanSupplier cancelled) {
    this.chunker = chunker;
    this.embedder = embedder;
    this.workers = workers;
    this.cancelled = cancelled;
  }

  long embeddingNanos() {
    return embeddingNanos.sum();
  }

  CompletableFuture<EmbeddedDocument> prepare(ReadDocument read) {
    return CompletableFuture.supplyAsync(() -> cut(read), workers).thenCompose(this::embed);
  }

  private record Cut(Document document, Origin origin, List<Chunk> chunks) {}

  private Cut cut(ReadDocument read) {
    requireRunning();
    Document document = read.parse();
    return new Cut(document, read.origin(), chunker.chunk(document));
  }

  private CompletableFuture<EmbeddedDocument> embed(Cut cut) {
    List<String> texts = cut.chunks.stream().map(Chunk::searchableText).toList();
    List<CompletableFuture<List<float[]>>> batches = new ArrayList<>();
    for (int from = 0; from < texts.size(); from += embedder.batchSize()) {
      List<String> batch = texts.subList(from, Math.min(from + embedder.batchSize(), texts.size()));
      batches.add(CompletableFuture.supplyAsync(() -> embed(batch), workers));
    }
    return CompletableFuture.allOf(batches.toArray(CompletableFuture<?>[]::new))
        .thenApply(
            done -> {
              List<float[]> vectors = new ArrayList<>(texts.size());
              batches.forEach(batch -> vectors.addAll(batch.join()));
              return new EmbeddedDocument(cut.document, cut.origin, cut.chunks, vectors);
            });
  }

  private List<float[]> embed(List<String> texts) {
    requireRunning();
    long start = System.nanoTime();
    try {
      return embedder.embed(texts, EmbeddingRole.DOCUMENT);
    } finally {
      embeddingNanos.add(System.nanoTime() - start);
    }
  }

  private void requireRunning() {
    if (cancelled.getAsBoolean()) {
      throw new CancellationException("the ingest was cancelled");
    }
  }
}
