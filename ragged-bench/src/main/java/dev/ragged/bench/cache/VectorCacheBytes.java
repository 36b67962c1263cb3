package dev.ragged.bench.cache;

import dev.ragged.Ragged;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.LiveHeap;
import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.cache.LevelStatistics;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.retrieval.SearchRequest;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * How much heap the vectors of {@code questions} take that a store keeps, all different and each
 * asked once: what the cache tells, which its bound is about, and what full collections leave.
 */
public final class VectorCacheBytes {
  private static final long ROOM = 1L << 30;

  private VectorCacheBytes() {}

  /** Arguments: {@code questions=10000}. */
  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    int questions = new Arguments(Map.of("questions", 10_000), words).get("questions");
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(EmbedderChoice.LEXICAL.open(1))
            .set(Settings.CACHE_RESULTS_LEVEL, CacheLevel.OFF)
            .set(Settings.CACHE_EMBEDDINGS_LEVEL, CacheLevel.HEAP)
            .set(Settings.CACHE_EMBEDDINGS_HEAP_BYTES, ROOM)
            .set(Settings.PROFILING_MONITOR, false)
            .build()) {
      ragged.ingest(DocumentSource.of(List.of(Document.of("one", "a document of some words"))));
      ask(ragged, 0, 1_000);
      ragged.caches().clear();
      long before = LiveHeap.bytes();
      ask(ragged, 1_000, questions);
      long grown = LiveHeap.bytes() - before;
      LevelStatistics heap =
          ragged.caches().statistics().stream()
              .filter(cache -> cache.name().equals("embeddings"))
              .findFirst()
              .orElseThrow()
              .heap();
      double mib = 1 << 20;
      System.out.printf(
          "%,d vectors of %d dimensions: numbers alone %.1f MiB, told %.1f MiB, heap %.1f MiB%n",
          heap.entries(),
          EmbedderChoice.DIMENSION,
          (double) heap.entries() * EmbedderChoice.DIMENSION * Float.BYTES / mib,
          heap.bytes() / mib,
          grown / mib);
    }
  }

  private static void ask(Ragged ragged, int first, int count) {
    for (int i = first; i < first + count; i++) {
      var unused = ragged.search(SearchRequest.of("which document is about the word number " + i));
    }
  }
}
