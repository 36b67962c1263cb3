package dev.ragged.memory.rank;

import java.util.Objects;

/**
 * One step from nothing to a score. Immutable.
 *
 * @param name of what was looked at, such as {@code topics}
 * @param value what was found, from 0 to 1
 * @param weight what a whole 1 of it may add; where a strategy multiplies, as a part of the base
 *     score or of the sum so far; negative if it lowers the score
 * @param contribution what it did add: less than that where the score would have left [0, 1]
 */
public record ScoreTerm(String name, double value, double weight, double contribution) {
  public ScoreTerm {
    Objects.requireNonNull(name, "name");
    Fractions.require(value, "value");
    if (!Double.isFinite(weight) || !Double.isFinite(contribution)) {
      throw new IllegalArgumentException(
          "weight and contribution must be finite: name="
              + name
              + ", weight="
              + weight
              + ", contribution="
              + contribution);
    }
  }
}
