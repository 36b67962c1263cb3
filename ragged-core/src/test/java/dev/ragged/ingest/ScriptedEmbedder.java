package dev.ragged.ingest;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;

/** The lexical embedder, which remembers its calls and does before each what it is told. */
final class ScriptedEmbedder implements Embedder {
  static final int DIMENSION = 32;

  final ConcurrentLinkedQueue<List<String>> calls = new ConcurrentLinkedQueue<>();
  final AtomicInteger mostAtOnce = new AtomicInteger();
  private final LexicalEmbedder embedder = LexicalEmbedder.create(DIMENSION);
  private final int parallelism;
  private final int batchSize;
  private final AtomicInteger atOnce = new AtomicInteger();
  private volatile Consumer<List<String>> before = texts -> {};

  ScriptedEmbedder(int parallelism, int batchSize) {
    this.parallelism = parallelism;
    this.batchSize = batchSize;
  }

  /** Sets what happens before each answer. */
  ScriptedEmbedder before(Consumer<List<String>> action) {
    before = action;
    return this;
  }

  float[] vector(String text) {
    return embedder.embed(List.of(text), EmbeddingRole.DOCUMENT).get(0);
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    int now = atOnce.incrementAndGet();
    mostAtOnce.accumulateAndGet(now, Math::max);
    try {
      calls.add(List.copyOf(texts));
      before.accept(texts);
      return embedder.embed(texts, role);
    } finally {
      atOnce.decrementAndGet();
    }
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return embedder.fingerprint();
  }

  @Override
  public int parallelism() {
    return parallelism;
  }

  @Override
  public int batchSize() {
    return batchSize;
  }
}
