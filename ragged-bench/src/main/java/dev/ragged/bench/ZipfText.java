package dev.ragged.bench;

import java.util.Random;

/**
 * Made-up text whose words are as unevenly frequent as in real text: the n-th word has weight 1 /
 * n.
 */
public final class ZipfText {
  private static final int VOCABULARY = 20_000;
  private static final double HARMONIC = harmonic();

  private ZipfText() {}

  private static double harmonic() {
    double sum = 0;
    for (int i = 1; i <= VOCABULARY; i++) {
      sum += 1.0 / i;
    }
    return sum;
  }

  /** Returns a sentence of so many words. */
  public static String next(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word(rank(random)));
    }
    return text.append('.').toString();
  }

  /** Inverts the continuous approximation of Zipf's distribution. */
  private static int rank(Random random) {
    int rank = (int) Math.exp(random.nextDouble() * HARMONIC - 0.5772);
    return Math.min(Math.max(rank, 1), VOCABULARY);
  }

  private static String word(int rank) {
    StringBuilder letters = new StringBuilder();
    for (int rest = rank + 26; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }
}
