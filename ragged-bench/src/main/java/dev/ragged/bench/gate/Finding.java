package dev.ragged.bench.gate;

import dev.ragged.statistics.EffectVerdict;
import dev.ragged.statistics.Verdict;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * What a gate says of one figure. Immutable.
 *
 * @param name of the figure
 * @param unit of it; empty for a number without one
 * @param against what it is compared with: {@code baseline}, {@code at most} or {@code at least}
 * @param reference the value it is compared with, if there is one
 * @param current its value, if there is one
 * @param worsening by which part of the reference it is worse, below 0 if it is better; infinite if
 *     the reference is 0; empty if it cannot be said
 * @param tolerance how large {@code worsening} may be
 * @param verdict what follows
 * @param fails whether the gate fails because of it
 * @param evidence what the verdict rests on; may be empty
 */
public record Finding(
    String name,
    String unit,
    String against,
    OptionalDouble reference,
    OptionalDouble current,
    OptionalDouble worsening,
    double tolerance,
    Verdict verdict,
    boolean fails,
    String evidence) {
  static final String BASELINE = "baseline";
  private static final String PASS_MARK = "\u2705";
  private static final String WARNING_MARK = "\u26a0\ufe0f";

  /** Creates a finding. */
  public Finding {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(worsening, "worsening");
  }

  /** Returns what is said of something that is no figure. */
  static Finding of(String name, Verdict verdict, boolean fails, String evidence) {
    return new Finding(
        name,
        "",
        "",
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        0,
        verdict,
        fails,
        evidence);
  }

  /** Returns whether it could not be decided. */
  public boolean isUndecided() {
    return verdict == Verdict.INCONCLUSIVE || verdict == Verdict.CHANGED_NOT_TESTED;
  }

  /** Returns whether it passed only just, or not at all. Exactly the tolerance is just passed. */
  boolean warns() {
    double worse = worsening.orElse(0);
    return fails
        || isUndecided()
        || verdict == Verdict.REMOVED
        || (worse > EffectVerdict.ROUNDING && worse >= tolerance - EffectVerdict.ROUNDING);
  }

  /** Returns what follows if further rounds had a finding of their own. */
  Finding repeated(Finding further) {
    boolean confirmed = further.verdict == Verdict.REGRESSION;
    return new Finding(
        name,
        unit,
        against,
        reference,
        current,
        worsening,
        tolerance,
        confirmed ? Verdict.REGRESSION : Verdict.INCONCLUSIVE,
        confirmed,
        evidence
            + (confirmed ? "; confirmed by further " : "; not confirmed by further ")
            + further.evidence);
  }

  /** Returns the line that says it, without a line feed. */
  public String line() {
    StringBuilder line = new StringBuilder(name).append(": ");
    if (reference.isPresent() || current.isPresent()) {
      line.append(value(current)).append(" (").append(against).append(": ");
      line.append(value(reference)).append(") ");
    }
    line.append(warns() ? WARNING_MARK : PASS_MARK);
    if (worsening.isPresent()) {
      line.append(' ').append(change());
    }
    if (warns() && against.equals(BASELINE)) {
      line.append(" (threshold: ").append(percent(tolerance)).append("%)");
    }
    return line.append(fails ? ", fails" : "").toString();
  }

  private String value(OptionalDouble value) {
    if (value.isEmpty()) {
      return "none";
    }
    String text = number(value.getAsDouble());
    return unit.isEmpty() ? text : text + " " + unit;
  }

  private String change() {
    double worse = worsening.getAsDouble();
    if (Math.abs(worse) <= EffectVerdict.ROUNDING) {
      return "unchanged";
    }
    String word = worse > 0 ? "regression" : "improvement";
    if (Double.isInfinite(worse)) {
      return "from 0, " + word;
    }
    return String.format(Locale.ROOT, "%.1f%% %s", 100 * Math.abs(worse), word);
  }

  /** Returns a fraction in percent, without a point if it is whole. */
  static String percent(double fraction) {
    double percent = Math.rint(fraction * 1e6) / 1e4;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f", percent)
        : Double.toString(percent);
  }

  /** Returns a value with about three digits, or more if it is large or whole. */
  static String number(double value) {
    double size = Math.abs(value);
    if (size == Math.rint(size) || size >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int digits = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.001 ? 5 : 9;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
