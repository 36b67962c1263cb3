package dev.ragged.profiling;

import dev.ragged.statistics.Verdict;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.TreeSet;

/** Writes a {@link ProfileComparison} for people. */
final class ComparisonText {
  private static final String NOTHING = "-";

  /** What somebody has to look at comes first. */
  private static final List<Verdict> ORDER =
      List.of(
          Verdict.REGRESSION,
          Verdict.REMOVED,
          Verdict.CHANGED_NOT_TESTED,
          Verdict.INCONCLUSIVE,
          Verdict.IMPROVEMENT,
          Verdict.NEW,
          Verdict.STABLE);

  private static final int HEAD_LINES = 2;

  private ComparisonText() {}

  static String of(ProfileComparison comparison) {
    StringBuilder text = new StringBuilder();
    String title =
        Figures.title(
            "Performance Comparison: "
                + comparison.current()
                + " against "
                + comparison.baseline());
    text.append(title);
    if (!comparison.environment().isEmpty()) {
      text.append("The environments differ in: ")
          .append(Figures.ascii(String.join(", ", new TreeSet<>(comparison.environment()))))
          .append("\n\n");
    }
    if (comparison.rows().isEmpty()) {
      text.append("  no operations were measured\n");
    } else {
      List<ProfileComparison.Row> rows =
          comparison.rows().stream()
              .sorted(Comparator.comparingInt(row -> ORDER.indexOf(row.verdict())))
              .toList();
      appendTable(text, rows);
      text.append('\n').append(ComparisonLegend.of(rows));
    }
    return text.append('\n').append(summary(comparison)).append('\n').toString();
  }

  private static void appendTable(StringBuilder text, List<ProfileComparison.Row> rows) {
    TextTable table = new TextTable("<<>>>>");
    table.row("Operation", "Verdict", "Baseline", "Current", "Delta", "Change");
    for (ProfileComparison.Row row : rows) {
      String what = row.measure() == Measure.TIME ? "" : ", allocated/op";
      table.row(
          String.join(" / ", row.path()) + what,
          row.verdict().toString(),
          value(row.measure(), row.baseline()),
          value(row.measure(), row.current()),
          delta(row),
          change(row));
    }
    List<String> lines = table.withHeads().lines().toList();
    for (int i = 0; i < lines.size(); i++) {
      text.append(lines.get(i)).append('\n');
      if (i >= HEAD_LINES && rows.get(i - HEAD_LINES).verdict() != Verdict.STABLE) {
        text.append("    ").append(rows.get(i - HEAD_LINES).evidence()).append('\n');
      }
    }
  }

  private static String value(Measure measure, OptionalDouble value) {
    return value.isPresent() ? measure.text(value.getAsDouble()) : NOTHING;
  }

  private static String delta(ProfileComparison.Row row) {
    if (row.baseline().isEmpty() || row.current().isEmpty()) {
      return NOTHING;
    }
    double delta = row.delta();
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
