package dev.ragged.store;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/** The lexical embedder under another name, which counts and may fail. Thread-safe. */
public final class FaultyEmbedder implements Embedder {
  /** What happens to one call. */
  @FunctionalInterface
  public interface Fault {
    /** Returns the answer to give for {@code vectors}, or throws. */
    List<float[]> apply(int call, List<String> texts, List<float[]> vectors);
  }

  private final LexicalEmbedder embedder;
  private final String name;
  private final AtomicInteger calls = new AtomicInteger();
  private final AtomicInteger texts = new AtomicInteger();
  private volatile Fault fault = (call, asked, vectors) -> vectors;

  public FaultyEmbedder(String name, int dimension) {
    this.name = name;
    this.embedder = LexicalEmbedder.create(dimension);
  }

  /** Sets what happens from now on; calls are counted from 1 again. */
  public FaultyEmbedder fault(Fault value) {
    calls.set(0);
    fault = value;
    return this;
  }

  /** Returns how many texts were given as documents so far. */
  public int documents() {
    return texts.get();
  }

  @Override
  public List<float[]> embed(List<String> asked, EmbeddingRole role) {
    if (role == EmbeddingRole.DOCUMENT) {
      texts.addAndGet(asked.size());
    }
    return fault.apply(calls.incrementAndGet(), asked, embedder.embed(asked, role));
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return new EmbedderFingerprint(name, embedder.fingerprint().dimension(), "for tests");
  }

  @Override
  public int batchSize() {
    return 4;
  }

  @Override
  public int parallelism() {
    return 2;
  }
}
