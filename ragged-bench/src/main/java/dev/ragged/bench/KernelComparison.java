package dev.ragged.bench;

import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.util.Locale;
import java.util.Map;

/**
 * Compares the fastest kernels with the plain Java ones, in turn in one JVM, on vectors that stay
 * in the first-level cache. Prints nanoseconds per 384-d comparison and their ratio.
 */
public final class KernelComparison {
  private static final int VECTORS = 8;
  private static final int DIMENSION = 384;

  @FunctionalInterface
  private interface Kernel {
    float compare(float[] a, float[] b);
  }

  private KernelComparison() {}

  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    Arguments arguments = new Arguments(Map.of("rounds", 15, "comparisons", 2_000_000), words);
    VectorKernels fast = VectorKernels.best();
    VectorKernels plain = VectorKernels.scalar();
    float[][] vectors = new ClusteredVectors(VECTORS, DIMENSION, 42).next(VECTORS);
    out.printf("%s, java %s, kernels %s%n", arguments, Runtime.version(), fast.name());
    compare(out, arguments, "dot", fast::dot, plain::dot, vectors);
    compare(
        out, arguments, "squared distance", fast::squaredDistance, plain::squaredDistance, vectors);
  }

  private static void compare(
      PrintStream out,
      Arguments arguments,
      String name,
      Kernel fast,
      Kernel plain,
      float[][] vectors) {
    int rounds = arguments.get("rounds");
    double[] fastNanos = new double[rounds];
    double[] plainNanos = new double[rounds];
    double[] ratios = new double[rounds];
    // The first two rounds warm up and do not count.
    for (int round = -2; round < rounds; round++) {
      double ofFast = nanos(fast, vectors, arguments.get("comparisons"));
      double ofPlain = nanos(plain, vectors, arguments.get("comparisons"));
      if (round >= 0) {
        fastNanos[round] = ofFast;
        plainNanos[round] = ofPlain;
        ratios[round] = ofPlain / ofFast;
      }
    }
    out.printf(
        "%s: fast %.1f ns, plain %.1f ns, ratio %.2f (medians of %d rounds)%n",
        name, Median.of(fastNanos), Median.of(plainNanos), Median.of(ratios), rounds);
  }

  private static double nanos(Kernel kernel, float[][] vectors, int comparisons) {
    float sum = 0;
    long start = System.nanoTime();
    for (int i = 0; i < comparisons; i++) {
      sum += kernel.compare(vectors[i % VECTORS], vectors[(i + 3) % VECTORS]);
    }
    double nanos = (double) (System.nanoTime() - start) / comparisons;
    if (Float.isNaN(sum)) {
      throw new IllegalStateException("the sum keeps the loop from being dropped: sum=" + sum);
    }
    return nanos;
  }
}
