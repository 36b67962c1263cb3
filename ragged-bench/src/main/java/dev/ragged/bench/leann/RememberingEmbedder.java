package dev.ragged.bench.leann;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Embeds each text once, however many stores are made of it, and counts tokens as a given model
 * does, so that texts are cut as for that model whoever makes the vectors. Thread-safe.
 */
final class RememberingEmbedder implements Embedder {
  private final Embedder vectors;
  private final Embedder tokens;
  private final Map<String, float[]> known = new ConcurrentHashMap<>();

  /**
   * @param vectors makes the vectors; not closed
   * @param tokens counts the tokens and says how many a text may have; not closed
   */
  RememberingEmbedder(Embedder vectors, Embedder tokens) {
    this.vectors = vectors;
    this.tokens = tokens;
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    if (role != EmbeddingRole.DOCUMENT) {
      return vectors.embed(texts, role);
    }
    List<float[]> found = new ArrayList<>(texts.size());
    for (String text : texts) {
      found.add(known.computeIfAbsent(text, t -> vectors.embed(List.of(t), role).get(0)).clone());
    }
    return found;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return vectors.fingerprint();
  }

  @Override
  public int batchSize() {
    return vectors.batchSize();
  }

  @Override
  public int parallelism() {
    return vectors.parallelism();
  }

  @Override
  public int maxTokens() {
    return tokens.maxTokens();
  }

  @Override
  public int countTokens(CharSequence text) {
    return tokens.countTokens(text);
  }
}
