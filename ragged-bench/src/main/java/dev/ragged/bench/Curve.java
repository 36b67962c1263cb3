package dev.ragged.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.Collectors;

/** Queries per second of CPU time against recall, over a sweep of candidates. One thread. */
final class Curve {
  private static final class Point {
    final int ef;
    long wanted;
    long found;
    long queries;
    long nanos;

    Point(int ef) {
      this.ef = ef;
    }

    double recall() {
      return (double) found / wanted;
    }

    double queriesPerSecond() {
      return queries * 1e9 / nanos;
    }

    @Override
    public String toString() {
      return "ef %d: %.4f at %.0f/s".formatted(ef, recall(), queriesPerSecond());
    }
  }

  private final List<Point> points = new ArrayList<>();

  /** Begins the next point; each has more candidates than the one before. */
  void next(int ef) {
    points.add(new Point(ef));
  }

  /** Asks queries {@code from} to {@code to} (exclusive) for the present point. */
  void measure(int from, int to, int[][] exact, IntFunction<int[]> answer) {
    Point point = points.get(points.size() - 1);
    int[][] answers = new int[to - from][];
    long start = SearchClock.nanos();
    for (int i = from; i < to; i++) {
      answers[i - from] = answer.apply(i);
    }
    point.nanos += SearchClock.nanos() - start;
    point.queries += to - from;
    for (int i = from; i < to; i++) {
      Set<Integer> truth = Arrays.stream(exact[i]).boxed().collect(Collectors.toSet());
      point.wanted += truth.size();
      point.found += Arrays.stream(answers[i - from]).filter(truth::contains).count();
    }
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
    return points.stream().map(Point::toString).collect(Collectors.joining("; "));
  }
}
