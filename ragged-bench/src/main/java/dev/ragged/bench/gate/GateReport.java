package dev.ragged.bench.gate;

import dev.ragged.statistics.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a gate found. Immutable.
 *
 * @param findings on each figure
 * @param notes what holds for all of them, or was left out and why
 */
public record GateReport(List<Finding> findings, List<String> notes) {
  /** The exit code if nothing fails. */
  public static final int PASSED = 0;

  /** The exit code if something got worse, or is missing. */
  public static final int REGRESSION = 1;

  /** The exit code if what was asked for makes no sense; a gate throws then. */
  public static final int USAGE = 2;

  /** The exit code if something could not be decided, and that shall fail. */
  public static final int INCONCLUSIVE = 3;

  /** Creates a report. */
  public GateReport {
    findings = List.copyOf(findings);
    notes = List.copyOf(notes);
  }

  /** Returns this report and another one. */
  public GateReport and(GateReport other) {
    List<Finding> both = new ArrayList<>(findings);
    both.addAll(other.findings);
    List<String> more = new ArrayList<>(notes);
    more.addAll(other.notes);
    return new GateReport(both, more);
  }

  /**
   * Returns the exit code.
   *
   * @param strict whether what could not be decided fails
   */
  public int exitCode(boolean strict) {
    if (findings.stream().anyMatch(Finding::fails)) {
      return REGRESSION;
    }
    return strict && findings.stream().anyMatch(Finding::isUndecided) ? INCONCLUSIVE : PASSED;
  }

  /** Returns a line for each finding, with what it rests on below, and a summary. */
  public String text() {
    StringBuilder text = new StringBuilder("Benchmark Results:\n");
    for (Finding finding : findings) {
      text.append("  ").append(finding.line()).append('\n');
      if (!finding.evidence().isEmpty()) {
        text.append("      ").append(word(finding.verdict())).append(": ");
        text.append(finding.evidence()).append('\n');
      }
    }
    notes.forEach(note -> text.append("Note: ").append(note).append('\n'));
    return text.append(summary()).append('\n').toString();
  }

  private String summary() {
    List<String> failed =
        findings.stream().filter(Finding::fails).map(Finding::name).collect(Collectors.toList());
    if (!failed.isEmpty()) {
      return "REGRESSION: " + String.join(", ", failed);
    }
    List<String> undecided =
        findings.stream().filter(Finding::isUndecided).map(Finding::name).toList();
    return undecided.isEmpty() ? "PASS" : "INCONCLUSIVE: " + String.join(", ", undecided);
  }

  /** What did not get worse passes; whether it got better is said by its line. */
  private static String word(Verdict verdict) {
    return verdict == Verdict.STABLE || verdict == Verdict.IMPROVEMENT
        ? "PASS"
        : verdict.toString();
  }
}
