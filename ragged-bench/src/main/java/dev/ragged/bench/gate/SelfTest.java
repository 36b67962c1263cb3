package dev.ragged.bench.gate;

import dev.ragged.statistics.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Compares a program with itself. A gate that finds a difference there would find one anywhere, so
 * its times are not to be trusted. One thread at a time.
 */
public final class SelfTest {
  /**
   * What came of it. Immutable.
   *
   * @param report of the program against itself
   * @param alarm why times are not to be trusted; empty if they are
   */
  public record Outcome(GateReport report, String alarm) {
    /** Returns whether times may be judged. */
    public boolean isTrusted() {
      return alarm.isEmpty();
    }
  }

  private final PairedGate gate;

  /** Creates a test of a gate. */
  public SelfTest(PairedGate gate) {
    this.gate = Objects.requireNonNull(gate, "gate");
  }

  /** Compares a program with itself; throws as {@link PairedGate#compare} does. */
  public Outcome run(Program program) throws IOException, InterruptedException {
    GateReport report = gate.compare(program, program);
    List<String> alarms = new ArrayList<>();
    for (Finding finding : report.findings()) {
      if (finding.fails() || finding.verdict() == Verdict.IMPROVEMENT) {
        alarms.add(finding.line() + "; " + finding.evidence());
      }
    }
    return new Outcome(
        report,
        alarms.isEmpty()
            ? ""
            : "times are not judged, because this machine told a program from itself: "
                + String.join(" | ", alarms));
  }

  /**
   * Compares two programs if the old one does not differ from itself; otherwise times are
   * inconclusive, and the report says why.
   */
  public GateReport guarded(Program old, Program current) throws IOException, InterruptedException {
    Outcome outcome = run(old);
    return outcome.isTrusted()
        ? gate.compare(old, current)
        : new GateReport(
            List.of(
                new Finding(
                    "wall time", FigureChange.NONE, Verdict.INCONCLUSIVE, false, outcome.alarm())),
            List.of());
  }
}
