package dev.ragged.memory.interest;

import java.time.Instant;
import java.util.Objects;

/**
 * Turns what was counted of a topic into interest. Immutable.
 *
 * <pre>
 * confidence  = 0.35 * frequency + 0.30 * recency + 0.20 * consistency + 0.15 * depth
 * frequency   = min(times seen / 10, 1)
 * recency     = exp(-0.05 * days since last seen)
 * consistency = 1 / (1 + CV of the gaps between sightings)
 * depth       = min(documents / 50, 1)
 * </pre>
 *
 * <p>CV is the coefficient of variation: the standard deviation of all gaps over their mean. A
 * topic seen at a steady pace has consistency 1, one seen in bursts comes near 0. Fewer than three
 * sightings have consistency 0, and so have any number of them at one instant: neither shows that
 * the persona comes back. The CV comes from sums: near 0 it is off by about 1e-7. Costs no more
 * than one exponential per topic.
 */
public final class InterestFormula {
  /** Sightings from which on more of them add nothing. */
  public static final long DEFAULT_FULL_FREQUENCY = 10;

  /** Documents from which on more of them add nothing. */
  public static final long DEFAULT_FULL_DOCUMENTS = 50;

  private static final int LEAST_SIGHTINGS_FOR_A_PACE = 3;
  private static final InterestFormula DEFAULTS = builder().build();

  private final InterestWeights weights;
  private final long fullFrequency;
  private final long fullDocuments;
  private final ExponentialDecay decay;

  private InterestFormula(Builder builder) {
    this.weights = builder.weights;
    this.fullFrequency = builder.fullFrequency;
    this.fullDocuments = builder.fullDocuments;
    this.decay = builder.decay;
  }

  /** Returns the formula with the numbers above. */
  public static InterestFormula defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from the numbers above. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns the interest in a topic as of {@code now}. */
  public Interest interest(TopicCounts counts, Instant now) {
    double recency = decay.weight(counts.lastSeen(), now);
    double confidence =
        weights.frequency() * share(counts.frequency(), fullFrequency)
            + weights.recency() * recency
            + weights.consistency() * consistency(counts)
            + weights.depth() * share(counts.documents(), fullDocuments);
    return new Interest(
        counts.topic(),
        Math.min(confidence, 1),
        recency,
        counts.frequency(),
        counts.firstSeen(),
        counts.lastSeen(),
        counts.documents());
  }

  static double consistency(TopicCounts counts) {
    double span = Days.between(counts.firstSeen(), counts.lastSeen());
    if (counts.frequency() < LEAST_SIGHTINGS_FOR_A_PACE || span == 0) {
      return 0;
    }
    double gaps = counts.frequency() - 1;
    double mean = span / gaps;
    double squaredCv = counts.sumOfSquaredGaps() / gaps / mean / mean - 1;
    return 1 / (1 + Math.sqrt(Math.max(0, squaredCv)));
  }

  private static double share(long count, long full) {
    return Math.min((double) count / full, 1);
  }

  /** What a formula may say differently. Builder; not thread-safe. */
  public static final class Builder {
    private InterestWeights weights = InterestWeights.DEFAULT;
    private long fullFrequency = DEFAULT_FULL_FREQUENCY;
    private long fullDocuments = DEFAULT_FULL_DOCUMENTS;
    private ExponentialDecay decay = ExponentialDecay.DEFAULT;

    private Builder() {}

    /** Sets how much each sign counts. */
    public Builder weights(InterestWeights value) {
      weights = Objects.requireNonNull(value, "weights");
      return this;
    }

    /** Sets from how many sightings on more add nothing; at least 1. */
    public Builder fullFrequency(long value) {
      fullFrequency = requirePositive(value, "fullFrequency");
      return this;
    }

    /** Sets from how many documents on more add nothing; at least 1. */
    public Builder fullDocuments(long value) {
      fullDocuments = requirePositive(value, "fullDocuments");
      return this;
    }

    /** Sets how recency fades. */
    public Builder decay(ExponentialDecay value) {
      decay = Objects.requireNonNull(value, "decay");
      return this;
    }

    /** Returns the formula. */
    public InterestFormula build() {
      return new InterestFormula(this);
    }

    private static long requirePositive(long value, String name) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
      }
      return value;
    }
  }
}
