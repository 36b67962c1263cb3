package dev.ragged.profiling;

import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Writes a {@link PerformanceReport} for people. */
final class MonitorText {
  private static final String NO_TEXT = "(text not kept)";

  /** Title, units, operation and counter of what is reported beside queries. */
  private static final List<String[]> OTHERS =
      List.of(
          new String[] {"Answer", "answers", Stages.ANSWER, ""},
          new String[] {"Ingest", "ingests", Stages.INGEST, ""});

  private MonitorText() {}

  static String report(PerformanceReport report) {
    StringBuilder text = new StringBuilder();
    text.append(title("Performance Report (last " + time(report.duration()) + ")"));
    text.append(section(report, "Query", "queries", Stages.SEARCH, Stages.QUESTIONS));
    for (String[] other : OTHERS) {
      if (Breakdown.of(report.metrics(), other[2]).count() > 0) {
        text.append('\n').append(section(report, other[0], other[1], other[2], other[3]));
      }
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

  /** Returns how long one kind of operation took and what its time went to. */
  private static String section(
      PerformanceReport report, String name, String units, String operation, String counter) {
    Breakdown breakdown = Breakdown.of(report.metrics(), operation);
    long counted = Math.max(breakdown.count(), sum(report, operation, counter));
    StringBuilder text = new StringBuilder();
    text.append(name).append(" Performance (").append(Figures.count(counted)).append(' ');
    text.append(units).append("):\n");
    if (breakdown.count() == 0) {
      return text.append("  no ").append(units).append('\n').toString();
    }
    text.append(line(breakdown.durations()));
    long errors =
        report.metrics().stream()
            .filter(metric -> metric.name().equals(operation))
            .mapToLong(ProfileMetric::errors)
            .sum();
    if (errors > 0) {
      text.append("  Failed: ").append(Figures.count(errors)).append(" of ");
      text.append(Figures.count(breakdown.count())).append(" calls\n");
    }
    return text.append("\nBreakdown:\n").append(breakdown(breakdown)).toString();
  }

  private static long sum(PerformanceReport report, String operation, String counter) {
    return report.metrics().stream()
        .filter(metric -> metric.name().equals(operation))
        .mapToLong(metric -> metric.counter(counter))
        .sum();
  }

  static String statistics(PerformanceReport report) {
    StringBuilder text = new StringBuilder();
    text.append(title("Performance Statistics (last " + time(report.duration()) + ")"));
    Map<String, Durations> byName = new TreeMap<>();
    Map<String, Long> errors = new TreeMap<>();
    for (ProfileMetric metric : report.metrics()) {
      byName.merge(metric.name(), metric.durations(), Durations::plus);
      errors.merge(metric.name(), metric.errors(), Long::sum);
    }
    if (byName.isEmpty()) {
      return text.append("  no operations\n").toString();
    }
    TextTable table = new TextTable("<>>>>>>>>");
    table.row("Operation", "Count", "Mean", "Median", "P95", "P99", "Min", "Max", "Errors");
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
                Figures.duration(durations.max()),
                Figures.count(errors.getOrDefault(name, 0L))));
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

  private static String breakdown(Breakdown operation) {
    TextTable table = new TextTable("<>>");
    long[] shares =
        Shares.tenths(operation.parts().stream().mapToLong(Breakdown.Part::selfNanos).toArray());
    for (int i = 0; i < shares.length; i++) {
      Breakdown.Part part = operation.parts().get(i);
      table.row(
          part.name().equals(operation.operation()) ? part.name() + " itself" : part.name(),
          String.format(Locale.ROOT, "%.3fms", part.selfNanos() / 1e6 / operation.count()),
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
