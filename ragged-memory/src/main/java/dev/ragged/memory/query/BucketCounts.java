package dev.ragged.memory.query;

import dev.ragged.memory.time.Buckets;
import java.util.List;

/** Counts times by the buckets that they are in. */
final class BucketCounts {
  private BucketCounts() {}

  /**
   * Returns how many of {@code times} are in each bucket.
   *
   * @param times milliseconds since 1970, ascending, all within the buckets' period
   */
  static long[] of(Buckets buckets, List<Long> times) {
    long[] counts = new long[buckets.size()];
    int bucket = -1;
    long end = Long.MIN_VALUE;
    for (long time : times) {
      while (time >= end) {
        bucket++;
        end = buckets.period(bucket).toMillis();
      }
      counts[bucket]++;
    }
    return counts;
  }
}
