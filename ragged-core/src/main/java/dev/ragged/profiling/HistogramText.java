package dev.ragged.profiling;

import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;

/** Draws a {@link DurationHistogram} in ASCII. */
final class HistogramText {
  private static final int BUCKETS = 10;
  private static final int WIDTH = 40;

  private HistogramText() {}

  static String of(DurationHistogram histogram) {
    if (histogram.count() == 0) {
      return "  no operations\n";
    }
    double low = Math.max(1.0, (double) histogram.min());
    double range = Math.log(Math.max(1.0, (double) histogram.max()) / low);
    int buckets = range > 0 ? BUCKETS : 1;
    long[] counts = counts(histogram, low, range, buckets);
    long most = 0;
    for (long count : counts) {
      most = Math.max(most, count);
    }
    // A cell may be wider than all buckets, and then fills only one at an end.
    int first = 0;
    while (counts[first] == 0) {
      first++;
    }
    int last = buckets - 1;
    while (counts[last] == 0) {
      last--;
    }
    TextTable table = new TextTable("><><>>");
    for (int i = first; i <= last; i++) {
      double from = i == first ? (double) histogram.min() : low * Math.exp(range * i / buckets);
      double to = i == last ? (double) histogram.max() : low * Math.exp(range * (i + 1) / buckets);
      // The least count is seen.
      int bar = (int) Math.ceil((double) counts[i] / most * WIDTH);
      table.row(
          Figures.nanos(from),
          "-",
          Figures.nanos(to),
          "#".repeat(bar),
          Figures.count(counts[i]),
          Figures.oneDecimal(100.0 * counts[i] / histogram.count()) + " %");
    }
    return table.plain();
  }

  private static long[] counts(DurationHistogram histogram, double low, double range, int buckets) {
    long[] counts = new long[buckets];
    long[] cells = histogram.cells();
    for (int cell = 0; cell < cells.length; cell++) {
      double value = Math.max(1.0, (double) DurationHistogram.middle(cell));
      double place = range > 0 ? Math.log(value / low) / range * buckets : 0;
      counts[(int) Math.max(0, Math.min(buckets - 1, place))] += cells[cell];
    }
    return counts;
  }
}
