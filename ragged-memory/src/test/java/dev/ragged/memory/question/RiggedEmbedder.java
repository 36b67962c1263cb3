package dev.ragged.memory.question;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.EmbeddingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.locks.LockSupport;

/**
 * An embedder that fails and pauses when told, and keeps what it was asked. One of another name
 * gives other vectors. Thread-safe.
 */
public final class RiggedEmbedder implements Embedder {
  private final LexicalEmbedder words = LexicalEmbedder.create(64);
  private final Queue<List<String>> calls = new ConcurrentLinkedQueue<>();
  private final String name;
  private volatile boolean failing;
  private volatile String poison = "";
  private volatile Duration pause = Duration.ZERO;

  public RiggedEmbedder(String name) {
    this.name = name;
  }

  /** Makes it fail on everything from now on, or on nothing. */
  public void failing(boolean value) {
    this.failing = value;
  }

  /** Makes each call take this long at the least. */
  public void pausing(Duration value) {
    this.pause = value;
  }

  /** Makes it fail on each text with this in it; with "" on none. */
  public void poison(String part) {
    this.poison = part;
  }

  /** Returns the questions of all calls so far, those that failed included. */
  public List<List<String>> calls() {
    return List.copyOf(calls);
  }

  /** Returns the vector of a question, whatever it was told. */
  public float[] vector(String question) {
    float[] plain = words.embed(List.of(question), EmbeddingRole.QUERY).get(0);
    float[] turned = new float[plain.length];
    for (int i = 0; i < plain.length; i++) {
      turned[i] = plain[Math.floorMod(i + name.hashCode(), plain.length)] * (i % 3 + 1);
    }
    return turned;
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    if (role == EmbeddingRole.QUERY) {
      calls.add(List.copyOf(texts));
    }
    LockSupport.parkNanos(pause.toNanos());
    List<float[]> vectors = new ArrayList<>();
    for (String text : texts) {
      if (failing || (!poison.isEmpty() && text.contains(poison))) {
        throw new EmbeddingException("told to fail");
      }
      vectors.add(vector(text));
    }
    return vectors;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return new EmbedderFingerprint(name, words.fingerprint().dimension(), "rigged");
  }
}
