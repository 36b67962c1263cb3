package dev.ragged.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Queries per second against recall, over a sweep of candidates per search. One thread. */
final class Curve {
  private record Point(int ef, double recall, double queriesPerSecond) {}

  private final List<Point> points = new ArrayList<>();

  /** Times one pass over the queries; {@code answer} gives the answer to a query by its number. */
  void measure(int ef, int[][] exact, IntFunction<int[]> answer) {
    int[][] answers = new int[exact.length][];
    long start = System.nanoTime();
    for (int i = 0; i < exact.length; i++) {
      answers[i] = answer.apply(i);
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    points.add(new Point(ef, recall(exact, answers), exact.length / seconds));
  }

  /**
   * Returns the queries per second at {@code recall}, on a straight line between the logarithms of
   * the two points around it; the first point that reaches it if none is below; NaN if none does.
   */
  double queriesPerSecondAt(double recall) {
    for (int i = 0; i < points.size(); i++) {
      Point above = points.get(i);
      if (above.recall() < recall) {
        continue;
      }
      if (i == 0) {
        return above.queriesPerSecond();
      }
      Point below = points.get(i - 1);
      double part = (recall - below.recall()) / (above.recall() - below.recall());
      double logBelow = Math.log(below.queriesPerSecond());
      return Math.exp(logBelow + part * (Math.log(above.queriesPerSecond()) - logBelow));
    }
    return Double.NaN;
  }

  @Override
  public String toString() {
    return points.stream()
        .map(p -> "ef %d: %.4f at %.0f/s".formatted(p.ef(), p.recall(), p.queriesPerSecond()))
        .collect(Collectors.joining("; "));
  }

  private static double recall(int[][] exact, int[][] answers) {
    long wanted = 0;
    long found = 0;
    for (int i = 0; i < exact.length; i++) {
      Set<Integer> truth =
          Arrays.stream(exact[i]).boxed().collect(Collectors.toCollection(HashSet::new));
      wanted += truth.size();
      found += Arrays.stream(answers[i]).filter(truth::contains).count();
    }
    return (double) found / wanted;
  }
}
