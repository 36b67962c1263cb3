package dev.ragged.bench;

import java.util.Random;
import java.util.random.RandomGenerator;

/**
 * Made-up text whose words are as unevenly frequent as in real text: the n-th word has weight 1 /
 * n.
 */
public final class ZipfText {
  private static final int VOCABULARY = 20_000;
  private static final double EULER = 0.5772;

  private ZipfText() {}

  /** Returns {@code words} words and a full stop. */
  public static String next(Random random, int words) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < words; i++) {
      text.append(i == 0 ? "" : " ").append(word(rank(random, VOCABULARY)));
    }
    return text.append('.').toString();
  }

  /**
   * Returns a number of 1 to {@code count}, of which the n-th has weight 1 / n: inverts the
   * continuous approximation of Zipf's distribution.
   */
  public static int rank(RandomGenerator random, int count) {
    double harmonic = Math.log(count) + EULER + 0.5 / count;
    int rank = (int) Math.exp(random.nextDouble() * harmonic - EULER);
    return Math.min(Math.max(rank, 1), count);
  }

  /** Returns the word of a rank, at least 1: two or more letters, another one for each rank. */
  public static String word(int rank) {
    StringBuilder letters = new StringBuilder();
    for (int rest = rank + 26; rest > 0; rest /= 26) {
      letters.append((char) ('a' + rest % 26));
    }
    return letters.toString();
  }

  /** Returns the rank of a word of {@link #word}; 0 or less for other words. */
  public static int rank(String word) {
    int number = 0;
    for (int i = word.length() - 1; i >= 0; i--) {
      int letter = word.charAt(i) - 'a';
      if (letter < 0 || letter >= 26 || number > (Integer.MAX_VALUE - 26) / 26) {
        return 0;
      }
      number = number * 26 + letter;
    }
    return number - 26;
  }
}
