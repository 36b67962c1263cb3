package dev.ragged.embedding;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Embeds by spelling alone: signed feature hashing of words and character n-grams. It needs no
 * model, no file and no start-up time, and it knows no meaning: <em>car</em> and <em>cars</em> are
 * close, <em>car</em> and <em>automobile</em> are as far apart as any two words. Use it for tests,
 * for very small machines, and where texts and questions share their words; else a model. Immutable
 * and thread-safe.
 *
 * <p>Words are normalised (NFKC), case-folded without a locale and counted; a feature counts {@code
 * 1 + ln(occurrences)}, is put into one of {@code dimension} buckets with a sign, and the sum is
 * scaled to length 1. A text of symbols is embedded by its symbols, and all blank texts share one
 * vector. Only the first {@value LexicalFeatures#MAX_WORDS} words count; a letter of a script
 * without spaces is a word. The vectors are the same on every machine; only letters that a newer
 * JDK learned from a newer Unicode may be read differently by an older one.
 *
 * <p>Cost: about a microsecond per word, most of it for its some 20 features.
 *
 * @see <a href="https://arxiv.org/abs/0902.2206">Weinberger et al., Feature Hashing for Large Scale
 *     Multitask Learning, 2009</a>
 */
public final class LexicalEmbedder implements Embedder {
  /** Vector length of {@link #create()}: a chunk's few hundred features still seldom collide. */
  public static final int DEFAULT_DIMENSION = 512;

  /** Smallest vector length: below it nearly all features would share buckets. */
  public static final int MIN_DIMENSION = 16;

  private final EmbedderFingerprint fingerprint;

  private LexicalEmbedder(int dimension) {
    fingerprint =
        new EmbedderFingerprint(
            "lexical",
            dimension,
            "hashed words and 3-5-grams, version 1, first " + LexicalFeatures.MAX_WORDS + " words");
  }

  /** Returns an embedder of {@value #DEFAULT_DIMENSION} dimensions. */
  public static LexicalEmbedder create() {
    return create(DEFAULT_DIMENSION);
  }

  /**
   * Returns an embedder of {@code dimension} dimensions.
   *
   * @throws IllegalArgumentException if {@code dimension} is not in {@value #MIN_DIMENSION}..{@link
   *     EmbedderFingerprint#MAX_DIMENSION}
   */
  public static LexicalEmbedder create(int dimension) {
    if (dimension < MIN_DIMENSION || dimension > EmbedderFingerprint.MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be "
              + MIN_DIMENSION
              + ".."
              + EmbedderFingerprint.MAX_DIMENSION
              + ": dimension="
              + dimension);
    }
    return new LexicalEmbedder(dimension);
  }

  /** Returns vectors of length 1. The role makes no difference. */
  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    Objects.requireNonNull(role, "role");
    EmbedderTexts.requireNonNull(texts);
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(vector(text));
    }
    return vectors;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public int maxTokens() {
    return LexicalFeatures.MAX_WORDS;
  }

  private float[] vector(String text) {
    int dimension = fingerprint.dimension();
    double[] sum = LexicalFeatures.of(text).signedSum(dimension);
    double squares = 0;
    for (double x : sum) {
      squares += x * x;
    }
    float[] vector = new float[dimension];
    if (squares == 0) {
      // Features of equal weight and opposite sign met in every bucket: rare, but not impossible.
      int[] points = text.codePoints().toArray();
      vector[FeatureCounts.bucket(FeatureHash.of(0, points, 0, points.length), dimension)] = 1;
      return vector;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < dimension; i++) {
      vector[i] = (float) (sum[i] * scale);
    }
    return vector;
  }
}
