package dev.ragged.backend.leann.graph;

import java.util.Arrays;

/**
 * Finds out whether a graph may be built over rounded rows: whether the nearest of a sample, by
 * rounded rows, are the nearest by true ones. They are not where rows differ by less than they are
 * rounded by: in few dimensions, among near duplicates, or beside a component that dwarfs the
 * others.
 */
public final class RoundingTest {
  // Runs of rows that came together, which may be near duplicates, from all over the set.
  private static final int RUNS = 40;
  private static final int RUN = 50;
  private static final int NEAREST = 10;
  private static final double LEAST = 0.9;

  private RoundingTest() {}

  /**
   * Returns whether {@code rounded} may stand for {@code exact}, which are the same rows. Some
   * 80,000 comparisons.
   */
  public static boolean passes(BuildRows rounded, BuildRows exact) {
    int[] sample = sample(exact.size());
    int nearest = Math.min(NEAREST, sample.length);
    Comparer rough = rounded.comparer();
    Comparer fine = exact.comparer();
    int found = 0;
    for (int run = 0; run < RUNS; run++) {
      int asked = sample[run * sample.length / RUNS];
      float[] truth = closeness(fine, asked, sample);
      float[] guess = closeness(rough, asked, sample);
      float least = highest(truth, nearest);
      float cut = highest(guess, nearest);
      int hits = 0;
      int guessed = 0;
      for (int i = 0; i < sample.length; i++) {
        if (guess[i] >= cut) {
          guessed++;
          hits += truth[i] >= least ? 1 : 0;
        }
      }
      // More than were asked for if several seem equally close: the share of them that is right.
      found += (int) Math.round((double) nearest * hits / Math.max(guessed, nearest));
    }
    return found >= LEAST * RUNS * nearest;
  }

  private static int[] sample(int size) {
    int[] sample = new int[RUNS * RUN];
    int count = 0;
    for (int run = 0; run < RUNS; run++) {
      int start = (int) ((long) run * size / RUNS);
      int end = (int) Math.min((long) (run + 1) * size / RUNS, (long) start + RUN);
      for (int row = start; row < end; row++) {
        sample[count++] = row;
      }
    }
    return Arrays.copyOf(sample, count);
  }

  private static float[] closeness(Comparer comparer, int asked, int[] sample) {
    float[] closeness = new float[sample.length];
    comparer.target(asked);
    comparer.score(sample, sample.length, closeness);
    return closeness;
  }

  private static float highest(float[] closeness, int rank) {
    float[] sorted = closeness.clone();
    Arrays.sort(sorted);
    return sorted[sorted.length - rank];
  }
}
