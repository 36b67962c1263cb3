package dev.ragged.cli;

import dev.ragged.cache.CacheStatistics;
import dev.ragged.profiling.Durations;
import dev.ragged.profiling.ProfileMetric;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a cache did in processes that have ended. Immutable.
 *
 * <p>The log has it as counters of a metric without times, {@code cache.results}, so that it adds
 * up as all else there does.
 *
 * @param name the cache's
 * @param hitNanos time of all lookups that were hits, in nanoseconds
 * @param missNanos time of all others, with loading
 */
public record CacheUse(String name, long hits, long misses, long hitNanos, long missNanos) {
  private static final String PREFIX = "cache.";
  private static final String HITS = "hits";
  private static final String MISSES = "misses";
  private static final String HIT_NANOS = "hit_ns";
  private static final String MISS_NANOS = "miss_ns";

  static CacheUse of(CacheStatistics cache) {
    return new CacheUse(
        cache.name(),
        cache.hits(),
        cache.misses(),
        cache.hits() * cache.meanHit().toNanos(),
        cache.misses() * cache.meanMiss().toNanos());
  }

  /** Returns the uses among metrics. */
  public static List<CacheUse> of(List<ProfileMetric> metrics) {
    return metrics.stream().filter(CacheUse::isUse).map(CacheUse::of).toList();
  }

  /** Returns whether a metric is the use of a cache. */
  static boolean isUse(ProfileMetric metric) {
    return metric.path().size() == 1 && metric.name().startsWith(PREFIX);
  }

  private static CacheUse of(ProfileMetric metric) {
    return new CacheUse(
        metric.name().substring(PREFIX.length()),
        metric.counter(HITS),
        metric.counter(MISSES),
        metric.counter(HIT_NANOS),
        metric.counter(MISS_NANOS));
  }

  ProfileMetric metric() {
    return new ProfileMetric(
        List.of(PREFIX + name),
        0,
        new ProfileMetric.Costs(0, Optional.empty(), OptionalLong.empty()),
        Map.of(HITS, hits, MISSES, misses, HIT_NANOS, hitNanos, MISS_NANOS, missNanos),
        Durations.of(List.of()));
  }

  /** Returns the use of both together. */
  public CacheUse plus(CacheUse other) {
    return new CacheUse(
        name,
        hits + other.hits,
        misses + other.misses,
        hitNanos + other.hitNanos,
        missNanos + other.missNanos);
  }

  /** Returns the share of lookups that were hits, in [0, 1]; 0 without any. */
  public double hitRate() {
    return hits + misses == 0 ? 0 : (double) hits / (hits + misses);
  }

  /** Returns the mean time of a hit; zero without any. */
  public Duration meanHit() {
    return Duration.ofNanos(hits == 0 ? 0 : hitNanos / hits);
  }

  /** Returns the mean time of a miss, with loading; zero without any. */
  public Duration meanMiss() {
    return Duration.ofNanos(misses == 0 ? 0 : missNanos / misses);
  }
}
