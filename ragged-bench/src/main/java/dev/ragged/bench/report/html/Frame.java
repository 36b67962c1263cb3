package dev.ragged.bench.report.html;

import java.util.List;
import java.util.function.DoubleFunction;

/** The room of a chart: sizes, axes, legend. One thread at a time. */
final class Frame {
  static final double WIDTH = 720;
  static final double LEFT = 70;
  static final double RIGHT = WIDTH - 20;
  private static final double LEGEND_HEIGHT = 20;
  private static final double CHARACTER = 7.2;
  private static final int COLORS = 8;

  private final Markup svg = new Markup();
  private final double height;

  /** Opens a drawing of a height; its {@code label} is for those who do not see it. */
  Frame(double height, String label) {
    this.height = height;
    svg.begin(
        "svg",
        "viewBox",
        "0 0 " + Markup.px(WIDTH) + " " + Markup.px(height),
        "role",
        "img",
        "aria-label",
        label);
  }

  Markup svg() {
    return svg;
  }

  /** Returns the color's class of the n-th series. */
  static String color(int n) {
    return "c" + n % COLORS;
  }

  /** Draws names with their colors in rows from the top, and returns where they end. */
  double legend(List<String> names) {
    double x = LEFT;
    double y = 14;
    for (int i = 0; i < names.size(); i++) {
      double width = 26 + names.get(i).length() * CHARACTER;
      if (x + width > RIGHT && x > LEFT) {
        x = LEFT;
        y += LEGEND_HEIGHT;
      }
      svg.empty(
          "rect",
          "class",
          "fill " + color(i),
          "x",
          Markup.px(x),
          "y",
          Markup.px(y - 9),
          "width",
          "10",
          "height",
          "10",
          "rx",
          "2");
      svg.element("text", names.get(i), "x", Markup.px(x + 15), "y", Markup.px(y));
      x += width;
    }
    return y + LEGEND_HEIGHT;
  }

  /** Draws lines across at the ticks of the vertical axis, and says what they are. */
  void vertical(Scale scale, DoubleFunction<String> text, String title, double top) {
    for (double tick : scale.ticks()) {
      String y = Markup.px(scale.at(tick));
      svg.empty(
          "line", "class", "grid", "x1", Markup.px(LEFT), "x2", Markup.px(RIGHT), "y1", y, "y2", y);
      svg.element(
          "text",
          text.apply(tick),
          "class",
          "tick end",
          "x",
          Markup.px(LEFT - 8),
          "y",
          y,
          "dy",
          "0.35em");
    }
    svg.element("text", title, "class", "axis", "x", "4", "y", Markup.px(top - 8));
  }

  /** Draws lines upwards at the ticks of the horizontal axis, and says what they are. */
  void horizontal(Scale scale, DoubleFunction<String> text, String title, double top, double low) {
    for (double tick : scale.ticks()) {
      String x = Markup.px(scale.at(tick));
      svg.empty(
          "line", "class", "grid", "x1", x, "x2", x, "y1", Markup.px(top), "y2", Markup.px(low));
      svg.element(
          "text", text.apply(tick), "class", "tick middle", "x", x, "y", Markup.px(low + 16));
    }
    svg.element(
        "text", title, "class", "axis end", "x", Markup.px(RIGHT), "y", Markup.px(height - 4));
  }

  String close() {
    return svg.end().toString();
  }
}
