package dev.ragged.memory.topic;

/**
 * Turns what speaks for a topic into how sure it is:
 *
 * <pre>
 * evidence   = scale(n) * weight * (1 + 0.4 (nouns - 1) + 0.5 early + 0.3 name + 0.3 acronym)
 * scale(n)   = 2 / (1 + n / 12)
 * confidence = evidence / (1 + evidence)
 * </pre>
 *
 * where <em>n</em> is the number of words in the text that could be topics, <em>words</em> the
 * length of the phrase, <em>early</em> 1 at the beginning of the text and 0 at its end, and
 * <em>weight</em> the sum over the occurrences: 1 each, 2 in a heading, half for a word that is too
 * general alone. A topic gains by each occurrence and each trait, and never reaches 1. So one
 * mention is enough in a query; a passage must say it more often, or at a better place.
 */
final class Confidence {
  static final double OCCURRENCE = 1;
  static final double IN_HEADING = 2;

  /** Of a word that is good in a phrase, but general alone. */
  static final double GENERAL = 0.2;

  /** Of a word within a phrase that is there once, when the word is a topic elsewhere. */
  static final double WITHIN_PHRASE = 0.8;

  /** Of an occurrence at the beginning of a sentence, which says what the sentence is about. */
  static final double SUBJECT = 1.5;

  /** Evidence of one occurrence of a focus area or synonym: the caller has said that it counts. */
  static final double FOCUS = 3;

  private static final double SCALE = 2;
  private static final double HALVING_LENGTH = 12;
  private static final double PER_WORD = 0.4;
  private static final double EARLY = 0.5;
  private static final double NAME = 0.3;
  private static final double ACRONYM = 0.3;

  private final double scale;

  /**
   * @param content words of the text that could be topics, at least 0
   */
  Confidence(int content) {
    this.scale = SCALE / (1 + content / HALVING_LENGTH);
  }

  /**
   * @param weight sum over the occurrences, above 0
   * @param words length of the phrase
   * @param early 1 at the beginning of the text, 0 at its end
   * @param flags {@link Words} flags of all occurrences together
   */
  double of(double weight, int words, double early, int flags) {
    double traits =
        1
            + PER_WORD * (words - 1)
            + EARLY * early
            + ((flags & Words.CAPITAL) != 0 ? NAME : 0)
            + ((flags & Words.ACRONYM) != 0 ? ACRONYM : 0);
    return of(scale * weight * traits);
  }

  /** Returns evidence above 0 as a confidence below 1. */
  static double of(double evidence) {
    // So much evidence that it rounds to 1 is no more than sure.
    return Math.min(1, evidence / (1 + evidence));
  }
}
