package dev.ragged.text;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/** Shares of a whole in percent with one decimal, that add to exactly 100.0. */
public final class Shares {
  private static final long WHOLE = 1_000;

  private Shares() {}

  /**
   * Returns the shares in tenths of a percent: rounded down, and what is left goes to those that
   * lost most by it (largest remainder); of equal ones, to the first. All 0 if the sum is 0.
   *
   * @param parts each at least 0
   */
  public static long[] tenths(long[] parts) {
    double sum = Arrays.stream(parts).asDoubleStream().sum();
    long[] shares = new long[parts.length];
    if (sum == 0) {
      return shares;
    }
    double[] lost = new double[parts.length];
    long left = WHOLE;
    for (int i = 0; i < parts.length; i++) {
      double exact = parts[i] / sum * WHOLE;
      shares[i] = (long) exact;
      lost[i] = exact - shares[i];
      left -= shares[i];
    }
    IntStream.range(0, parts.length)
        .boxed()
        .sorted(Comparator.comparingDouble(i -> -lost[i]))
        .limit(left)
        .forEach(i -> shares[i]++);
    return shares;
  }

  /** Returns a share of {@link #tenths} as text, such as {@code 12.5}. */
  public static String text(long tenths) {
    return tenths / 10 + "." + tenths % 10;
  }
}
