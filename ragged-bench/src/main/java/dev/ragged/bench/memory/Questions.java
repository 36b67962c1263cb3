package dev.ragged.bench.memory;

import dev.ragged.spi.ChunkId;
import dev.ragged.spi.DocumentKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;

/** Made-up questions of two to three of 1,000 terms, some asked much more often than others. */
public final class Questions {
  private static final int TERMS = 1_000;
  private static final int DOCUMENTS = 2_000;

  private final SplittableRandom random;

  /** Draws from {@code seed}. */
  public Questions(long seed) {
    this.random = new SplittableRandom(seed);
  }

  /** Returns a question. */
  public String next() {
    StringBuilder text = new StringBuilder("how does ");
    int terms = 2 + random.nextInt(2);
    for (int i = 0; i < terms; i++) {
      text.append(i == 0 ? "" : " with ").append(term(skewed(TERMS)));
    }
    return text.append(" work").toString();
  }

  /** Returns {@code count} passages, some shown much more often than others. */
  public List<ChunkId> hits(int count) {
    List<ChunkId> hits = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      hits.add(
          new ChunkId(new DocumentKey("doc-" + skewed(DOCUMENTS) + ".md", Optional.empty()), i));
    }
    return hits;
  }

  private int skewed(int n) {
    double u = random.nextDouble();
    return (int) (n * u * u * u);
  }

  /** Returns a word that is made of the syllables that its number stands for. */
  public static String term(int number) {
    String consonants = "bdfgklmnprstvz";
    String vowels = "aeiou";
    StringBuilder word = new StringBuilder();
    int left = number + 70;
    while (left > 0) {
      word.append(consonants.charAt(left % 14)).append(vowels.charAt(left / 14 % 5));
      left /= 70;
    }
    return word.append("ron").toString();
  }
}
