package dev.ragged.memory.activity;

import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Counts over a period, cut at the boundaries of a calendar. Immutable.
 *
 * @param period what was asked for; an open end is put where the persona's activity has its own
 * @param bucket the size of the parts
 * @param buckets all parts in the order of time, also those without activity; none of an empty
 *     period
 */
public record Timeline(Period period, Bucket bucket, List<TimelineBucket> buckets) {
  public Timeline {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(bucket, "bucket");
    buckets = List.copyOf(buckets);
  }

  /** Returns the sum of all counts. */
  public long total() {
    return buckets.stream().mapToLong(TimelineBucket::count).sum();
  }

  /** Returns the mean count of a bucket; 0 if there are none. */
  public double average() {
    return buckets.isEmpty() ? 0 : (double) total() / buckets.size();
  }

  /** Returns the bucket with the highest count, the first of several; none without activity. */
  public Optional<TimelineBucket> peak() {
    return buckets.stream()
        .filter(part -> part.count() > 0)
        .max(
            Comparator.comparingLong(TimelineBucket::count)
                .thenComparing(part -> part.period().from(), Comparator.reverseOrder()));
  }

  /** Returns a chart in plain text: a line for each bucket, and one with total and average. */
  public String chart() {
    return Chart.of(this);
  }
}
