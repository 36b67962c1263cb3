package dev.ragged.memory.query;

import dev.ragged.memory.store.ActivityReader;
import dev.ragged.memory.time.Buckets;
import java.sql.SQLException;
import java.util.List;

/** Counts by buckets. */
final class BucketCounts {
  private BucketCounts() {}

  /**
   * Buckets up to which each is counted by a statement of its own: that costs about 5 microseconds,
   * which is less than reading the times of 50 interactions.
   */
  private static final int FEW = 1_000;

  /** Returns how often something was asked in each bucket. */
  static long[] interactions(Buckets buckets, ActivityReader reader) throws SQLException {
    if (buckets.size() > FEW) {
      return of(buckets, reader.interactions(buckets.period()));
    }
    long[] counts = new long[buckets.size()];
    for (int i = 0; i < counts.length; i++) {
      counts[i] = reader.count(buckets.period(i));
    }
    return counts;
  }

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
