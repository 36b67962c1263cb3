package dev.ragged.memory.rank;

import dev.ragged.memory.interest.ExponentialDecay;
import java.util.List;
import java.util.Objects;

/**
 * The default: a weighted mean of the base score and of what is personal. Immutable.
 *
 * <pre>
 * score        = (1 - blend) * base + blend * personal          blend = 0.3
 * personal     = 0.5 * topics + 0.3 * history + 0.2 * coOccurrence
 * topics       = 1 - product of (1 - salience * confidence * recency * specificity), less chance
 * history      = exp(-0.05 * days since the candidate was last used), 0 if never
 * coOccurrence = 0.1 per pair of a query topic and a candidate topic met together, at most 1
 * </pre>
 *
 * <p>The specificity of a topic is 0 if all candidates are about it, and 1 if one is: it cannot
 * tell apart what it is in. Interests with a confidence below 0.3 or seen once, and pairs met less
 * than three times, do not count.
 *
 * <p>If the blend is 0, or nothing personal was found for any candidate, then order and scores are
 * those of the base, to the last bit. Otherwise the score of every candidate is blended, also where
 * nothing was found for it: scores compare within one answer, not with base scores. Costs one hash
 * look-up per topic of a candidate and one more for each topic of the query.
 */
public final class BlendedRanking implements RankingStrategy {
  /** The part of the score that is personal. */
  public static final double DEFAULT_BLEND = 0.3;

  /** Confidence from which on an interest counts. */
  public static final double DEFAULT_MIN_CONFIDENCE = 0.3;

  /** Sightings from which on an interest counts: one may be chance. */
  public static final long DEFAULT_MIN_FREQUENCY = 2;

  /** Times from which on two topics count as met together. */
  public static final long DEFAULT_MIN_CO_OCCURRENCE = 3;

  private static final BlendedRanking DEFAULTS = builder().build();

  private final double blend;
  private final PersonalWeights weights;
  private final double retrieveMultiplier;
  private final EvidenceFinder finder;

  private BlendedRanking(Builder builder, EvidenceFinder finder) {
    this.blend = builder.blend;
    this.weights = builder.weights;
    this.retrieveMultiplier = builder.retrieveMultiplier;
    this.finder = finder;
  }

  /** Returns the strategy with the numbers above. */
  public static BlendedRanking defaults() {
    return DEFAULTS;
  }

  /** Returns a builder that starts from the numbers above. */
  public static Builder builder() {
    return new Builder();
  }

  /** Returns this strategy with another part of the score that is personal, from 0 to 1. */
  public BlendedRanking withBlend(double value) {
    Builder builder = new Builder();
    builder.weights = weights;
    builder.retrieveMultiplier = retrieveMultiplier;
    return new BlendedRanking(builder.blend(value), finder);
  }

  @Override
  public List<RankedCandidate> rank(
      List<RankingCandidate> inBaseOrder, RankingContext context, int k) {
    Reordering.check(inBaseOrder, k);
    List<Evidence> found = blend == 0 ? List.of() : finder.find(inBaseOrder, context);
    boolean silent = found.stream().allMatch(evidence -> evidence.isSilent(weights));
    return Reordering.best(
        inBaseOrder,
        k,
        i ->
            silent
                ? Scored.from(inBaseOrder.get(i), 1, List.of())
                : blended(inBaseOrder.get(i), found.get(i)));
  }

  private Scored blended(RankingCandidate candidate, Evidence evidence) {
    Scored scored = Scored.from(candidate, 1 - blend, evidence.reasons());
    scored.add("topics", evidence.topics(), blend * weights.topics());
    scored.add("history", evidence.history(), blend * weights.history());
    scored.add("coOccurrence", evidence.coOccurrence(), blend * weights.coOccurrence());
    return scored;
  }

  @Override
  public int fetch(int k) {
    return (int) Math.ceil(k * retrieveMultiplier);
  }

  /** What a blend may do differently. Builder; not thread-safe. */
  public static final class Builder {
    private double blend = DEFAULT_BLEND;
    private PersonalWeights weights = PersonalWeights.DEFAULT;
    private double minConfidence = DEFAULT_MIN_CONFIDENCE;
    private long minFrequency = DEFAULT_MIN_FREQUENCY;
    private long minCoOccurrence = DEFAULT_MIN_CO_OCCURRENCE;
    private ExponentialDecay accessDecay = ExponentialDecay.DEFAULT;
    private double retrieveMultiplier = DEFAULT_RETRIEVE_MULTIPLIER;

    private Builder() {}

    /** Sets the part of the score that is personal, from 0 (none) to 1 (all). */
    public Builder blend(double value) {
      Fractions.require(value, "blend");
      blend = value;
      return this;
    }

    /** Sets how much each personal sign counts. */
    public Builder weights(PersonalWeights value) {
      weights = Objects.requireNonNull(value, "weights");
      return this;
    }

    /** Sets the confidence from which on an interest counts, from 0 to 1. */
    public Builder minConfidence(double value) {
      Fractions.require(value, "minConfidence");
      minConfidence = value;
      return this;
    }

    /** Sets the sightings from which on an interest counts; at least 1. */
    public Builder minFrequency(long value) {
      minFrequency = requirePositive(value, "minFrequency");
      return this;
    }

    /** Sets the times from which on two topics count as met together; at least 1. */
    public Builder minCoOccurrence(long value) {
      minCoOccurrence = requirePositive(value, "minCoOccurrence");
      return this;
    }

    /** Sets how the use of a document fades. */
    public Builder accessDecay(ExponentialDecay value) {
      accessDecay = Objects.requireNonNull(value, "accessDecay");
      return this;
    }

    /** Sets how many candidates are fetched per one that is returned, from 1 to 100. */
    public Builder retrieveMultiplier(double value) {
      if (!(value >= 1 && value <= 100)) {
        throw new IllegalArgumentException(
            "retrieveMultiplier must be from 1 to 100: retrieveMultiplier="
                + value
                + "; below 1 fewer candidates would be fetched than returned");
      }
      retrieveMultiplier = value;
      return this;
    }

    /** Returns the strategy. */
    public BlendedRanking build() {
      return new BlendedRanking(
          this, new EvidenceFinder(minConfidence, minFrequency, minCoOccurrence, accessDecay));
    }

    private static long requirePositive(long value, String name) {
      if (value < 1) {
        throw new IllegalArgumentException(name + " must be at least 1: " + name + "=" + value);
      }
      return value;
    }
  }
}
