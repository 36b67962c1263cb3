package dev.ragged.bench;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * Stands for a model that pads the texts of a call to the longest, as on another device: a call
 * waits for a fixed time and for each character of the padded texts, and uses no CPU meanwhile.
 * Thread-safe.
 *
 * @param vectors gives the vectors
 * @param parallelism calls at once
 * @param microsPerCall the fixed time
 * @param calls the texts of each call so far
 */
record PaddingModel(
    LexicalEmbedder vectors,
    int parallelism,
    int microsPerCall,
    ConcurrentLinkedQueue<List<String>> calls)
    implements Embedder {
  private static final int NANOS_PER_CHARACTER = 10_000;

  PaddingModel(int parallelism, int microsPerCall) {
    this(LexicalEmbedder.create(64), parallelism, microsPerCall, new ConcurrentLinkedQueue<>());
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    calls.add(List.copyOf(texts));
    long end = System.nanoTime() + nanos(texts);
    List<float[]> answer = vectors.embed(texts, role);
    for (long left = end - System.nanoTime(); left > 0; left = end - System.nanoTime()) {
      LockSupport.parkNanos(left);
    }
    return answer;
  }

  /** Returns what a call takes. */
  long nanos(List<String> texts) {
    return microsPerCall * 1_000L + NANOS_PER_CHARACTER * padded(texts);
  }

  /** Returns how many characters a call has with its padding. */
  static long padded(List<String> texts) {
    return (long) texts.size() * texts.stream().mapToInt(String::length).max().orElse(0);
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return vectors.fingerprint();
  }

  @Override
  public int maxTokens() {
    return 256;
  }
}
