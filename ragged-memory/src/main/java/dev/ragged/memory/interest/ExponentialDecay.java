package dev.ragged.memory.interest;

import java.time.Instant;

/**
 * How the past fades: a moment that is <i>d</i> days ago weighs exp(-perDay * d). The half-life is
 * ln 2 / perDay days, 13.9 for 0.05. Immutable.
 *
 * @param perDay at least 0, where 0 never fades
 */
public record ExponentialDecay(double perDay) {
  /** Fades to a half in 13.9 days. */
  public static final ExponentialDecay DEFAULT = new ExponentialDecay(0.05);

  public ExponentialDecay {
    if (!(perDay >= 0 && perDay < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "perDay must be finite and at least 0: perDay="
              + perDay
              + "; for a half-life in days give ln 2 / half-life");
    }
  }

  /** Returns the weight of {@code then} as seen at {@code now}, in [0, 1]; 1 for the future. */
  public double weight(Instant then, Instant now) {
    return Math.exp(-perDay * Math.max(0, Days.between(then, now)));
  }
}
