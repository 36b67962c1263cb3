package dev.ragged.tuning;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.config.Preset;
import dev.ragged.config.Setting;
import dev.ragged.config.Settings;
import dev.ragged.spi.CorpusStatistics;
import dev.ragged.sqlite.ConnectionLimits;
import dev.ragged.sqlite.DatabaseSettings;
import java.util.List;
import java.util.Locale;

/**
 * Proposes smaller caches. What of a cache's heap can go is bounded by what is lost with it: the
 * part of the entries that stays has at least the same part of the hits, because the cache keeps
 * those that are asked for most.
 */
final class MemoryRule {
  /** Hit rate that a smaller cache may cost: 2 points. */
  static final double LOSS = 0.02;

  /** Lookups without which nothing is proposed: two points are then ten lookups. */
  static final long FEWEST = 500;

  /** Room beyond what is used now, so that a cache at its bound does not evict at once. */
  private static final double ROOM = 1.1;

  /** Share of the present size from which on less is worth a change. */
  private static final double SMALLER = 0.8;

  private static final long KIB = 1L << 10;

  /** Bytes of a database below which hardly anything is stored yet. */
  private static final long LEAST_DATABASE = 1L << 20;

  private MemoryRule() {}

  /** Adds what the figures of caches speak for, and says what they do not. */
  static void propose(
      List<CacheStatistics> caches,
      CorpusStatistics corpus,
      Proposals proposals,
      List<String> notes) {
    for (CacheStatistics cache : caches) {
      if (cache.name().equals("results")) {
        cache(cache, Settings.CACHE_RESULTS_HEAP_BYTES, proposals, notes);
      } else if (cache.name().equals("embeddings")) {
        cache(cache, Settings.CACHE_EMBEDDINGS_HEAP_BYTES, proposals, notes);
      }
    }
    database(corpus, proposals, notes);
  }

  private static void cache(
      CacheStatistics cache, Setting<Long> setting, Proposals proposals, List<String> notes) {
    long lookups = cache.hits() + cache.misses();
    if (lookups < FEWEST) {
      notes.add(
          "the cache of "
              + cache.name()
              + " had "
              + lookups
              + " lookups, too few to judge it by; "
              + FEWEST
              + " are enough");
      return;
    }
    double inHeap = (double) cache.heap().hits() / lookups;
    double kept = inHeap <= LOSS ? 0 : 1 - LOSS / inHeap;
    long used = cache.heap().bytes();
    long least = setting.extremes().get(0);
    long bytes = Math.max(least, roundUp(Math.round(used * kept * ROOM)));
    long present = proposals.config().get(setting);
    if (bytes <= present * SMALLER) {
      proposals.add(
          setting,
          bytes,
          String.format(
              Locale.ROOT,
              "Of %d lookups %.1f %% were answered from the heap, where %d entries of %d bytes on"
                  + " average use %d of %d bytes; %.0f %% of them keep the hit rate within %.0f"
                  + " points.",
              lookups,
              100 * inHeap,
              cache.heap().entries(),
              used / Math.max(1, cache.heap().entries()),
              used,
              present,
              100 * kept,
              100 * LOSS));
    }
    long low = setting.in(Preset.LOW_MEMORY).orElse(present);
    if (low < Math.min(present, used) && low < bytes) {
      notes.add(
          String.format(
              Locale.ROOT,
              "%s of low_memory, %s, would take at most %.1f points of the hit rate from the heap;"
                  + " such a lookup took %.3f ms on average, and one that found nothing %.3f ms",
              setting.key(),
              setting.format(low),
              100 * inHeap * (used - low) / used,
              TuningText.millis(cache.meanHit()),
              TuningText.millis(cache.meanMiss())));
    }
  }

  private static void database(CorpusStatistics corpus, Proposals proposals, List<String> notes) {
    long database = corpus.bytesOnDisk();
    if (database < LEAST_DATABASE) {
      return;
    }
    ConnectionLimits limits = ConnectionLimits.of(proposals.config());
    long least = DatabaseSettings.CACHE_BYTES.extremes().get(0);
    long bytes = Math.max(least, roundUp(Math.round(database * ROOM)));
    if (bytes <= limits.cacheBytes() * SMALLER) {
      proposals.add(
          DatabaseSettings.CACHE_BYTES,
          bytes,
          String.format(
              Locale.ROOT,
              "The database has %d bytes; a cache of %d on each of up to %d connections is never"
                  + " filled.",
              database,
              limits.cacheBytes(),
              limits.readers()));
    } else {
      long low = DatabaseSettings.CACHE_BYTES.in(Preset.LOW_MEMORY).orElseThrow();
      notes.add(
          "the database has "
              + database
              + " bytes; what a smaller database.cache_bytes than "
              + limits.cacheBytes()
              + " costs cannot be measured while the store is open. That of low_memory would save up"
              + " to "
              + Math.max(0, limits.cacheBytes() - low) * limits.readers()
              + " bytes");
    }
  }

  private static long roundUp(long bytes) {
    return (bytes + KIB - 1) / KIB * KIB;
  }
}
