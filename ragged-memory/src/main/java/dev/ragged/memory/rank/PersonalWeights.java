package dev.ragged.memory.rank;

/**
 * How much each personal sign counts; each from 0 to 1, together 1. Immutable.
 *
 * @param topics of the interests that a candidate is about
 * @param history of the last use of a candidate
 * @param coOccurrence of topics of query and candidate that were met together
 */
public record PersonalWeights(double topics, double history, double coOccurrence) {
  /** 0.5, 0.3 and 0.2. */
  public static final PersonalWeights DEFAULT = new PersonalWeights(0.5, 0.3, 0.2);

  public PersonalWeights {
    Fractions.require(topics, "topics");
    Fractions.require(history, "history");
    Fractions.require(coOccurrence, "coOccurrence");
    Fractions.requireSumOfOne(
        topics + history + coOccurrence,
        "topics=" + topics + ", history=" + history + ", coOccurrence=" + coOccurrence);
  }
}
