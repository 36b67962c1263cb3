package dev.ragged.embedding;

import dev.ragged.error.EmbeddingException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Holds another embedder to the contract of {@link Embedder} on every call, so that a faulty one
 * fails where it stands and not as a damaged store or a wrong answer later. Thread-safe if the
 * embedder is.
 *
 * <p>Whatever exception the embedder throws arrives as an {@link EmbeddingException} that names the
 * embedder and the number of texts; so does an answer of the wrong shape. Errors of the virtual
 * machine pass through. The vectors are handed on, not copied. An interrupt that the embedder
 * swallowed is set again. Cost: one pass over the vectors.
 */
public final class CheckedEmbedder implements Embedder {
  private final Embedder embedder;
  private final EmbedderFingerprint fingerprint;

  private CheckedEmbedder(Embedder embedder) {
    this.embedder = embedder;
    fingerprint = Objects.requireNonNull(embedder.fingerprint(), "fingerprint of the embedder");
  }

  /** Returns {@code embedder} with checks, or itself if it has them. */
  public static CheckedEmbedder of(Embedder embedder) {
    Objects.requireNonNull(embedder, "embedder");
    return embedder instanceof CheckedEmbedder checked ? checked : new CheckedEmbedder(embedder);
  }

  /**
   * {@inheritDoc} An empty list is answered without the embedder.
   *
   * @throws NullPointerException if an argument or a text is null
   */
  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    Objects.requireNonNull(role, "role");
    EmbedderTexts.requireNonNull(texts);
    if (texts.isEmpty()) {
      return List.of();
    }
    return checked(call(texts, role), texts.size());
  }

  private @Nullable List<float[]> call(List<String> texts, EmbeddingRole role) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      return embedder.embed(texts, role);
    } catch (Exception | LinkageError e) {
      // Exception, not RuntimeException: code in other languages throws checked ones undeclared.
      interrupted |=
          e instanceof InterruptedException || e.getCause() instanceof InterruptedException;
      throw new EmbeddingException(
          "embedder " + fingerprint + " failed on " + count(texts.size()) + ": " + e, e);
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private List<float[]> checked(@Nullable List<float[]> answer, int texts) {
    if (answer == null) {
      throw broken(texts, "it returned null");
    }
    // One reading of a list that is not ours: what was checked is what is returned.
    List<float[]> vectors = new ArrayList<>(texts);
    for (float @Nullable [] vector : answer) {
      int i = vectors.size();
      if (vector == null) {
        throw broken(texts, "vector " + i + " is null");
      }
      if (i > 0 && vector == vectors.get(i - 1)) {
        throw broken(texts, "vectors " + (i - 1) + " and " + i + " are the same array");
      }
      check(vector, i, texts);
      vectors.add(vector);
    }
    if (vectors.size() != texts) {
      throw broken(texts, "it returned " + vectors.size() + " vectors");
    }
    return Collections.unmodifiableList(vectors);
  }

  private void check(float[] vector, int i, int texts) {
    if (vector.length != fingerprint.dimension()) {
      throw broken(texts, "vector " + i + " has length " + vector.length);
    }
    boolean zero = true;
    for (int j = 0; j < vector.length; j++) {
      if (!Float.isFinite(vector[j])) {
        throw broken(texts, "component " + j + " of vector " + i + " is " + vector[j]);
      }
      zero &= vector[j] == 0;
    }
    if (zero) {
      throw broken(texts, "vector " + i + " is zero, which has no direction to compare");
    }
  }

  private EmbeddingException broken(int texts, String what) {
    return new EmbeddingException(
        "embedder "
            + fingerprint
            + " must give one finite, non-zero vector of its dimension per text, each a fresh"
            + " array; for "
            + count(texts)
            + " "
            + what);
  }

  private static String count(int texts) {
    return texts == 1 ? "1 text" : texts + " texts";
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return fingerprint;
  }

  @Override
  public int batchSize() {
    return Math.max(1, embedder.batchSize());
  }

  @Override
  public int parallelism() {
    return Math.max(1, embedder.parallelism());
  }

  @Override
  public int maxTokens() {
    return embedder.maxTokens();
  }

  @Override
  public int countTokens(CharSequence text) {
    return embedder.countTokens(text);
  }

  @Override
  public void close() {
    embedder.close();
  }
}
