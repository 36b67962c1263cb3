package dev.ragged.profiling;

import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * What happened in the last day: by minutes for the last hour, by quarters of an hour for the rest.
 * Memory is bounded by the number of call paths, whatever the number of spans.
 *
 * <p>Concurrency: spans are counted in the present minute without this object's lock. A minute that
 * is over is packed a minute later, so that whoever is counting in it has finished.
 */
final class TimeBuckets {
  static final Duration FINE = Duration.ofMinutes(1);
  static final Duration FINE_REACH = Duration.ofHours(1);
  static final Duration COARSE = Duration.ofMinutes(15);
  static final Duration REACH = Duration.ofHours(24);

  /** A minute in which spans are counted. */
  record Minute(long start, PathTallies tallies, SlowestQueries slowest) {
    Minute(long start) {
      this(start, new PathTallies(0), new SlowestQueries());
    }

    long end() {
      return start - start % FINE.toMillis() + FINE.toMillis();
    }
  }

  private final CallPaths paths;
  private final Deque<TimeBucket> fine = new ArrayDeque<>();
  private final Deque<TimeBucket> coarse = new ArrayDeque<>();
  private volatile Minute present;
  private @Nullable Minute before;

  TimeBuckets(CallPaths paths, long now) {
    this.paths = paths;
    this.present = new Minute(now);
  }

  /** Returns the minute to count in. */
  Minute present() {
    return present;
  }

  /** Returns the present minute, a new one if the last is over. */
  Minute at(long now) {
    Minute minute = present;
    if (now >= minute.end() || now < minute.start) {
      turn(now);
    }
    return present;
  }

  private synchronized void turn(long now) {
    if (now >= present.start && now < present.end()) {
      return;
    }
    if (now < present.start) {
      turnBack(now);
    }
    Minute over = before;
    if (over != null) {
      pack(over);
    }
    before = present;
    present = new Minute(now - now % FINE.toMillis());
    expire(now);
  }

  /** The clock was put back: what it said of the time in between was wrong. */
  private void turnBack(long now) {
    fine.removeIf(bucket -> bucket.start() > now);
    coarse.removeIf(bucket -> bucket.start() > now);
    if (before != null && before.start > now) {
      before = null;
    }
    present = new Minute(now - FINE.toMillis(), present.tallies, present.slowest);
  }

  private void pack(Minute minute) {
    List<ProfileMetric> metrics = minute.tallies.snapshot(paths);
    if (metrics.isEmpty()) {
      return;
    }
    TimeBucket bucket = TimeBucket.of(minute.start, minute.end(), metrics, minute.slowest.list());
    fine.add(bucket);
    TimeBucket last = coarse.peekLast();
    long quarter = COARSE.toMillis();
    if (last != null && last.start() / quarter == bucket.start() / quarter) {
      coarse.removeLast();
      coarse.add(last.plus(bucket));
    } else {
      coarse.add(bucket);
    }
  }

  private void expire(long now) {
    fine.removeIf(bucket -> bucket.end() <= now - FINE_REACH.toMillis());
    coarse.removeIf(bucket -> bucket.end() <= now - REACH.toMillis());
  }

  /**
   * Returns what happened since {@code from}, the bucket that it falls into included.
   *
   * @param from milliseconds since 1970
   * @param now the same, to know how fine the answer can be
   */
  synchronized List<TimeBucket> since(long from, long now) {
    at(now);
    expire(now);
    Deque<TimeBucket> kept = now - from <= FINE_REACH.toMillis() ? fine : coarse;
    List<TimeBucket> all = new ArrayList<>(kept);
    Minute over = before;
    if (over != null) {
      all.add(open(over, over.end()));
    }
    all.add(open(present, Math.max(present.start, now)));
    all.removeIf(bucket -> bucket.end() < from);
    return all;
  }

  private TimeBucket open(Minute minute, long end) {
    return TimeBucket.of(minute.start, end, minute.tallies.snapshot(paths), minute.slowest.list());
  }

  /** Drops slow questions that {@code condition} holds of. */
  synchronized void eraseIf(Predicate<SlowQuery> condition) {
    fine.forEach(bucket -> bucket.slowest().removeIf(condition));
    coarse.forEach(bucket -> bucket.slowest().removeIf(condition));
    if (before != null) {
      before.slowest.removeIf(condition);
    }
    present.slowest.removeIf(condition);
  }
}
