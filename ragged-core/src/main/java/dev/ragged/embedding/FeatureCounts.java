package dev.ragged.embedding;

/**
 * How often each feature occurs: an open-addressed table from a 64-bit hash to a count and a
 * weight. Two features with the same hash are one. One thread at a time.
 */
final class FeatureCounts {
  private static final int INITIAL_CAPACITY = 1 << 8;

  private long[] hashes = new long[INITIAL_CAPACITY];
  private float[] weights = new float[INITIAL_CAPACITY];
  private int[] counts = new int[INITIAL_CAPACITY];
  private int size;

  /** Counts one occurrence of a feature; the largest weight given counts, so order does not. */
  void add(long hash, float weight) {
    if (size * 2 >= hashes.length) {
      grow();
    }
    int slot = slot(hash);
    if (counts[slot] == 0) {
      hashes[slot] = hash;
      size++;
    }
    weights[slot] = Math.max(weights[slot], weight);
    counts[slot]++;
  }

  int size() {
    return size;
  }

  /**
   * Returns the sum over the features, each put into the bucket and with the sign that its hash
   * says, times {@code 1 + ln(count)}. Repeating a word must not drown the others.
   */
  double[] signedSum(int dimension) {
    double[] sum = new double[dimension];
    for (int slot = 0; slot < hashes.length; slot++) {
      if (counts[slot] > 0) {
        double value = weights[slot] * damped(counts[slot]);
        long hash = hashes[slot];
        sum[bucket(hash, dimension)] += (hash & 1) == 0 ? value : -value;
      }
    }
    return sum;
  }

  private static double damped(int count) {
    return count == 1 ? 1 : 1 + StrictMath.log(count);
  }

  static int bucket(long hash, int dimension) {
    return (int) (((hash >>> 32) * dimension) >>> 32);
  }

  private int slot(long hash) {
    int mask = hashes.length - 1;
    int slot = (int) hash & mask;
    while (counts[slot] != 0 && hashes[slot] != hash) {
      slot = (slot + 1) & mask;
    }
    return slot;
  }

  private void grow() {
    long[] oldHashes = hashes;
    float[] oldWeights = weights;
    int[] oldCounts = counts;
    int capacity = oldHashes.length * 2;
    hashes = new long[capacity];
    weights = new float[capacity];
    counts = new int[capacity];
    for (int old = 0; old < oldHashes.length; old++) {
      if (oldCounts[old] > 0) {
        int slot = slot(oldHashes[old]);
        hashes[slot] = oldHashes[old];
        weights[slot] = oldWeights[old];
        counts[slot] = oldCounts[old];
      }
    }
  }
}
