package dev.ragged.profiling;

/** Counts durations. One thread at a time. */
final class DurationTally {
  private final DurationHistogram histogram = new DurationHistogram();
  private final DurationSamples samples;
  private long total;

  /** As a float of 64 bits, since the squares of nanoseconds soon leave 63 bits. */
  private double squares;

  /**
   * Creates an empty one.
   *
   * @param maxSamples how many durations it keeps one by one; even, or 0
   */
  DurationTally(int maxSamples) {
    this.samples = new DurationSamples(maxSamples);
  }

  void add(long nanos) {
    histogram.add(nanos);
    samples.add(nanos);
    total = Saturated.sum(total, nanos);
    squares += (double) nanos * nanos;
  }

  Durations snapshot() {
    DurationHistogram copy = new DurationHistogram();
    copy.add(histogram);
    return new Durations(copy, total, squares, samples.toArray());
  }
}
