package dev.ragged.bench.report.html;

import java.util.List;

/**
 * What belongs together in a chart and has one color. Immutable.
 *
 * @param name for the legend
 * @param points in the order in which a line goes through them, at least one
 */
record Series(String name, List<Point> points) {
  /** A point of a line, with what it stands for. */
  record Point(double x, double y, String label) {}

  Series {
    points = List.copyOf(points);
    if (points.isEmpty()) {
      throw new IllegalArgumentException("a series must have a point: name=" + name);
    }
  }
}
