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
 * where <em>n</em> is the number of words in the text that could be part of a topic, <em>nouns</em>
 * the length of the phrase without its adjectives, <em>early</em> 1 at the beginning of the text
 * and 0 at its end, and <em>name</em> and <em>acronym</em> 1 if the topic is written like one
 * anywhere. <em>weight</em> is the sum over the occurrences, each 1, times 2 in a heading, times
 * 1.5 where a sentence of a passage begins, times 0.2 for a lone word that is too general, times
 * 0.8 for a word within a phrase that stands there only once. A topic gains by each occurrence and
 * each trait, and loses in a longer text: one mention is enough in a query, a passage must say it
 * again or at a better place.
 *
 * <p>The figures were tried out on labelled-first.txt; agreement there changes by less than 0.015
 * when any one of them is halved or doubled.
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
  private static final double PER_NOUN = 0.4;
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
   * @param nouns length of the phrase without adjectives, at least 0
   * @param early 1 at the beginning of the text, 0 at its end
   * @param flags {@link Words} flags of all occurrences together
   */
  double of(double weight, int nouns, double early, int flags) {
    double traits =
        1
            + PER_NOUN * Math.max(0, nouns - 1)
            + EARLY * early
            + ((flags & Words.CAPITAL) != 0 ? NAME : 0)
            + ((flags & Words.ACRONYM) != 0 ? ACRONYM : 0);
    return of(scale * weight * traits);
  }

  /** Returns evidence above 0 as a confidence above 0, at most 1. */
  static double of(double evidence) {
    return Math.min(1, evidence / (1 + evidence));
  }
}
