package dev.ragged.bench.gate;

import dev.ragged.statistics.Verdict;
import java.util.Objects;

/**
 * What a gate says of one figure. Immutable.
 *
 * @param name of the figure
 * @param change of its value
 * @param verdict what follows
 * @param fails whether the gate fails because of it
 * @param evidence what the verdict rests on; may be empty
 */
public record Finding(
    String name, FigureChange change, Verdict verdict, boolean fails, String evidence) {
  private static final String PASS_MARK = "\u2705";
  private static final String WARNING_MARK = "\u26a0\ufe0f";

  /** Creates a finding. */
  public Finding {
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(change, "change");
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(evidence, "evidence");
  }

  /** Returns whether it could not be decided. */
  public boolean isUndecided() {
    return verdict == Verdict.INCONCLUSIVE || verdict == Verdict.CHANGED_NOT_TESTED;
  }

  /** Returns whether it passed only just, or not at all. Exactly the tolerance is just passed. */
  boolean warns() {
    return fails || isUndecided() || verdict == Verdict.REMOVED || change.reachesTolerance();
  }

  /** Returns what follows if further rounds had a finding of their own. */
  Finding repeated(Finding further) {
    boolean confirmed = further.verdict == Verdict.REGRESSION;
    return new Finding(
        name,
        change,
        confirmed ? Verdict.REGRESSION : Verdict.INCONCLUSIVE,
        confirmed,
        evidence
            + (confirmed ? "; confirmed by further " : "; not confirmed by further ")
            + further.evidence);
  }

  /** Returns the line that says it, without a line feed. */
  public String line() {
    return name
        + ": "
        + change.values()
        + (warns() ? WARNING_MARK : PASS_MARK)
        + change.change()
        + (warns() ? change.threshold() : "")
        + (fails ? ", fails" : "");
  }
}
