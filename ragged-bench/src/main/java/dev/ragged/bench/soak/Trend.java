package dev.ragged.bench.soak;

import dev.ragged.bench.Median;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How one figure went over a run. Immutable.
 *
 * @param figure which
 * @param points how many moments were fitted
 * @param operations between the first and the last of them, in each process, added up
 * @param level median
 * @param growth over these operations, by its {@link Slope}; all ends infinite without one
 * @param bound that the growth must not exceed
 */
record Trend(
    Figure figure, int points, double operations, double level, Slope growth, double bound) {
  /** No interval of fewer has two finite ends. */
  static final int FEWEST = 8;

  /** A day has thousands of samples, and their pairs would not fit into the heap. */
  private static final int MOST = 400;

  /** The part of each process in which it warms up. */
  private static final int WARM_UP = 5;

  private static final Slope UNKNOWN =
      new Slope(0, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY);

  /**
   * Fits a figure to samples, of which there is at least one.
   *
   * @param warmUp how many operations at the beginning of each process are left out, at least; its
   *     first fifth is in any case
   */
  static Trend of(Figure figure, List<Sample> samples, long warmUp) {
    List<List<Slope.Point>> groups = groups(figure, samples, warmUp);
    int points = groups.stream().mapToInt(List::size).sum();
    double operations = 0;
    for (List<Slope.Point> group : groups) {
      operations += group.get(group.size() - 1).x() - group.get(0).x();
    }
    double level = Median.of(samples.stream().mapToDouble(figure::of).toArray());
    Slope growth = UNKNOWN;
    if (points >= FEWEST && operations > 0) {
      Slope slope = Slope.of(groups);
      growth =
          new Slope(
              slope.estimate() * operations,
              slope.lower() * operations,
              slope.upper() * operations);
    }
    return new Trend(figure, points, operations, level, growth, figure.bound(operations, level));
  }

  private static List<List<Slope.Point>> groups(Figure figure, List<Sample> samples, long warmUp) {
    Map<Integer, List<Sample>> processes = new LinkedHashMap<>();
    for (Sample sample : samples) {
      processes.computeIfAbsent(sample.process(), number -> new ArrayList<>()).add(sample);
    }
    int together = (samples.size() + MOST - 1) / MOST;
    List<List<Slope.Point>> groups = new ArrayList<>();
    long start = 0;
    for (List<Sample> all : processes.values()) {
      long end = start + warmUp;
      List<Sample> warm =
          all.subList((all.size() + WARM_UP - 1) / WARM_UP, all.size()).stream()
              .filter(sample -> sample.operations() >= end)
              .toList();
      start = all.get(all.size() - 1).operations();
      List<Slope.Point> points = new ArrayList<>();
      for (int from = 0; from < warm.size(); from += together) {
        points.add(point(figure, warm.subList(from, Math.min(from + together, warm.size()))));
      }
      if (!points.isEmpty()) {
        groups.add(points);
      }
    }
    return groups;
  }

  private static Slope.Point point(Figure figure, List<Sample> samples) {
    return new Slope.Point(
        samples.stream().mapToLong(Sample::operations).average().orElseThrow(),
        Median.of(samples.stream().mapToDouble(figure::of).toArray()));
  }

  /** Returns what follows from the interval of the growth: which side of the bound it is on. */
  SoakVerdict verdict() {
    if (growth.lower() > bound) {
      return SoakVerdict.LEAK;
    }
    return growth.upper() <= bound ? SoakVerdict.PASS : SoakVerdict.INCONCLUSIVE;
  }
}
