package dev.ragged.profiling;

import java.time.Duration;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.LongStream;

/**
 * How long the operations of one kind took. Count, total, mean, standard deviation, shortest and
 * longest are exact; percentiles are off by less than 0.4 % and never outside of what occurred.
 * Without operations all figures are zero. Immutable.
 */
public final class Durations {
  private final DurationHistogram histogram;
  private final long totalNanos;
  private final double squares;
  private final long[] samples;

  /** Creates one of parts that nobody changes any more. */
  Durations(DurationHistogram histogram, long totalNanos, double squares, long[] samples) {
    this.histogram = histogram;
    this.totalNanos = totalNanos;
    this.squares = squares;
    this.samples = samples;
  }

  /** Returns the figures of these durations, all of them kept as samples. */
  public static Durations of(Iterable<Duration> durations) {
    DurationTally tally = new DurationTally(Integer.MAX_VALUE - 1);
    for (Duration duration : durations) {
      if (duration.isNegative()) {
        throw new IllegalArgumentException("a duration must not be negative: " + duration);
      }
      tally.add(duration.toNanos());
    }
    return tally.snapshot();
  }

  /** Returns how many operations there were. */
  public long count() {
    return histogram.count();
  }

  /** Returns the sum of all. */
  public Duration total() {
    return Duration.ofNanos(totalNanos);
  }

  /** Returns the arithmetic mean. */
  public Duration mean() {
    return Duration.ofNanos(count() == 0 ? 0 : Math.round((double) totalNanos / count()));
  }

  /** Returns the 50th percentile. */
  public Duration median() {
    return percentile(50);
  }

  /**
   * Returns the shortest duration that is not exceeded by {@code percent} of all (nearest rank).
   *
   * @param percent 0 to 100
   */
  public Duration percentile(double percent) {
    return Duration.ofNanos(histogram.percentile(percent));
  }

  /** Returns the shortest. */
  public Duration min() {
    return Duration.ofNanos(histogram.min());
  }

  /** Returns the longest. */
  public Duration max() {
    return Duration.ofNanos(histogram.max());
  }

  /** Returns the standard deviation of a sample (divided by n - 1); zero for fewer than two. */
  public Duration standardDeviation() {
    long n = count();
    if (n < 2) {
      return Duration.ZERO;
    }
    double variance = (squares - (double) totalNanos * totalNanos / n) / (n - 1);
    return Duration.ofNanos(Math.round(Math.sqrt(Math.max(0, variance))));
  }

  /** Returns how many there are in a second of their own time; 0 if they took none. */
  public double perSecond() {
    return totalNanos == 0 ? 0 : count() * 1e9 / totalNanos;
  }

  /**
   * Returns durations one by one, in nanoseconds and in the order in which they came: all of them,
   * or as many as were kept, spread evenly.
   */
  public LongStream samples() {
    return LongStream.of(samples);
  }

  /**
   * Returns an ASCII histogram: at most 10 lines of a range, a bar of at most 40 characters, the
   * count and its share. The ranges are equally wide on a logarithmic scale from the shortest to
   * the longest duration. Without operations it says so.
   */
  public String histogramText() {
    return HistogramText.of(histogram);
  }

  /** Returns the figures of both together; without the samples of either. */
  Durations plus(Durations other) {
    DurationHistogram both = new DurationHistogram();
    both.add(histogram);
    both.add(other.histogram);
    return new Durations(
        both, Saturated.sum(totalNanos, other.totalNanos), squares + other.squares, new long[0]);
  }

  DurationHistogram histogram() {
    return histogram;
  }

  double squares() {
    return squares;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Durations that
        && totalNanos == that.totalNanos
        && Double.compare(squares, that.squares) == 0
        && Arrays.equals(samples, that.samples)
        && histogram.min() == that.histogram.min()
        && histogram.max() == that.histogram.max()
        && Arrays.equals(histogram.cells(), that.histogram.cells());
  }

  @Override
  public int hashCode() {
    return Objects.hash(count(), totalNanos, squares);
  }

  @Override
  public String toString() {
    return count() + " operations, mean " + mean() + ", p95 " + percentile(95);
  }
}
