package dev.ragged.profiling;

import dev.ragged.statistics.Verdict;
import java.util.List;
import java.util.function.Predicate;

/** Says below a comparison what its words mean, of those words that are in it. */
final class ComparisonLegend {
  private ComparisonLegend() {}

  /** Returns a line for each word that {@code rows} use. */
  static String of(List<ProfileComparison.Row> rows) {
    StringBuilder text = new StringBuilder();
    text.append("  Change is the effect that was tested; Delta is that share of the baseline.\n");
    if (rows.stream().map(ProfileComparison.Row::evidence).anyMatch(contains(TimeTest.PAIRS))) {
      text.append("  Of pairs it is the median ratio, which the two medians need not have.\n");
    }
    if (rows.stream().map(ProfileComparison.Row::evidence).anyMatch(contains(TimeTest.ADVISORY))) {
      text.append("  ")
          .append(TimeTest.ADVISORY)
          .append(": not run in turn, so the machine may have changed instead of the program.\n");
    }
    if (rows.stream()
        .filter(row -> row.verdict() != Verdict.STABLE)
        .map(ProfileComparison.Row::evidence)
        .anyMatch(contains(TimeTest.SEES))) {
      text.append("  ")
          .append(TimeTest.SEES)
          .append(" x %: a smaller change cannot be told from chance with so few samples.\n");
    }
    return text.toString();
  }

  private static Predicate<String> contains(String word) {
    return evidence -> evidence.contains(word);
  }
}
