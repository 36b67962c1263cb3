package dev.ragged.memory.time;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/** A period, cut into consecutive parts at the boundaries of a calendar. Immutable. */
public final class Buckets {
  private static final int INITIAL_CAPACITY = 64;

  private final Period period;
  private final Bucket bucket;
  private final Grid grid;
  private final int size;

  /** Where a bucket ends and the next begins, in seconds since 1970; {@code size - 1} of them. */
  private final long[] cuts;

  private Buckets(Period period, Bucket bucket, Grid grid, int size, long[] cuts) {
    this.period = period;
    this.bucket = bucket;
    this.grid = grid;
    this.size = size;
    this.cuts = cuts;
  }

  static Buckets cut(Period period, Bucket bucket, TimeSettings settings) {
    Grid grid = bucket.grid(settings);
    if (period.isEmpty()) {
      return new Buckets(period, bucket, grid, 0, new long[0]);
    }
    long[] cuts = new long[INITIAL_CAPACITY];
    int count = 0;
    for (Instant next = grid.next(period.from());
        next.isBefore(period.to());
        next = grid.next(next)) {
      if (count == Bucket.MAX_BUCKETS - 1) {
        throw new IllegalArgumentException(
            "a period must be cut into at most %d buckets: bucket=%s, period=%s; take larger ones"
                .formatted(Bucket.MAX_BUCKETS, bucket, period));
      }
      if (count == cuts.length) {
        cuts = Arrays.copyOf(cuts, 2 * count);
      }
      cuts[count++] = next.getEpochSecond();
    }
    return new Buckets(period, bucket, grid, count + 1, Arrays.copyOf(cuts, count));
  }

  /** Returns the period that was cut. */
  public Period period() {
    return period;
  }

  /** Returns the size that it was cut to. */
  public Bucket bucket() {
    return bucket;
  }

  /** Returns how many buckets there are; none if the period is empty. */
  public int size() {
    return size;
  }

  /** Returns the time of bucket {@code index}, where 0 is the first in time. */
  public Period period(int index) {
    Objects.checkIndex(index, size);
    Instant from = index == 0 ? period.from() : Instant.ofEpochSecond(cuts[index - 1]);
    Instant to = index == size - 1 ? period.to() : Instant.ofEpochSecond(cuts[index]);
    return new Period(from, to);
  }

  /**
   * Returns the name of bucket {@code index}, such as {@code 2026-01-15}; see {@link Bucket}. It
   * depends on the part of the calendar only, also for a first or last bucket that is not whole.
   * {@link TimeExpressions} with the same settings reads it, unless it names an hour.
   */
  public String label(int index) {
    return grid.label(period(index).from());
  }

  /** Returns the times of all buckets, in order. */
  public List<Period> periods() {
    List<Period> periods = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      periods.add(period(i));
    }
    return List.copyOf(periods);
  }

  /**
   * Returns the index of the bucket that {@code instant} is in, or -1 if it is not in the period.
   * Cost: a binary search.
   */
  public int indexOf(Instant instant) {
    if (!period.contains(instant)) {
      return -1;
    }
    int found = Arrays.binarySearch(cuts, instant.getEpochSecond());
    return found >= 0 ? found + 1 : -found - 1;
  }

  @Override
  public String toString() {
    return "Buckets[bucket=" + bucket + ", size=" + size + ", period=" + period + "]";
  }
}
