package dev.ragged.bench.soak;

import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** A report for people. */
public final class SoakText {
  private SoakText() {}

  /** Returns the report, with the verdict in the last line. */
  public static String of(SoakReport report) {
    SoakLoad load = report.plan().load();
    StringBuilder text = new StringBuilder();
    text.append(
        "Soak: %s, %s documents, %d personas, %d operations/s by %d threads, seed %d%n"
            .formatted(
                load.backend().label(),
                Figures.count(load.documents()),
                load.personas(),
                load.rate(),
                load.workers(),
                load.seed())
            .replace(System.lineSeparator(), "\n"));
    text.append(
        "%s operations in %s, %d process(es), %d samples, %s skipped%s\n\n"
            .formatted(
                Figures.count(report.operations()),
                time(report.millis()),
                report.processes(),
                report.samples().size(),
                Figures.count(report.skipped()),
                report.complete() ? "" : "; not complete"));
    TextTable table = new TextTable("<>>>>>>");
    table.row("figure", "median", "growth", "at least", "at most", "bound", "verdict");
    for (Trend trend : report.trends()) {
      table.row(
          trend.figure().key(),
          value(trend, trend.level()),
          value(trend, trend.growth().estimate()),
          value(trend, trend.growth().lower()),
          value(trend, trend.growth().upper()),
          value(trend, trend.bound()),
          trend.verdict().toString());
    }
    text.append(table.withHeads()).append('\n');
    notes(report).forEach(note -> text.append("Note: ").append(note).append('\n'));
    report.problems().forEach(problem -> text.append("Problem: ").append(problem).append('\n'));
    return text.append(summary(report)).append('\n').toString();
  }

  /** Returns what a reader of the figures has to know. */
  static List<String> notes(SoakReport report) {
    double operations = report.trends().stream().mapToDouble(Trend::operations).max().orElse(0);
    return List.of(
        "growth over %s operations, after the first fifth of each process and at least %s operations"
            .formatted(
                Figures.count(Math.round(operations)), Figures.count(report.plan().warmUp())),
        "each process has a level of its own, and all have one slope (Theil-Sen, 95 %)",
        "a leak: grows at least by more than the bound; to pass it must grow at most by that");
  }

  /** Returns the verdict, and what it is about. */
  static String summary(SoakReport report) {
    SoakVerdict verdict = report.verdict();
    return switch (verdict) {
      case PASS -> "PASS: no leak in %s operations".formatted(Figures.count(report.operations()));
      case LEAK -> "LEAK: " + String.join(", ", report.named(verdict));
      case FAILED -> "FAILED: " + report.problems().size() + " problem(s)";
      case INCONCLUSIVE ->
          report.trends().isEmpty()
              ? "INCONCLUSIVE: no samples"
              : "INCONCLUSIVE: %s; more samples narrow it down"
                  .formatted(String.join(", ", report.named(verdict)));
    };
  }

  private static String value(Trend trend, double value) {
    if (Double.isInfinite(value)) {
      return Figures.UNKNOWN;
    }
    return trend.figure().unit().isEmpty() ? Figures.oneDecimal(value) : Figures.bytes(value);
  }

  private static String time(long millis) {
    Duration time = Duration.ofMillis(millis);
    return String.format(
        Locale.ROOT, "%d:%02d:%02d h", time.toHours(), time.toMinutesPart(), time.toSecondsPart());
  }
}
