package dev.ragged.profiling;

import java.util.Arrays;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Writes a {@link ProfileComparison} for people. */
final class ComparisonText {
  private static final String NOTHING = "-";

  private ComparisonText() {}

  static String of(ProfileComparison comparison) {
    StringBuilder text = new StringBuilder();
    String title =
        Figures.ascii(
            "Performance Comparison: "
                + comparison.current()
                + " against "
                + comparison.baseline());
    text.append(title).append('\n').append("=".repeat(title.length())).append("\n\n");
    if (!comparison.environment().isEmpty()) {
      text.append("The environments differ in: ")
          .append(Figures.ascii(String.join(", ", new TreeSet<>(comparison.environment()))))
          .append("\n\n");
    }
    text.append(
        comparison.rows().isEmpty() ? "  no operations were measured\n" : table(comparison));
    return text.append('\n').append(summary(comparison)).append('\n').toString();
  }

  private static String table(ProfileComparison comparison) {
    TextTable table = new TextTable("<>>>><<");
    table.row("Operation", "Baseline", "Current", "Delta", "Change", "Verdict", "Evidence");
    for (ProfileComparison.Row row : comparison.rows()) {
      String what = row.measure() == Measure.TIME ? "" : ", allocated/op";
      table.row(
          String.join(" / ", row.path()) + what,
          value(row.measure(), row.baseline()),
          value(row.measure(), row.current()),
          delta(row),
          change(row),
          row.verdict().toString(),
          row.evidence());
    }
    return table.withHeads();
  }

  private static String value(Measure measure, OptionalDouble value) {
    return value.isPresent() ? measure.text(value.getAsDouble()) : NOTHING;
  }

  private static String delta(ProfileComparison.Row row) {
    if (row.baseline().isEmpty() || row.current().isEmpty()) {
      return NOTHING;
    }
    double delta = row.current().getAsDouble() - row.baseline().getAsDouble();
    return Figures.signed(delta, row.measure().text(delta));
  }

  /** A change that is shown as 0.0 % has no direction. */
  private static String change(ProfileComparison.Row row) {
    if (row.changePercent().isEmpty()) {
      return row.direction().isEmpty() ? NOTHING : row.direction();
    }
    double shown = Math.rint(10 * row.changePercent().getAsDouble()) / 10;
    return shown == 0
        ? "0.0 % " + row.measure().word(0)
        : String.format(Locale.ROOT, "%+.1f %% %s", shown, row.direction());
  }

  private static String summary(ProfileComparison comparison) {
    return String.format(
        Locale.ROOT,
        "regressions: %d, improvements: %d, stable: %d, inconclusive: %d, changed, not tested: %d,"
            + " new: %d, removed: %d",
        Arrays.stream(Verdict.values()).map(comparison::count).toArray());
  }
}
