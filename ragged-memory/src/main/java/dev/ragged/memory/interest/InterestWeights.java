package dev.ragged.memory.interest;

/**
 * How much each sign of interest counts; each from 0 to 1, together 1. Immutable.
 *
 * @param frequency of how often the topic was seen
 * @param recency of how lately
 * @param consistency of how regularly
 * @param depth of how many documents about it were met
 */
public record InterestWeights(double frequency, double recency, double consistency, double depth) {
  /** 0.35, 0.30, 0.20 and 0.15. */
  public static final InterestWeights DEFAULT = new InterestWeights(0.35, 0.30, 0.20, 0.15);

  public InterestWeights {
    Fractions.require(frequency, "frequency");
    Fractions.require(recency, "recency");
    Fractions.require(consistency, "consistency");
    Fractions.require(depth, "depth");
    Fractions.requireSumOfOne(
        frequency + recency + consistency + depth,
        "frequency="
            + frequency
            + ", recency="
            + recency
            + ", consistency="
            + consistency
            + ", depth="
            + depth);
  }
}
