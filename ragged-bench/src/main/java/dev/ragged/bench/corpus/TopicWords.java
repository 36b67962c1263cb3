package dev.ragged.bench.corpus;

import dev.ragged.bench.ZipfText;
import java.util.random.RandomGenerator;

/**
 * Which words texts on a topic are made of. The first {@value #COMMON} ranks are words of every
 * text; each further rank is a word of one topic, the topics in turn, so that each has its own law
 * of frequencies.
 */
final class TopicWords {
  static final int TOPICS = 150;
  private static final int COMMON = 2_000;
  private static final int OWN = 250;
  private static final double COMMON_SHARE = 0.55;

  private TopicWords() {}

  /** Returns a topic from 0 to {@value #TOPICS} - 1, some much more often than others. */
  static int topic(RandomGenerator random) {
    // Half as steep as the words: the smallest topic still has its share of documents.
    return random.nextBoolean() ? random.nextInt(TOPICS) : ZipfText.rank(random, TOPICS) - 1;
  }

  /** Returns a word of a text on {@code topic}: one of all texts, or one of its own. */
  static String next(RandomGenerator random, int topic) {
    return random.nextDouble() < COMMON_SHARE
        ? ZipfText.word(ZipfText.rank(random, COMMON))
        : own(random, topic);
  }

  /** Returns a word that only texts on {@code topic} have. */
  static String own(RandomGenerator random, int topic) {
    return ZipfText.word(COMMON + 1 + topic + TOPICS * (ZipfText.rank(random, OWN) - 1));
  }

  /** Returns the topic of a word; -1 if it is one of all texts, or none of these words. */
  static int topicOf(String word) {
    int rank = ZipfText.rank(word);
    return rank > COMMON && rank <= COMMON + TOPICS * OWN ? (rank - COMMON - 1) % TOPICS : -1;
  }
}
