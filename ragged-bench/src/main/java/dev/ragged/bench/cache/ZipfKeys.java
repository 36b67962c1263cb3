package dev.ragged.bench.cache;

import java.util.Arrays;
import java.util.Random;

/** Keys from 0 on, of which the n-th is drawn with a weight of 1 / n, in shuffled order. */
final class ZipfKeys {
  private final Random random;
  private final double[] cumulated;
  private final int[] keys;

  ZipfKeys(int count, long seed) {
    random = new Random(seed);
    cumulated = new double[count];
    keys = new int[count];
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += 1.0 / (i + 1);
      cumulated[i] = sum;
      int other = random.nextInt(i + 1);
      keys[i] = keys[other];
      keys[other] = i;
    }
  }

  int next() {
    int rank =
        Arrays.binarySearch(cumulated, random.nextDouble() * cumulated[cumulated.length - 1]);
    return keys[rank < 0 ? -rank - 1 : rank];
  }
}
