package dev.ragged.backend.leann.recompute;

import dev.ragged.index.VectorSource;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** A source of vectors that follow from the ordinal; counts, and does what a test says. */
final class Model implements VectorSource {
  static final int DIMENSION = 24;

  /** What happens to one call. */
  @FunctionalInterface
  interface Fault {
    float[][] apply(int[] ordinals, float[][] vectors);
  }

  private final Map<Integer, AtomicInteger> embedded = new ConcurrentHashMap<>();
  private final AtomicInteger calls = new AtomicInteger();
  private volatile Fault fault = (ordinals, vectors) -> vectors;

  Model fault(Fault value) {
    fault = value;
    return this;
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    calls.incrementAndGet();
    float[][] vectors = new float[ordinals.length][];
    for (int i = 0; i < vectors.length; i++) {
      embedded.computeIfAbsent(ordinals[i], ordinal -> new AtomicInteger()).incrementAndGet();
      vectors[i] = vector(ordinals[i]);
    }
    return fault.apply(ordinals, vectors);
  }

  /** Returns the vector of {@code ordinal}, of any length. */
  static float[] vector(int ordinal) {
    Random random = new Random(ordinal * 31L + 7);
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  int calls() {
    return calls.get();
  }

  int embedded(int ordinal) {
    AtomicInteger count = embedded.get(ordinal);
    return count == null ? 0 : count.get();
  }

  int embedded() {
    return embedded.values().stream().mapToInt(AtomicInteger::get).sum();
  }

  int mostOfOne() {
    return embedded.values().stream().mapToInt(AtomicInteger::get).max().orElse(0);
  }
}
