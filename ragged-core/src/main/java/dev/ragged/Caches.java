package dev.ragged;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.document.PersonaId;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.spi.StoreFiles;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;

/**
 * What searches keep for the next ones: the vectors of questions, and what was found. A result is
 * kept for one state of the documents, so it is never an old one. Thread-safe.
 */
public final class Caches {
  private static final String RESULTS = "results";
  private static final String EMBEDDINGS = "embeddings";

  private final SearchCaches searches;

  Caches(SearchCaches searches) {
    this.searches = searches;
  }

  static SearchCaches open(
      Optional<Path> directory,
      UUID store,
      EmbedderFingerprint embedder,
      String engine,
      Clock clock) {
    CacheBuilder results =
        TwoLevelCache.builder(RESULTS)
            .heapBytes(32L << 20)
            .timeToLive(Duration.ofMinutes(30))
            .clock(clock);
    CacheBuilder vectors = TwoLevelCache.builder(EMBEDDINGS).heapBytes(8L << 20).clock(clock);
    directory
        .map(root -> root.resolve(StoreFiles.CACHE))
        .ifPresent(
            folder -> {
              SearchCaches.resultsOnDisk(results, folder.resolve(RESULTS), store, 64L << 20);
              SearchCaches.vectorsOnDisk(vectors, folder.resolve(EMBEDDINGS), store, 32L << 20);
            });
    return SearchCaches.of(Optional.of(results), Optional.of(vectors), embedder, engine);
  }

  /** Returns figures of each cache that is on, by name: {@code results}, {@code embeddings}. */
  public List<CacheStatistics> statistics() {
    return searches.statistics();
  }

  /**
   * Empties all caches, in the heap and on disk; figures go on.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be deleted
   */
  public void clear() {
    searches.clear();
  }

  /** Drops what searches of {@code persona} left; it was in the heap only. */
  public void clear(PersonaId persona) {
    searches.forget(Objects.requireNonNull(persona, "persona"));
  }

  void close() {
    searches.close();
  }
}
