package dev.ragged.memory.fact;

import java.util.Objects;

/**
 * A fact, and a time in which it held against all others. One that was interrupted has several.
 * Immutable.
 *
 * @param version what was stated
 * @param held within the stated validity, and no longer than that
 */
public record EffectiveFact(FactVersion version, Validity held) {
  public EffectiveFact {
    Objects.requireNonNull(version, "version");
    Objects.requireNonNull(held, "held");
  }
}
