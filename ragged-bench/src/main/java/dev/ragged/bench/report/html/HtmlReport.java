package dev.ragged.bench.report.html;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.FigureText;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;

/** A report as one page. */
public final class HtmlReport {
  private final BenchmarkReport report;
  private final Markup page = new Markup();

  private HtmlReport(BenchmarkReport report) {
    this.report = report;
  }

  /** Returns the page. */
  public static String of(BenchmarkReport report) {
    return new HtmlReport(report).write();
  }

  private String write() {
    page.raw("<!DOCTYPE html>\n").begin("html", "lang", "en").begin("head");
    page.empty("meta", "charset", "utf-8");
    page.empty("meta", "name", "viewport", "content", "width=device-width, initial-scale=1");
    page.empty("meta", "name", "color-scheme", "content", "light dark");
    page.element("title", title());
    page.begin("style").raw(style()).end();
    page.end().begin("body").begin("main");
    page.element("h1", title());
    page.element(
        "p", "Begun " + report.created() + ", seed " + report.seed() + ".", "class", "sub");
    notes(report.notes());
    for (Chart chart : Charts.of(report)) {
      page.begin("figure").element("h2", chart.title()).raw(chart.svg());
      page.element("figcaption", chart.caption()).end();
    }
    page.element("h2", "All figures");
    page.element(
        "p",
        "An arrow says which way a figure is better; a figure marked = is counted, so it is the same"
            + " in every run.",
        "class",
        "sub");
    byScenario().forEach(this::scenario);
    facts("Environment", report.environment().values());
    facts("Options", report.options());
    return page.end().end().end().toString();
  }

  private String title() {
    return "Benchmark report: " + report.name();
  }

  private static String style() {
    try (InputStream css =
        Objects.requireNonNull(HtmlReport.class.getResourceAsStream("report.css"), "report.css")) {
      return new String(css.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void notes(List<String> notes) {
    if (!notes.isEmpty()) {
      page.begin("ul", "class", "notes");
      notes.forEach(note -> page.element("li", note));
      page.end();
    }
  }

  private Map<String, List<Result>> byScenario() {
    return report.results().stream()
        .collect(Collectors.groupingBy(Result::scenario, LinkedHashMap::new, Collectors.toList()));
  }

  private void scenario(String name, List<Result> results) {
    List<String> metrics =
        results.stream()
            .flatMap(result -> result.measurements().stream())
            .map(measurement -> measurement.metric().name())
            .distinct()
            .toList();
    page.element("h3", name)
        .begin("div", "class", "scroll")
        .begin("table")
        .begin("thead")
        .begin("tr");
    page.element("th", "subject").element("th", "with");
    metrics.forEach(metric -> page.element("th", metric, "class", "number"));
    page.end().end().begin("tbody");
    for (Result result : results) {
      page.begin("tr").element("td", result.subject()).element("td", parameters(result));
      for (String metric : metrics) {
        page.element(
            "td", result.measurement(metric).map(HtmlReport::cell).orElse(""), "class", "number");
      }
      page.end();
    }
    page.end().end().end();
    notes(results.stream().flatMap(result -> result.notes().stream()).distinct().toList());
  }

  private static String parameters(Result result) {
    return result.parameters().entrySet().stream()
        .map(each -> each.getKey() + " " + each.getValue())
        .collect(Collectors.joining(", "));
  }

  private static String cell(Measurement measurement) {
    String arrow =
        switch (measurement.metric().better()) {
          case LOWER -> " \u2193";
          case HIGHER -> " \u2191";
        };
    return FigureText.of(measurement) + arrow + (measurement.metric().counted() ? "=" : "");
  }

  private void facts(String title, Map<String, String> values) {
    page.element("h2", title).begin("div", "class", "scroll").begin("table").begin("tbody");
    values.forEach(
        (name, value) ->
            page.begin("tr").element("th", name, "scope", "row").element("td", value).end());
    page.end().end().end();
  }
}
