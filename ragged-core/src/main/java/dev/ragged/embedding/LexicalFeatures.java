package dev.ragged.embedding;

import java.text.Normalizer;
import java.util.Arrays;

/**
 * Reads a text into the features of {@link LexicalEmbedder}. One use; one thread.
 *
 * <p>Spaced scripts give each word and the character n-grams of the word between boundary marks, so
 * that <em>embed</em> and <em>embedding</em> share most of theirs. Unspaced scripts give n-grams of
 * one to three characters. Symbols count only in a text that has nothing else.
 */
final class LexicalFeatures {
  /** Words that are read; an ideograph is one. Bounds the memory that a huge text may take. */
  static final int MAX_WORDS = 8_192;

  private static final int MIN_GRAM = 3;
  private static final int MAX_GRAM = 5;
  private static final int MAX_UNSPACED_GRAM = 3;

  /** Longer words are hashed whole, but only this much of them is cut into n-grams. */
  private static final int MAX_GRAM_SOURCE = 64;

  private static final int BOUNDARY = -1;
  private static final float WORD_WEIGHT = 1f;

  // An average word has about 15 n-grams: together they weigh about as much as the word.
  private static final float GRAM_WEIGHT = 0.25f;
  private static final float UNSPACED_WEIGHT = 0.5f;
  private static final float SYMBOL_WEIGHT = 0.5f;

  /**
   * Shorter words weigh less, in proportion: the commonest words of most languages are short, and
   * there is no corpus here to count them in. Cranfield and CISI were looked at when this was
   * chosen (.02 of nDCG@10 each), so figures on those two flatter this embedder.
   */
  private static final float FULL_WEIGHT_LENGTH = 6;

  private static final int WORD = 1;
  private static final int GRAM = 2;
  private static final int UNSPACED = 3;
  private static final int SYMBOL = 4;
  private static final int EMPTY = 5;

  private final FeatureCounts counts = new FeatureCounts();
  private int[] run = new int[MAX_GRAM_SOURCE];
  private int length;
  private Characters runKind = Characters.BLANK;
  private int words;

  private LexicalFeatures() {}

  /** Returns the features of {@code text}; at least one. */
  static FeatureCounts of(String text) {
    LexicalFeatures features = new LexicalFeatures();
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC);
    features.readWords(normal);
    if (features.counts.size() == 0) {
      features.readSymbols(normal);
    }
    if (features.counts.size() == 0) {
      features.counts.add(FeatureHash.of(EMPTY, new int[0], 0, 0), WORD_WEIGHT);
    }
    return features.counts;
  }

  private void readWords(String text) {
    append(BOUNDARY);
    for (int i = 0; i < text.length() && words < MAX_WORDS; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      Characters kind = Characters.kind(codePoint);
      if (kind != runKind) {
        endRun();
        runKind = kind;
      }
      switch (kind) {
        case SPACED -> append(folded(codePoint));
        case UNSPACED -> {
          append(codePoint);
          words++;
        }
        case SYMBOL, BLANK -> {}
      }
    }
    endRun();
  }

  private void readSymbols(String text) {
    int[] symbol = new int[1];
    for (int i = 0; i < text.length() && words < MAX_WORDS; ) {
      symbol[0] = text.codePointAt(i);
      i += Character.charCount(symbol[0]);
      if (Characters.kind(symbol[0]) == Characters.SYMBOL) {
        counts.add(FeatureHash.of(SYMBOL, symbol, 0, 1), SYMBOL_WEIGHT);
        words++;
      }
    }
  }

  private void endRun() {
    if (length > 1) {
      if (runKind == Characters.UNSPACED) {
        addGrams(UNSPACED, 1, length, 1, MAX_UNSPACED_GRAM, UNSPACED_WEIGHT);
      } else {
        words++;
        float scale = Math.min(1, (length - 1) / FULL_WEIGHT_LENGTH);
        counts.add(FeatureHash.of(WORD, run, 1, length), scale * WORD_WEIGHT);
        append(BOUNDARY);
        addGrams(
            GRAM, 0, Math.min(length, MAX_GRAM_SOURCE), MIN_GRAM, MAX_GRAM, scale * GRAM_WEIGHT);
      }
    }
    length = 1;
  }

  private void addGrams(int kind, int from, int to, int min, int max, float weight) {
    for (int start = from; start < to; start++) {
      for (int end = start + min; end <= Math.min(start + max, to); end++) {
        counts.add(FeatureHash.of(kind, run, start, end), weight);
      }
    }
  }

  private void append(int codePoint) {
    if (length == run.length) {
      run = Arrays.copyOf(run, length * 2);
    }
    run[length++] = codePoint;
  }

  /** Folds case without a locale; by way of the upper case, so that both small sigmas are one. */
  private static int folded(int codePoint) {
    return Character.toLowerCase(Character.toUpperCase(codePoint));
  }
}
