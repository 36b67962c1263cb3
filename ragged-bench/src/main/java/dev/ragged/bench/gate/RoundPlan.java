package dev.ragged.bench.gate;

/**
 * How many rounds two programs run, and when they are looked at: after the fewest, then after each
 * block, until all is decided or there are the most. Each look may find a difference by chance, so
 * that each spends a share of the level, as large as its share of the rounds; all shares together
 * are the level. Immutable.
 *
 * <p>Source: Lan, DeMets, Discrete sequential boundaries for clinical trials, Biometrika 70, 1983:
 * the spending that is proportional to time. Shares are added up, which is stricter than theirs.
 *
 * @param fewest rounds before the first look, at least 1
 * @param block rounds between two looks, at least 1
 * @param most rounds, at least {@code fewest}
 */
public record RoundPlan(int fewest, int block, int most) {
  /** 10 rounds, then 5 more at a time up to 40. */
  public static final RoundPlan DEFAULT = new RoundPlan(10, 5, 40);

  /** The chance that any metric is called changed although none is. */
  static final double LEVEL = 0.05;

  /** Creates a plan. */
  public RoundPlan {
    if (fewest < 1 || block < 1 || most < fewest) {
      throw new IllegalArgumentException(
          "there must be at least one round, and no more at first than at most: rounds="
              + fewest
              + ", more at a time="
              + block
              + ", most="
              + most);
    }
  }

  /** Returns how many rounds there are after the next block, {@code most} at the end. */
  int after(int rounds) {
    return rounds == 0 ? fewest : Math.min(most, rounds + block);
  }

  /** Returns the level of the look after {@code rounds}, of which {@code before} were seen. */
  double level(int before, int rounds) {
    return LEVEL * (rounds - before) / most;
  }
}
