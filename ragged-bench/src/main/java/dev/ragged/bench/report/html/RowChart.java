package dev.ragged.bench.report.html;

import java.util.List;
import java.util.Map;
import java.util.function.DoubleFunction;

/**
 * One row for each subject: as bars from 0, one below the other or end to end, or as dots on a
 * logarithmic scale.
 */
final class RowChart {
  private static final double NAMES = 190;
  private static final double BAR = 16;
  private static final double GAP = 14;

  /** How the values of a row are drawn. */
  enum Form {
    BARS,
    STACK,
    DOTS
  }

  /**
   * A row.
   *
   * @param name on its left
   * @param values by the name of their series, in the order of the legend; those of dots above 0
   */
  record Row(String name, Map<String, Double> values) {}

  private final Form form;
  private final List<String> series;
  private final DoubleFunction<String> text;

  /**
   * @param series names of the legend
   * @param text words a value
   */
  RowChart(Form form, List<String> series, DoubleFunction<String> text) {
    this.form = form;
    this.series = List.copyOf(series);
    this.text = text;
  }

  String draw(String label, String axis, List<Row> rows) {
    double rowHeight = (form == Form.BARS ? series.size() * BAR : BAR) + GAP;
    double legendRows = 1 + series.stream().mapToInt(name -> name.length() + 4).sum() / 85.0;
    double height = legendRows * 20 + 40 + rows.size() * rowHeight + 44;
    Frame frame = new Frame(height, label);
    double top = frame.legend(series) + 6;
    double bottom = top + rows.size() * rowHeight;
    Scale scale = scale(rows);
    frame.horizontal(scale, text, axis, top, bottom);
    double y = top + GAP / 2;
    for (Row row : rows) {
      frame
          .svg()
          .element(
              "text",
              row.name(),
              "class",
              "end",
              "x",
              Markup.px(NAMES - 10),
              "y",
              Markup.px(y + (rowHeight - GAP) / 2),
              "dy",
              "0.35em");
      row(frame.svg(), row, scale, y);
      y += rowHeight;
    }
    return frame.close();
  }

  private Scale scale(List<Row> rows) {
    double high =
        rows.stream()
            .mapToDouble(
                row -> {
                  var values = row.values().values().stream().mapToDouble(Double::doubleValue);
                  return form == Form.STACK ? values.sum() : values.max().orElse(1);
                })
            .max()
            .orElse(1);
    double low =
        rows.stream()
            .flatMap(row -> row.values().values().stream())
            .mapToDouble(Double::doubleValue)
            .filter(value -> value > 0)
            .min()
            .orElse(high / 10);
    return form == Form.DOTS
        ? Scale.logarithmic(low * 0.8, high * 1.25, NAMES, Frame.RIGHT)
        : Scale.linear(0, high, NAMES, form == Form.STACK ? Frame.RIGHT : Frame.RIGHT - 60);
  }

  private void row(Markup svg, Row row, Scale scale, double y) {
    double x = scale.at(0);
    for (int i = 0; i < series.size(); i++) {
      Double value = row.values().get(series.get(i));
      if (value == null) {
        continue;
      }
      String title = row.name() + ", " + series.get(i) + ": " + text.apply(value);
      switch (form) {
        case BARS -> bar(svg, i, NAMES, scale.at(value), y + i * BAR, title, text.apply(value));
        case DOTS -> dot(svg, i, scale.at(value), y + BAR / 2, title);
        case STACK -> {
          double end = x + scale.at(value) - scale.at(0);
          bar(svg, i, x, end, y, title, "");
          x = end;
        }
      }
    }
  }

  private static void bar(
      Markup svg, int color, double from, double to, double y, String title, String text) {
    svg.begin(
            "rect",
            "class",
            "fill " + Frame.color(color),
            "x",
            Markup.px(from),
            "y",
            Markup.px(y + 1),
            "width",
            Markup.px(Math.max(0.5, to - from)),
            "height",
            Markup.px(BAR - 2))
        .element("title", title)
        .end();
    svg.element(
        "text",
        text,
        "class",
        "tick",
        "x",
        Markup.px(to + 5),
        "y",
        Markup.px(y + BAR / 2),
        "dy",
        "0.35em");
  }

  private static void dot(Markup svg, int color, double x, double y, String title) {
    svg.begin(
            "circle",
            "class",
            "fill " + Frame.color(color),
            "cx",
            Markup.px(x),
            "cy",
            Markup.px(y),
            "r",
            "6")
        .element("title", title)
        .end();
  }
}
