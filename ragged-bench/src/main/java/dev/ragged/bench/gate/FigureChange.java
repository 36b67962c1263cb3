package dev.ragged.bench.gate;

import dev.ragged.statistics.EffectVerdict;
import java.util.Locale;
import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A figure and what it is compared with. Immutable.
 *
 * @param unit of both; empty for a number without one
 * @param against what it is compared with: {@code baseline}, {@code at most} or {@code at least}
 * @param reference the value of that, if there is one
 * @param current the value of the figure, if there is one
 * @param worsening by which part of the reference it is worse, below 0 if it is better; infinite if
 *     the reference is 0; empty if it cannot be said
 * @param tolerance how large {@code worsening} may be
 */
public record FigureChange(
    String unit,
    String against,
    OptionalDouble reference,
    OptionalDouble current,
    OptionalDouble worsening,
    double tolerance) {
  static final String BASELINE = "baseline";

  /** Of something that is no figure. */
  static final FigureChange NONE =
      new FigureChange(
          "", "", OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty(), 0);

  /** Creates a change. */
  public FigureChange {
    Objects.requireNonNull(reference, "reference");
    Objects.requireNonNull(current, "current");
    Objects.requireNonNull(worsening, "worsening");
  }

  /** Returns whether it is worse by the tolerance or more. */
  boolean reachesTolerance() {
    double worse = worsening.orElse(0);
    return worse > EffectVerdict.ROUNDING && worse >= tolerance - EffectVerdict.ROUNDING;
  }

  /** Returns both values, or nothing if there is neither. */
  String values() {
    return reference.isEmpty() && current.isEmpty()
        ? ""
        : value(current) + " (" + against + ": " + value(reference) + ") ";
  }

  private String value(OptionalDouble value) {
    if (value.isEmpty()) {
      return "none";
    }
    String text = number(value.getAsDouble());
    return unit.isEmpty() ? text : text + " " + unit;
  }

  /** Returns by how much it changed, or nothing if that cannot be said. */
  String change() {
    if (worsening.isEmpty()) {
      return "";
    }
    double worse = worsening.getAsDouble();
    if (Math.abs(worse) <= EffectVerdict.ROUNDING) {
      return " unchanged";
    }
    String word = worse > 0 ? "regression" : "improvement";
    return Double.isInfinite(worse)
        ? " from 0, " + word
        : String.format(Locale.ROOT, " %.1f%% %s", 100 * Math.abs(worse), word);
  }

  /** Returns the tolerance in percent, if there is a baseline that it is a part of. */
  String threshold() {
    return against.equals(BASELINE) ? " (threshold: " + percent(tolerance) + "%)" : "";
  }

  /** Returns a fraction in percent, without a point if it is whole. */
  private static String percent(double fraction) {
    double percent = Math.rint(fraction * 1e6) / 1e4;
    return percent == Math.rint(percent)
        ? String.format(Locale.ROOT, "%.0f", percent)
        : Double.toString(percent);
  }

  /** Returns a value with about three digits, or more if it is large or whole. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size == Math.rint(size) || size >= 1_000) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    int digits = size >= 10 ? 1 : size >= 1 ? 2 : size >= 0.1 ? 3 : size >= 0.001 ? 5 : 9;
    return String.format(Locale.ROOT, "%." + digits + "f", value);
  }
}
