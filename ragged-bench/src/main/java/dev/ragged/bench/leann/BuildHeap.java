package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.bench.Arguments;
import dev.ragged.bench.ClusteredVectors;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;

/**
 * Builds an index of vectors that are made as they are added, in the heap that it is started with:
 * {@code -Xmx512m}. Arguments are {@code name=value}; {@code mode} 0 is RECOMPUTE, 1 is CODES, 2 is
 * FULL.
 */
public final class BuildHeap {
  private static final int PORTION = 1_000;

  private BuildHeap() {}

  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments = new Arguments(Map.of("vectors", 100_000, "mode", 1), words);
    LeannOptions options =
        switch (arguments.get("mode")) {
          case 0 -> LeannOptions.recompute().build();
          case 1 -> LeannOptions.codes().build();
          default -> LeannOptions.full().build();
        };
    ClusteredVectors source = new ClusteredVectors(1_000, 384, 42);
    long start = System.nanoTime();
    try (BuiltIndex built =
        BuiltIndex.empty(
            options,
            Similarity.COSINE,
            384,
            2,
            // The same vectors once more, as if a model gave them: only the mode without rows asks.
            BuildHeap::again)) {
      for (int from = 0; from < arguments.get("vectors"); from += PORTION) {
        built.add(from, source.next(PORTION));
      }
      built.finish();
      System.out.printf(
          "%s, %s: %.0f s, within %d MB of heap%n",
          options.storage(),
          arguments,
          (System.nanoTime() - start) / 1e9,
          Runtime.getRuntime().maxMemory() >> 20);
    }
  }

  private static float[][] again(int[] ordinals) {
    float[][] found = new float[ordinals.length][];
    ClusteredVectors source = new ClusteredVectors(1_000, 384, 42);
    int next = 0;
    for (int i = 0; i < found.length; i++) {
      float[][] last = source.next(ordinals[i] - next + 1);
      found[i] = last[last.length - 1];
      next = ordinals[i] + 1;
    }
    return found;
  }
}
