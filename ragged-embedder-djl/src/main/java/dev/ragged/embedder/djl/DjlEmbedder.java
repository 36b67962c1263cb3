package dev.ragged.embedder.djl;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.error.EmbeddingException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * Embeds by an ONNX sentence model on the CPU, by DJL and ONNX Runtime, without network.
 * Thread-safe.
 *
 * <p>Each text goes through the model alone unless batches were asked for: the same text gives the
 * same vector, bit for bit. A call runs on the caller's thread; up to {@link #parallelism()} run at
 * once, further ones wait their turn, text by text. An interrupt is kept and does not end a call.
 *
 * <p>Cost of {@link #miniLm()}: about a second to load, 23 MB of weights plus some 100 MB of native
 * libraries and buffers; per text and core a few milliseconds for a sentence and some 30 for 200
 * words. Counting tokens takes 4 microseconds per word.
 *
 * @see <a href="https://arxiv.org/abs/1908.10084">Reimers and Gurevych, Sentence-BERT, 2019</a>
 */
public final class DjlEmbedder implements Embedder {
  private static final int TEXTS_PER_CALL = 16;

  private final Encoder encoder;
  private final EmbedderFingerprint fingerprint;
  private final int maxTokens;
  private final String queryPrefix;
  private final String documentPrefix;
  private final int batchSize;
  private final int threads;

  /** Takes the encoder over and closes it. */
  DjlEmbedder(
      Encoder encoder,
      EmbedderFingerprint fingerprint,
      int maxTokens,
      String queryPrefix,
      String documentPrefix,
      int batchSize,
      int threads) {
    this.encoder = encoder;
    this.fingerprint = fingerprint;
    this.maxTokens = maxTokens;
    this.queryPrefix = queryPrefix;
    this.documentPrefix = documentPrefix;
    this.batchSize = batchSize;
    this.threads = threads;
  }

  /**
   * Returns all-MiniLM-L6-v2, quantised to 8 bits: 384 dimensions, mean pooling, length 1, 256
   * tokens, English. The model comes with this module; the first call copies it to the user's cache
   * directory (24 MB; elsewhere by the system property {@code ragged.cache.directory}), later ones
   * check and reuse it.
   *
   * @throws EmbeddingException if the model or a native library cannot be unpacked or loaded
   */
  public static DjlEmbedder miniLm() {
    return miniLm(UserCache.directory()).build();
  }

  static OnnxEmbedderBuilder miniLm(Path cache) {
    return onnx(MiniLmFiles.directory(cache)).name(MiniLmFiles.NAME);
  }

  /**
   * Returns a builder for the model in {@code modelDirectory}, which holds {@code model.onnx} (with
   * the inputs {@code input_ids} and, as the model has them, {@code attention_mask} and {@code
   * token_type_ids}) and {@code tokenizer.json}.
   */
  public static OnnxEmbedderBuilder onnx(Path modelDirectory) {
    return new OnnxEmbedderBuilder(modelDirectory);
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if closed, also in the middle of a list
   */
  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    Objects.requireNonNull(role, "role");
    List<String> prefixed = prefixed(texts, role);
    List<float[]> vectors = new ArrayList<>(prefixed.size());
    for (int from = 0; from < prefixed.size(); from += batchSize) {
      int to = Math.min(from + batchSize, prefixed.size());
      try {
        vectors.addAll(List.of(encoder.encode(prefixed.subList(from, to))));
      } catch (EmbeddingException e) {
        throw new EmbeddingException(
            fingerprint.name()
                + " failed on texts["
                + from
                + ".."
                + (to - 1)
                + "]: "
                + e.getMessage(),
            e);
      }
    }
    return vectors;
  }

  private List<String> prefixed(List<String> texts, EmbeddingRole role) {
    Objects.requireNonNull(texts, "texts");
    String prefix = role == EmbeddingRole.QUERY ? queryPrefix : documentPrefix;
    List<String> prefixed = new ArrayList<>(texts.size());
    for (String text : texts) {
      if (text == null) {
        throw new NullPointerException("texts[" + prefixed.size() + "]");
      }
      prefixed.add(prefix.isEmpty() ? text : prefix + text);
    }
    return prefixed;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return fingerprint;
  }

  /** Returns the model's batch size if batches were asked for, else a number that costs nothing. */
  @Override
  public int batchSize() {
    return Math.max(batchSize, TEXTS_PER_CALL);
  }

  @Override
  public int parallelism() {
    return threads;
  }

  @Override
  public int maxTokens() {
    return maxTokens;
  }

  /**
   * Returns the number of tokens by the model's own tokenizer, special tokens not counted. A text
   * of more than 32,768 characters is counted in pieces cut at blanks.
   *
   * @throws IllegalStateException if closed
   */
  @Override
  public int countTokens(CharSequence text) {
    return encoder.count(text);
  }

  /**
   * Frees the model. May be called while other threads embed: it waits for the texts that are being
   * embedded, and calls with texts left fail. Idempotent.
   */
  @Override
  public void close() {
    encoder.close();
  }
}
