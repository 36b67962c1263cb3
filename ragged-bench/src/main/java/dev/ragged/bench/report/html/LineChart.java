package dev.ragged.bench.report.html;

import java.util.List;
import java.util.function.DoubleFunction;
import java.util.stream.DoubleStream;

/** Lines through points. */
final class LineChart {
  private static final double HEIGHT = 360;
  private static final double BOTTOM = HEIGHT - 44;

  /**
   * One side of the chart.
   *
   * @param title with the unit
   * @param logarithmic whether each factor takes the same room
   * @param text words a tick
   */
  record Axis(String title, boolean logarithmic, DoubleFunction<String> text) {
    Scale scale(double low, double high, double from, double to) {
      return logarithmic
          ? Scale.logarithmic(low, high, from, to)
          : Scale.linear(low, high, from, to);
    }
  }

  private LineChart() {}

  static String draw(String label, Axis x, Axis y, List<Series> all) {
    Frame frame = new Frame(HEIGHT, label);
    double top = frame.legend(all.stream().map(Series::name).toList()) + 16;
    Scale across =
        x.scale(
            xs(all).min().orElse(1), xs(all).max().orElse(1), Frame.LEFT + 10, Frame.RIGHT - 10);
    Scale upwards =
        y.scale(ys(all).min().orElse(1) * 0.9, ys(all).max().orElse(1) * 1.1, BOTTOM, top);
    frame.vertical(upwards, y.text(), y.title(), top);
    frame.horizontal(across, x.text(), x.title(), top, BOTTOM);
    for (int i = 0; i < all.size(); i++) {
      line(frame.svg(), all.get(i), Frame.color(i), across, upwards);
    }
    return frame.close();
  }

  private static void line(Markup svg, Series series, String color, Scale across, Scale upwards) {
    StringBuilder path = new StringBuilder();
    for (Series.Point point : series.points()) {
      path.append(path.isEmpty() ? "M" : " L")
          .append(Markup.px(across.at(point.x())))
          .append(' ')
          .append(Markup.px(upwards.at(point.y())));
    }
    svg.empty("path", "class", "line " + color, "d", path.toString());
    for (Series.Point point : series.points()) {
      svg.begin(
              "circle",
              "class",
              "fill " + color,
              "cx",
              Markup.px(across.at(point.x())),
              "cy",
              Markup.px(upwards.at(point.y())),
              "r",
              "3.5")
          .element("title", series.name() + ", " + point.label())
          .end();
    }
  }

  private static DoubleStream xs(List<Series> all) {
    return all.stream().flatMap(series -> series.points().stream()).mapToDouble(Series.Point::x);
  }

  private static DoubleStream ys(List<Series> all) {
    return all.stream().flatMap(series -> series.points().stream()).mapToDouble(Series.Point::y);
  }
}
