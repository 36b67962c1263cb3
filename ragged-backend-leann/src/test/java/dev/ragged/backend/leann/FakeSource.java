package dev.ragged.backend.leann;

import dev.ragged.index.VectorSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Gives back the vectors that were put in, counts what is asked for, and can be broken. */
final class FakeSource implements VectorSource {
  /** What happens to an answer. */
  @FunctionalInterface
  interface Fault {
    /** Returns what to answer in place of {@code vectors}, or throws. */
    float[][] apply(int[] ordinals, float[][] vectors);
  }

  static final Fault NONE = (ordinals, vectors) -> vectors;

  private final Map<Integer, float[]> vectors = new ConcurrentHashMap<>();
  private final Map<Integer, Integer> asked = new ConcurrentHashMap<>();
  private volatile Fault fault = NONE;

  void put(int ordinal, float[] vector) {
    vectors.put(ordinal, vector.clone());
  }

  void forget(int ordinal) {
    vectors.remove(ordinal);
  }

  /** Sets what happens from now on. */
  void fault(Fault value) {
    fault = value;
  }

  /** Returns how often each ordinal was asked for since the last call of this. */
  Map<Integer, Integer> takeAsked() {
    Map<Integer, Integer> copy = Map.copyOf(asked);
    asked.clear();
    return copy;
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    float[][] rows = new float[ordinals.length][];
    for (int i = 0; i < rows.length; i++) {
      asked.merge(ordinals[i], 1, Integer::sum);
      float[] vector = vectors.get(ordinals[i]);
      if (vector == null) {
        throw new IllegalArgumentException("ordinal is not in the store: ordinal=" + ordinals[i]);
      }
      rows[i] = vector.clone();
    }
    return fault.apply(ordinals, rows);
  }
}
