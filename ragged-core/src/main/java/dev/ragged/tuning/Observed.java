package dev.ragged.tuning;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.spi.CorpusStatistics;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is known of a store's use at one moment. Immutable.
 *
 * @param searches questions answered since it opened
 * @param repeats share of them that were asked before, in [0, 1]
 * @param caches figures of the caches that are on
 * @param probe what exact repetition has shown
 * @param corpus sizes and the index
 * @param backends the backends that could be used, by name
 */
record Observed(
    long searches,
    double repeats,
    List<CacheStatistics> caches,
    ProbeFigures probe,
    CorpusStatistics corpus,
    Map<String, VectorIndexProvider> backends) {
  Optional<CacheStatistics> cache(String name) {
    return caches.stream().filter(cache -> cache.name().equals(name)).findFirst();
  }
}
