package dev.ragged.profiling;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a {@link PerformanceReport} for people. */
final class MonitorText {
  private static final String NO_TEXT = "(text not kept)";

  private MonitorText() {}

  static String report(PerformanceReport report) {
    Breakdown search = Breakdown.of(report.metrics(), Stages.SEARCH);
    StringBuilder text = new StringBuilder();
    text.append(title("Performance Report (last " + time(report.duration()) + ")"));
    text.append("Query Performance (").append(Figures.count(search.count())).append(" queries):\n");
    if (search.count() == 0) {
      text.append("  no queries\n");
    } else {
      text.append(line(search.durations())).append("\nBreakdown:\n").append(breakdown(search));
    }
    text.append("\nSlowest queries:\n").append(slowest(report.slowest()));
    text.append("\nRecommendations:\n");
    if (report.recommendations().isEmpty()) {
      text.append("  none: no stage stands out\n");
    }
    for (Recommendation one : report.recommendations()) {
      text.append("  - ").append(Figures.ascii(one.toString())).append('\n');
    }
    return text.toString();
  }

  static String statistics(PerformanceReport report) {
    StringBuilder text = new StringBuilder();
    text.append(title("Performance Statistics (last " + time(report.duration()) + ")"));
    Map<String, Durations> byName = new TreeMap<>();
    for (ProfileMetric metric : report.metrics()) {
      byName.merge(metric.name(), metric.durations(), Durations::plus);
    }
    if (byName.isEmpty()) {
      return text.append("  no operations\n").toString();
    }
    TextTable table = new TextTable("<>>>>>>>");
    table.row("Operation", "Count", "Mean", "Median", "P95", "P99", "Min", "Max");
    byName.forEach(
        (name, durations) ->
            table.row(
                name,
                Figures.count(durations.count()),
                Figures.duration(durations.mean()),
                Figures.duration(durations.median()),
                Figures.duration(durations.percentile(95)),
                Figures.duration(durations.percentile(99)),
                Figures.duration(durations.min()),
                Figures.duration(durations.max())));
    return text.append(table.withHeads()).toString();
  }

  private static String title(String title) {
    return title + "\n" + "=".repeat(title.length()) + "\n\n";
  }

  private static String line(Durations durations) {
    return String.format(
        Locale.ROOT,
        "  Mean: %.6fs | p50: %.6fs | p95: %.6fs | p99: %.6fs%n",
        seconds(durations.mean()),
        seconds(durations.median()),
        seconds(durations.percentile(95)),
        seconds(durations.percentile(99)));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static String breakdown(Breakdown search) {
    TextTable table = new TextTable("<>>");
    long[] shares =
        Shares.tenths(search.parts().stream().mapToLong(Breakdown.Part::selfNanos).toArray());
    for (int i = 0; i < shares.length; i++) {
      Breakdown.Part part = search.parts().get(i);
      table.row(
          part.name().equals(search.operation()) ? part.name() + " itself" : part.name(),
          String.format(Locale.ROOT, "%.3fms", part.selfNanos() / 1e6 / search.count()),
          "(" + Shares.text(shares[i]) + "%)");
    }
    return table.plain();
  }

  private static String slowest(List<SlowQuery> queries) {
    if (queries.isEmpty()) {
      return "  none\n";
    }
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < queries.size(); i++) {
      SlowQuery query = queries.get(i);
      text.append("  ")
          .append(i + 1)
          .append(". ")
          .append(Figures.ascii(query.text().map(asked -> '"' + asked + '"').orElse(NO_TEXT)))
          .append(" - ")
          .append(Figures.duration(query.duration()));
      query.stages().entrySet().stream()
          .findFirst()
          .ifPresent(
              stage ->
                  text.append(", of it ")
                      .append(Figures.duration(stage.getValue()))
                      .append(" in ")
                      .append(stage.getKey()));
      text.append('\n');
    }
    return text.toString();
  }

  private static String time(Duration duration) {
    long minutes = Math.max(1, Math.round(duration.toSeconds() / 60.0));
    if (minutes == 60) {
      return "1 hour";
    }
    if (minutes % 60 == 0) {
      return minutes / 60 + " hours";
    }
    return minutes == 1 ? "1 minute" : minutes + " minutes";
  }
}
