package dev.ragged.bench.peers;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** The points of one peer, by ascending number of candidates. One thread at a time. */
public final class RecallCurve {
  private final List<Point> points = new ArrayList<>();

  void add(Point point) {
    points.add(point);
  }

  /** Returns the points. */
  public List<Point> points() {
    return Collections.unmodifiableList(points);
  }

  /** Tells whether some point reaches {@code recall}. */
  public boolean reaches(double recall) {
    return firstAt(recall).isPresent();
  }

  /** Returns the first point that reaches {@code recall}. */
  public Optional<Point> firstAt(double recall) {
    return points.stream().filter(point -> point.recall() >= recall).findFirst();
  }

  /**
   * Returns {@code figure} at {@code recall}, on a straight line between the logarithms at the two
   * points around it; at the first point if that is above already; NaN if none reaches it.
   */
  public double at(double recall, ToDoubleFunction<Point> figure) {
    for (int i = 0; i < points.size(); i++) {
      Point above = points.get(i);
      if (above.recall() < recall) {
        continue;
      }
      if (i == 0) {
        return figure.applyAsDouble(above);
      }
      Point below = points.get(i - 1);
      double part = (recall - below.recall()) / (above.recall() - below.recall());
      double from = Math.log(figure.applyAsDouble(below));
      return Math.exp(from + part * (Math.log(figure.applyAsDouble(above)) - from));
    }
    return Double.NaN;
  }
}
