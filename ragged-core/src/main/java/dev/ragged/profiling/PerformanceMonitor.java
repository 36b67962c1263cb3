package dev.ragged.profiling;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Watches spans as long as a store is open, and can say at any time what the last minutes or hours
 * were like. Thread-safe.
 *
 * <p>Keeps the last 24 hours: minutes of the last hour, and quarters of an hour before that. Memory
 * is bounded by the number of different call paths: some 15 kilobytes for each that is in use, and
 * some hundred bytes for each of its buckets. Costs some 40 ns a span beside those of the span.
 *
 * <p>Of the slowest questions it keeps the text only where that is allowed, and what a persona
 * asked only until {@link #forget}.
 */
public final class PerformanceMonitor implements ProfileListener {
  private static final Duration LONGEST = Duration.ofNanos(Long.MAX_VALUE);

  private final OperationProfiler profiler;
  private final Clock clock;
  private final boolean keepsText;
  private final TimeBuckets buckets;

  // Set before questions are erased, and read after one was added: either way it is found.
  private volatile long forgotten;

  /**
   * Creates a monitor; {@link OperationProfiler#add} makes it watch.
   *
   * @param profiler whose spans it will be told of
   * @param keepsText whether it may keep what was asked
   */
  public PerformanceMonitor(OperationProfiler profiler, Clock clock, boolean keepsText) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.clock = Objects.requireNonNull(clock, "clock");
    this.keepsText = keepsText;
    this.buckets = new TimeBuckets(profiler.paths(), clock.millis());
    this.forgotten = profiler.nanoTime() - 1;
  }

  @Override
  public void ended(Span span, @Nullable Object context) {
    // One look at the clock for all spans of a call is often enough.
    TimeBuckets.Minute minute =
        span.path().depth() == 1 ? buckets.at(clock.millis()) : buckets.present();
    minute.tallies().of(span.path()).add(span);
    if (span.hasDetails()) {
      span.stages().ifPresent(stages -> keep(span, stages, minute.slowest()));
    }
  }

  private void keep(Span span, StageTimes stages, SlowestQueries slowest) {
    Optional<SlowQuery> kept = slowest.offer(span, stages, keepsText, clock.instant());
    if (kept.flatMap(SlowQuery::persona).isPresent()
        && span.details().askedNanos - forgotten <= 0) {
      slowest.removeIf(kept.get()::equals);
    }
  }

  /** Counts an operation that was timed without a span. */
  public void record(String operation, Duration duration) {
    if (duration.isNegative()) {
      throw new IllegalArgumentException(
          "a duration must not be negative: operation=" + operation + ", duration=" + duration);
    }
    CallPaths paths = profiler.paths();
    buckets
        .at(clock.millis())
        .tallies()
        .of(paths.child(paths.root(), operation))
        .add(duration.compareTo(LONGEST) < 0 ? duration.toNanos() : Long.MAX_VALUE);
  }

  /**
   * Returns what has happened in the last {@code time}, rounded up to whole buckets: to minutes up
   * to an hour, else to quarters of an hour.
   *
   * @param time more than 0; of more than 24 hours the last 24 are reported
   */
  public PerformanceReport since(Duration time) {
    if (time.isNegative() || time.isZero()) {
      throw new IllegalArgumentException("time must be more than 0: time=" + time);
    }
    long now = clock.millis();
    Duration reach = time.compareTo(TimeBuckets.REACH) < 0 ? time : TimeBuckets.REACH;
    List<TimeBucket> kept = buckets.since(now - reach.toMillis(), now);
    List<PerformanceReport> parts = new ArrayList<>();
    long from = now;
    for (TimeBucket bucket : kept) {
      parts.add(bucket.report());
      from = Math.min(from, bucket.start());
    }
    return PerformanceReport.sum(Instant.ofEpochMilli(from), Instant.ofEpochMilli(now), parts);
  }

  /**
   * Erases the slow questions of a persona. Those under way meanwhile, whoever asks, are not kept.
   */
  @Override
  public void forget(String persona) {
    Objects.requireNonNull(persona, "persona");
    forgotten = profiler.nanoTime();
    buckets.eraseIf(query -> query.persona().filter(persona::equals).isPresent());
  }

  @Override
  public String toString() {
    return "performance monitor";
  }
}
