package dev.ragged.profiling;

import dev.ragged.text.Figures;
import dev.ragged.text.Shares;
import dev.ragged.text.TextTable;
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
    StringBuilder text = new StringBuilder();
    text.append(Figures.title("Performance Report (last " + time(report.duration()) + ")"));
    StageSums sums = new StageSums(report.metrics());
    Breakdown search = Breakdown.of(report.metrics(), Stages.SEARCH);
    long questions = Math.max(search.count(), sums.counter(Stages.SEARCH, Stages.QUESTIONS));
    text.append(section("Query", "queries", questions, search, sums));
    text.append(other("Answer", "answers", Breakdown.of(report.metrics(), Stages.ANSWER), sums));
    text.append(other("Ingest", "ingests", Breakdown.of(report.metrics(), Stages.INGEST), sums));
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

  /** Returns the section of what is left out if it did not happen. */
  private static String other(String name, String units, Breakdown operation, StageSums sums) {
    return operation.count() == 0
        ? ""
        : "\n" + section(name, units, operation.count(), operation, sums);
  }

  /** Returns how long one kind of operation took and what its time went to. */
  private static String section(
      String name, String units, long counted, Breakdown operation, StageSums sums) {
    StringBuilder text = new StringBuilder();
    text.append(name).append(" Performance (").append(Figures.count(counted)).append(' ');
    text.append(units).append("):\n");
    if (operation.count() == 0) {
      return text.append("  no ").append(units).append('\n').toString();
    }
    text.append(line(operation.durations()));
    long errors = sums.errors(operation.operation());
    if (errors > 0) {
      text.append("  Failed: ").append(Figures.count(errors)).append(" of ");
      text.append(Figures.count(operation.count())).append(" calls\n");
    }
    return text.append("\nBreakdown:\n").append(breakdown(operation)).toString();
  }

  static String statistics(PerformanceReport report) {
    StringBuilder text = new StringBuilder();
    text.append(Figures.title("Performance Statistics (last " + time(report.duration()) + ")"));
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
