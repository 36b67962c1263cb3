package dev.ragged.bench.soak;

import java.util.Arrays;
import java.util.List;

/**
 * How a figure changes with each operation: the median of the slopes between any two points of the
 * same group (Theil and Sen), and an interval that has the true one with a probability of 95 % if
 * the deviations of the points are independent. Immutable.
 *
 * @param estimate the median slope
 * @param lower end of the interval; minus infinity if there are too few points for one
 * @param upper end of the interval; infinity likewise
 */
record Slope(double estimate, double lower, double upper) {
  // Groups share the slope and not the level: only points of one process are compared, so each has
  // an offset of its own. The ranks of the ends are those of Sen, "Estimates of the regression
  // coefficient based on Kendall's tau", JASA 63 (1968), with the variances of the groups added up.
  // Ties are not subtracted from the variance: for whole numbers the interval is a little wide.

  private static final double NORMAL_975 = 1.96;

  /** A point of a group. */
  record Point(double x, double y) {}

  /** Fits points, of which at least one group has two. Costs the square of their number. */
  static Slope of(List<List<Point>> groups) {
    double[] slopes = slopes(groups);
    if (slopes.length == 0) {
      throw new IllegalArgumentException("a slope takes two points of one group: " + groups);
    }
    Arrays.sort(slopes);
    double variance = 0;
    for (List<Point> group : groups) {
      double n = group.size();
      variance += n * (n - 1) * (2 * n + 5) / 18;
    }
    double spread = NORMAL_975 * Math.sqrt(variance);
    int below = (int) Math.floor((slopes.length - spread) / 2) - 1;
    int above = (int) Math.ceil((slopes.length + spread) / 2);
    return new Slope(
        middle(slopes),
        below >= 0 ? slopes[below] : Double.NEGATIVE_INFINITY,
        above < slopes.length ? slopes[above] : Double.POSITIVE_INFINITY);
  }

  private static double[] slopes(List<List<Point>> groups) {
    int pairs = groups.stream().mapToInt(group -> group.size() * (group.size() - 1) / 2).sum();
    double[] slopes = new double[pairs];
    int next = 0;
    for (List<Point> group : groups) {
      for (int i = 0; i < group.size(); i++) {
        for (int j = 0; j < i; j++) {
          Point left = group.get(j);
          Point right = group.get(i);
          slopes[next++] = (right.y - left.y) / (right.x - left.x);
        }
      }
    }
    return slopes;
  }

  private static double middle(double[] sorted) {
    int half = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2;
  }
}
