package dev.ragged.cli.backend;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.FigureText;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.report.Result;
import dev.ragged.bench.suite.Scenarios;
import dev.ragged.bench.suite.Subject;
import dev.ragged.bench.suite.SuitePlan;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.cli.benchmark.WatchedSuite;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Function;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares backends on the same documents, and recommends one. */
@Command(
    name = "compare",
    mixinStandardHelpOptions = true,
    header = "Compare backends on the same documents: latency, memory, build, recall.",
    footerHeading = "%nExample:%n",
    footer = "  ragged backend compare --backends hnsw,leann --docs 10000")
final class CompareCommand implements Callable<Integer> {
  /** What recall a recommended backend has to have. */
  private static final double ENOUGH = 0.9;

  private final Session session;
  @Mixin private final Output output;

  @Option(
      names = "--backends",
      split = ",",
      paramLabel = "NAME",
      description = "Which ones, separated by commas. Default: ${DEFAULT-VALUE}.")
  private List<String> backends = List.of("hnsw", "leann-codes");

  @Option(
      names = {"--docs", "--corpus-size"},
      paramLabel = "N",
      description = "How many documents. Default: ${DEFAULT-VALUE}.")
  private int documents = 1_000;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "How many different questions. Default: ${DEFAULT-VALUE}.")
  private int queries = 100;

  CompareCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    List<Subject> subjects = backends.stream().map(Subject::parse).distinct().toList();
    SuitePlan plan =
        SuitePlan.quick()
            .subjects(subjects)
            .sizes(List.of(documents))
            .queries(queries)
            .scenarios(
                List.of(
                    Scenarios.of("ingest.throughput"),
                    Scenarios.of("query.single"),
                    Scenarios.of("query.effort"),
                    Scenarios.of("memory.process")))
            .build();
    BenchmarkReport report = WatchedSuite.run("Comparing", plan, session, output);
    Map<String, Object> json = new LinkedHashMap<>();
    Optional<String> best = best(report, subjects);
    json.put("recommendation", best);
    json.put("report", ReportJson.tree(report));
    return output.show(Reply.of(text(report, subjects, best), json));
  }

  private String text(BenchmarkReport report, List<Subject> subjects, Optional<String> best) {
    String title =
        String.format(
            Locale.ROOT,
            "Backend Comparison (%s queries, %s documents)",
            Figures.count(queries),
            Figures.count(documents));
    TextTable table = new TextTable("<" + ">".repeat(subjects.size()));
    table.row(cells("", subjects, Subject::label));
    table.row(cells("Query p50", subjects, each -> figure(report, "query.single", each, "p50")));
    table.row(cells("Query p95", subjects, each -> figure(report, "query.single", each, "p95")));
    table.row(cells("Query p99", subjects, each -> figure(report, "query.single", each, "p99")));
    table.row(
        cells("Memory", subjects, each -> figure(report, "memory.process", each, "rss_loaded")));
    table.row(
        cells(
            "Ingest",
            subjects,
            each -> figure(report, "ingest.throughput", each, "documents_per_second")));
    table.row(
        cells(
            "Index build",
            subjects,
            each -> figure(report, "ingest.throughput", each, "indexed_after")));
    table.row(
        cells(
            "Recall@10", subjects, each -> recall(report, each).map(FigureText::of).orElse("n/a")));
    return title
        + "\n"
        + "-".repeat(title.length())
        + "\n"
        + table.withHeads()
        + best.map(name -> "\nRecommendation: " + name + faster(report, subjects, name) + "\n")
            .orElse("");
  }

  private static String[] cells(
      String label, List<Subject> subjects, Function<Subject, String> cell) {
    List<String> cells = new ArrayList<>(List.of(label));
    subjects.forEach(subject -> cells.add(cell.apply(subject)));
    return cells.toArray(String[]::new);
  }

  private static String figure(
      BenchmarkReport report, String scenario, Subject subject, String metric) {
    return measurement(report, scenario, subject, metric).map(FigureText::of).orElse("n/a");
  }

  private static Optional<Measurement> measurement(
      BenchmarkReport report, String scenario, Subject subject, String metric) {
    return report.of(scenario).stream()
        .filter(result -> result.subject().equals(subject.label()))
        .flatMap(result -> result.measurement(metric).stream())
        .findFirst();
  }

  /** Returns the best recall along the curve of efforts up to the usual one. */
  private static Optional<Measurement> recall(BenchmarkReport report, Subject subject) {
    List<Result> curve =
        report.of("query.effort").stream()
            .filter(result -> result.subject().equals(subject.label()))
            .toList();
    return curve.stream()
        .filter(result -> List.of("100", "exact").contains(result.parameters().get("effort")))
        .findFirst()
        .flatMap(result -> result.measurement("recall"));
  }

  private static Optional<String> best(BenchmarkReport report, List<Subject> subjects) {
    return subjects.stream()
        .filter(each -> recall(report, each).map(Measurement::value).orElse(0.0) >= ENOUGH)
        .filter(each -> p50(report, each) < Double.POSITIVE_INFINITY)
        .min(Comparator.comparingDouble(each -> p50(report, each)))
        .map(Subject::label);
  }

  private static double p50(BenchmarkReport report, Subject subject) {
    return measurement(report, "query.single", subject, "p50")
        .map(Measurement::value)
        .orElse(Double.POSITIVE_INFINITY);
  }

  private static String faster(BenchmarkReport report, List<Subject> subjects, String name) {
    double own = p50(report, Subject.parse(name));
    double next =
        subjects.stream()
            .filter(each -> !each.label().equals(name))
            .mapToDouble(each -> p50(report, each))
            .min()
            .orElse(own);
    return next > own && next < Double.POSITIVE_INFINITY
        ? String.format(Locale.ROOT, " (%.1fx faster queries)", next / own)
        : "";
  }
}
