package dev.ragged.memory.activity;

import java.util.Locale;

/** Draws timelines with the characters of ASCII. */
final class Chart {
  private static final int CELLS = 10;

  private Chart() {}

  static String of(Timeline timeline) {
    StringBuilder text = new StringBuilder();
    long peak = timeline.peak().map(TimelineBucket::count).orElse(0L);
    for (TimelineBucket bucket : timeline.buckets()) {
      text.append(bucket.label()).append("  ").append(bar(bucket.count(), peak));
      text.append("  ").append(bucket.count()).append('\n');
    }
    text.append(
        String.format(Locale.ROOT, "total %d, average %.1f", timeline.total(), timeline.average()));
    timeline
        .peak()
        .ifPresent(most -> text.append(", peak ").append(peak).append(" in ").append(most.label()));
    return text.append('\n').toString();
  }

  /** Returns ten cells; what is not zero fills one at least. */
  private static String bar(long count, long peak) {
    int filled = peak == 0 ? 0 : (int) Math.ceil(CELLS * ((double) count / peak));
    return "#".repeat(filled) + ".".repeat(CELLS - filled);
  }
}
