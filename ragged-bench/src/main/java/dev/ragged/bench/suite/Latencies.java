package dev.ragged.bench.suite;

import dev.ragged.bench.Percentiles;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** How long operations of one kind took, in nanoseconds. Not changed by anyone. */
final class Latencies {
  /** As many values are kept in a report. */
  static final int KEPT = 1_000;

  private final long[] nanos;
  private final Percentiles percentiles;

  Latencies(long[] nanos) {
    this.nanos = nanos;
    this.percentiles = new Percentiles(nanos);
  }

  /** Puts those of several threads together. */
  static Latencies of(List<long[]> parts) {
    return new Latencies(parts.stream().flatMapToLong(LongStream::of).toArray());
  }

  int count() {
    return nanos.length;
  }

  double millis(double percent) {
    return percentiles.micros(percent) / 1e3;
  }

  /** Returns how many operations one thread does in a second. */
  double perSecond() {
    return nanos.length * 1e9 / Math.max(1, Arrays.stream(nanos).sum());
  }

  /** As {@link #addTo(Sheet, String)} for the only operations of a result. */
  void addTo(Sheet sheet) {
    addTo(sheet, "");
  }

  /**
   * Adds the percentiles for which there are enough values, and the largest; a note names the
   * others. Names end in {@code suffix}.
   */
  void addTo(Sheet sheet, String suffix) {
    sheet.add(
        new Measurement(
            Metric.timed("p50" + suffix, Sheet.MILLIS, Better.LOWER), millis(50), samples()));
    for (Percentile percentile : Percentile.values()) {
      if (nanos.length >= percentile.fewest) {
        sheet.lower(percentile.label + suffix, Sheet.MILLIS, millis(percentile.percent));
      } else {
        sheet.note(
            "%s n/a: %d values, takes %d"
                .formatted(percentile.label + suffix, nanos.length, percentile.fewest));
      }
    }
    sheet.lower("max" + suffix, Sheet.MILLIS, millis(100));
  }

  /** Returns milliseconds, evenly spread over all if there are too many. */
  private List<Double> samples() {
    int step = (nanos.length + KEPT - 1) / KEPT;
    return LongStream.iterate(0, i -> i < nanos.length, i -> i + step)
        .mapToObj(i -> Math.round(nanos[(int) i] / 1e2) / 1e4)
        .collect(Collectors.toList());
  }

  /** Which percentiles are told, and of how many values at least. */
  private enum Percentile {
    // One in twenty, at least five of them.
    P95("p95", 95, 100),
    P99("p99", 99, 10_000);

    private final String label;
    private final double percent;
    private final int fewest;

    Percentile(String label, double percent, int fewest) {
      this.label = label;
      this.percent = percent;
      this.fewest = fewest;
    }
  }
}
