package dev.ragged;

import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.CacheFolder;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.ingest.PendingVectors;
import dev.ragged.retrieval.SearchCaches;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.StoreFiles;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalDouble;

/** Opens the caches of searches and ingests as the configuration says. */
final class CacheOpening {
  private CacheOpening() {}

  static SearchCaches of(
      RaggedConfig config,
      RaggedBuilder builder,
      Corpus corpus,
      Embedder embedder,
      VectorIndexProvider backend) {
    CacheBuilder results =
        cache(builder, config, "results", Settings.CACHE_RESULTS_TTL)
            .heapBytes(config.get(Settings.CACHE_RESULTS_HEAP_BYTES));
    CacheBuilder vectors =
        cache(builder, config, "embeddings", Settings.CACHE_EMBEDDINGS_TTL)
            .heapBytes(config.get(Settings.CACHE_EMBEDDINGS_HEAP_BYTES));
    CacheLevel resultsLevel = config.get(Settings.CACHE_RESULTS_LEVEL);
    CacheLevel vectorsLevel = config.get(Settings.CACHE_EMBEDDINGS_LEVEL);
    if (builder.directory != null) {
      Path folder = builder.directory.resolve(StoreFiles.CACHE);
      // What an earlier opening left is of no use to anybody, and nobody would clear it.
      if (resultsLevel != CacheLevel.DISK) {
        CacheFolder.delete(folder.resolve("results"));
      }
      if (vectorsLevel != CacheLevel.DISK) {
        CacheFolder.delete(folder.resolve("embeddings"));
      }
      if (resultsLevel == CacheLevel.DISK) {
        SearchCaches.resultsOnDisk(
            results,
            folder.resolve("results"),
            corpus.state().store(),
            config.get(Settings.CACHE_RESULTS_DISK_BYTES));
      }
      if (vectorsLevel == CacheLevel.DISK) {
        SearchCaches.vectorsOnDisk(
            vectors,
            folder.resolve("embeddings"),
            corpus.state().store(),
            config.get(Settings.CACHE_EMBEDDINGS_DISK_BYTES));
      }
    }
    return SearchCaches.of(
        resultsLevel == CacheLevel.OFF ? Optional.empty() : Optional.of(results),
        vectorsLevel == CacheLevel.OFF ? Optional.empty() : Optional.of(vectors),
        config.get(Settings.CACHE_SIMILAR_ENABLED)
            ? OptionalDouble.of(config.get(Settings.CACHE_SIMILAR_SIMILARITY))
            : OptionalDouble.empty(),
        embedder.fingerprint(),
        backend.fingerprint());
  }

  /** Opens what keeps the vectors of an ingest until its documents are stored. */
  static PendingVectors pending(RaggedBuilder builder, Corpus corpus, Embedder embedder) {
    return builder.directory == null
        ? PendingVectors.none()
        : PendingVectors.in(
            builder.directory.resolve(StoreFiles.CACHE).resolve(PendingVectors.NAME),
            corpus.state().store(),
            embedder.fingerprint());
  }

  private static CacheBuilder cache(
      RaggedBuilder builder, RaggedConfig config, String name, Setting<Duration> timeToLive) {
    CacheBuilder cache = TwoLevelCache.builder(name).clock(builder.clock);
    Duration value = config.get(timeToLive);
    return value.isZero() ? cache : cache.timeToLive(value);
  }
}
