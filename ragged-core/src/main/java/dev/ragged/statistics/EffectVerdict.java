package dev.ragged.statistics;

/** Judges a tested effect by a threshold, of which exactly the threshold is still allowed. */
public final class EffectVerdict {
  /** Ratios have rounding errors; a change that differs from the threshold by less equals it. */
  public static final double ROUNDING = 1e-9;

  private EffectVerdict() {}

  /**
   * Returns the verdict; a larger value is worse.
   *
   * @param level of the interval that says how large the effect may be
   * @param differs whether a test has found that there is an effect; the interval has to agree
   * @param threshold a fraction
   */
  public static Verdict of(Bootstrap bootstrap, double level, boolean differs, double threshold) {
    double change = Math.expm1(bootstrap.effect());
    if (differs && bootstrap.lower(level) > 0 && change > threshold + ROUNDING) {
      return Verdict.REGRESSION;
    }
    if (differs && bootstrap.upper(level) < 0 && change < -threshold - ROUNDING) {
      return Verdict.IMPROVEMENT;
    }
    return Math.expm1(bootstrap.upper(level)) <= threshold + ROUNDING
        ? Verdict.STABLE
        : Verdict.INCONCLUSIVE;
  }
}
