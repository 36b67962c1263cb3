package dev.ragged.memory.fact;

/**
 * Two facts that are stated to hold at the same time though only one can, so that a rule had to
 * choose. A third may win over both. Immutable.
 *
 * @param winner the one that starts later or, if both start together, was recorded later
 * @param loser the other; where they overlap it does not hold
 */
public record FactConflict(FactVersion winner, FactVersion loser) {
  public FactConflict {
    if (!winner.validity().overlaps(loser.validity())) {
      throw new IllegalArgumentException(
          "winner and loser must overlap: winner="
              + winner.validity()
              + ", loser="
              + loser.validity());
    }
  }

  /** Returns the time in which both are stated to hold. */
  public Validity overlap() {
    return winner.validity().intersection(loser.validity()).orElseThrow();
  }

  /** Returns whether both start together: then nothing but the order of recording chose. */
  public boolean isTie() {
    return winner.validity().from().equals(loser.validity().from());
  }

  /** Returns whether both state the same object: then they differ in validity or sureness only. */
  public boolean isAgreement() {
    return winner.fact().object().equals(loser.fact().object());
  }
}
