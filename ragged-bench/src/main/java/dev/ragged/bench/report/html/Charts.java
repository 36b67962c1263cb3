package dev.ragged.bench.report.html;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.FigureText;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.bench.report.Result;
import dev.ragged.text.Figures;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Which charts a report has: those for which it has the figures. */
final class Charts {
  private static final double KIB = 1_024;
  private static final String OTHERS = "others";

  /** One color less than there are. */
  private static final int STAGES = 7;

  private final BenchmarkReport report;
  private final List<Chart> charts = new ArrayList<>();

  private Charts(BenchmarkReport report) {
    this.report = report;
  }

  static List<Chart> of(BenchmarkReport report) {
    Charts all = new Charts(report);
    all.recall("query.effort", "queries_per_second", "Recall against speed");
    all.recall("peers.curve", "rate", "Recall against speed, beside other libraries");
    all.latencies();
    all.stages();
    all.degradation();
    all.storage();
    return List.copyOf(all.charts);
  }

  private void recall(String scenario, String rate, String title) {
    bySize(report.of(scenario))
        .forEach(
            (size, results) -> {
              List<Series> series = new ArrayList<>();
              bySubject(results)
                  .forEach(
                      (subject, points) -> curve(subject, points, rate).ifPresent(series::add));
              if (series.stream().anyMatch(each -> each.points().size() > 1)) {
                charts.add(
                    new Chart(
                        title + size,
                        "Each point is one number of candidates; further up and further right is"
                            + " better. Subjects that find everything have one point.",
                        LineChart.draw(
                            title + size,
                            new LineChart.Axis(
                                "recall@10", false, value -> FigureText.of(value, "")),
                            new LineChart.Axis("queries/s", true, Charts::count),
                            series)));
              }
            });
  }

  private static Optional<Series> curve(String subject, List<Result> results, String rate) {
    List<Series.Point> points = new ArrayList<>();
    for (Result result : results) {
      Optional<Measurement> recall = result.measurement("recall");
      Optional<Measurement> speed = result.measurement(rate);
      if (recall.isPresent() && speed.isPresent() && speed.get().value() > 0) {
        points.add(
            new Series.Point(
                recall.get().value(),
                speed.get().value(),
                FigureText.of(recall.get())
                    + " at "
                    + FigureText.of(speed.get())
                    + ", "
                    + result.parameters()));
      }
    }
    return points.isEmpty() ? Optional.empty() : Optional.of(new Series(subject, points));
  }

  private void latencies() {
    List<String> names = List.of("p50", "p95", "p99", "max");
    rows(
        report.of("query.single"),
        names,
        "Latency of one question",
        "Percentiles on a logarithmic scale; further left is better. A percentile that takes more"
            + " samples than there were is missing.",
        new RowChart(RowChart.Form.DOTS, names, value -> FigureText.of(value, "ms")),
        "milliseconds",
        1);
  }

  private void storage() {
    List<String> names =
        List.of("index_per_document", "answering_per_document", "directory_per_document");
    rows(
        report.of("storage.bytes"),
        names,
        "Storage per document",
        "The index alone; with the texts and words that answers need; the whole directory. Shorter"
            + " is better.",
        new RowChart(RowChart.Form.BARS, names, value -> FigureText.of(value * KIB, "bytes")),
        "per document",
        KIB);
  }

  private void stages() {
    List<Result> results = report.of("query.stages");
    List<String> names = new ArrayList<>(largestStages(results));
    List<Result> shown = results.stream().map(result -> with(result, names)).toList();
    names.add(OTHERS);
    rows(
        shown,
        names,
        "Where the time of a search goes",
        "The share of each stage, without stages inside it; those that take least are put together.",
        new RowChart(RowChart.Form.STACK, names, value -> FigureText.of(value, "%")),
        "% of a search",
        1);
  }

  /** Returns the stages that take most of any search, by name: as many as there are colors left. */
  private static List<String> largestStages(List<Result> results) {
    Map<String, Double> most = new TreeMap<>();
    for (Result result : results) {
      for (Measurement share : result.measurements()) {
        most.merge(share.metric().name(), share.value(), Math::max);
      }
    }
    return most.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(STAGES)
        .map(Map.Entry::getKey)
        .sorted()
        .toList();
  }

  /** Returns a result with some of its shares, and the sum of the others. */
  private static Result with(Result result, List<String> names) {
    List<Measurement> shares = new ArrayList<>();
    double others = 0;
    for (Measurement share : result.measurements()) {
      if (names.contains(share.metric().name())) {
        shares.add(share);
      } else {
        others += share.value();
      }
    }
    shares.add(Measurement.of(Metric.timed(OTHERS, "%", Better.LOWER), others));
    return new Result(
        result.scenario(), result.subject(), result.parameters(), shares, result.notes());
  }

  private void rows(
      List<Result> results,
      List<String> metrics,
      String title,
      String caption,
      RowChart chart,
      String axis,
      double unit) {
    bySize(results)
        .forEach(
            (size, some) -> {
              List<RowChart.Row> rows = new ArrayList<>();
              for (Result result : some) {
                Map<String, Double> values = new LinkedHashMap<>();
                for (String metric : metrics) {
                  result
                      .measurement(metric)
                      .ifPresent(each -> values.put(metric, each.value() / unit));
                }
                rows.add(new RowChart.Row(result.subject(), values));
              }
              charts.add(new Chart(title + size, caption, chart.draw(title + size, axis, rows)));
            });
  }

  private void degradation() {
    List<Series> series = new ArrayList<>();
    bySubject(report.of("query.single"))
        .forEach(
            (subject, results) -> {
              Map<Double, Series.Point> points = new TreeMap<>();
              for (Result result : results) {
                Optional<Measurement> p95 = result.measurement("p95");
                if (p95.isPresent() && p95.get().value() > 0) {
                  double size =
                      Double.parseDouble(result.parameters().getOrDefault(Result.DOCUMENTS, "0"));
                  points.put(
                      size,
                      new Series.Point(
                          size, p95.get().value(), count(size) + ": " + FigureText.of(p95.get())));
                }
              }
              if (points.size() > 1) {
                series.add(new Series(subject, List.copyOf(points.values())));
              }
            });
    if (!series.isEmpty()) {
      charts.add(
          new Chart(
              "How latency grows with the collection",
              "p95 of one question; both scales are logarithmic, so a line that rises less steeply"
                  + " grows less than the collection does. Lower is better.",
              LineChart.draw(
                  "p95 by number of documents",
                  new LineChart.Axis("documents", true, Charts::count),
                  new LineChart.Axis("p95", true, value -> FigureText.of(value, "ms")),
                  series)));
    }
  }

  private static Map<String, List<Result>> bySubject(List<Result> results) {
    return results.stream()
        .collect(Collectors.groupingBy(Result::subject, LinkedHashMap::new, Collectors.toList()));
  }

  /** Groups results by what a title says of their size. */
  private static Map<String, List<Result>> bySize(List<Result> results) {
    return results.stream()
        .collect(Collectors.groupingBy(Charts::size, LinkedHashMap::new, Collectors.toList()));
  }

  private static String size(Result result) {
    String documents = result.parameters().get(Result.DOCUMENTS);
    String vectors = result.parameters().get("vectors");
    if (documents != null) {
      return ": " + count(Double.parseDouble(documents)) + " documents";
    }
    return vectors == null ? "" : ": " + count(Double.parseDouble(vectors)) + " vectors";
  }

  private static String count(double value) {
    return Figures.count(Math.round(value));
  }
}
