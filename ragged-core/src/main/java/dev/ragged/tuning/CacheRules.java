package dev.ragged.tuning;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.cache.LevelStatistics;
import dev.ragged.config.CacheLevel;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import java.util.Locale;
import java.util.Optional;

/** What repeated questions and full caches speak for. */
final class CacheRules {
  /** Searches without which nothing is recommended: a rate of 0.2 then has an error below 0.03. */
  static final long FEWEST_SEARCHES = 200;

  /** Share of repeats from which on a cache saves every fifth search. */
  static final double MANY_REPEATS = 0.2;

  /** Share of misses that had to drop an entry from which on a cache is too small for its use. */
  static final double MANY_EVICTIONS = 0.2;

  private static final int LARGER = 2;

  private CacheRules() {}

  static void recommend(Observed observed, Proposals proposals) {
    if (observed.searches() < FEWEST_SEARCHES || observed.repeats() < MANY_REPEATS) {
      return;
    }
    String asked =
        String.format(
            Locale.ROOT,
            "Of %d searches %.0f %% were asked before",
            observed.searches(),
            100 * observed.repeats());
    cache(
        observed.cache("results"),
        Settings.CACHE_RESULTS_LEVEL,
        Settings.CACHE_RESULTS_HEAP_BYTES,
        Settings.CACHE_RESULTS_DISK_BYTES,
        asked,
        proposals);
    cache(
        observed.cache("embeddings"),
        Settings.CACHE_EMBEDDINGS_LEVEL,
        Settings.CACHE_EMBEDDINGS_HEAP_BYTES,
        Settings.CACHE_EMBEDDINGS_DISK_BYTES,
        asked,
        proposals);
  }

  private static void cache(
      Optional<CacheStatistics> cache,
      Setting<CacheLevel> level,
      Setting<Long> heapBytes,
      Setting<Long> diskBytes,
      String asked,
      Proposals proposals) {
    if (proposals.config().get(level) == CacheLevel.OFF) {
      proposals.add(level, CacheLevel.HEAP, asked + ", and nothing of them was kept.");
      return;
    }
    if (cache.isEmpty() || cache.get().misses() < FEWEST_SEARCHES * MANY_REPEATS) {
      return;
    }
    CacheStatistics figures = cache.get();
    larger(figures, figures.heap(), heapBytes, "heap", asked, proposals);
    larger(figures, figures.disk(), diskBytes, "disk", asked, proposals);
  }

  private static void larger(
      CacheStatistics cache,
      LevelStatistics level,
      Setting<Long> bytes,
      String where,
      String asked,
      Proposals proposals) {
    long dropped = level.evictions() + level.rejected();
    if (dropped < cache.misses() * MANY_EVICTIONS) {
      return;
    }
    long present = proposals.config().get(bytes);
    proposals.add(
        bytes,
        Math.min(bytes.extremes().get(1), present * LARGER),
        String.format(
            Locale.ROOT,
            "%s, but the cache of %s answered %.0f %%, and dropped %d entries for %d misses: %d"
                + " bytes on %s are too few.",
            asked,
            cache.name(),
            100 * cache.hitRate(),
            dropped,
            cache.misses(),
            present,
            where));
  }
}
