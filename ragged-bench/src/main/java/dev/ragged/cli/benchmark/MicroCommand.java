package dev.ragged.cli.benchmark;

import dev.ragged.bench.jmh.MicroBenchmarks;
import dev.ragged.bench.jmh.Profiler;
import dev.ragged.bench.jmh.RunOptions;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.FigureText;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.report.Result;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.Environment;
import dev.ragged.text.TextTable;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Runs the benchmarks of single operations. */
@Command(
    name = "micro",
    aliases = "jmh",
    mixinStandardHelpOptions = true,
    header = "Time single operations with JMH: kernels, indexes, caches, recorder, profile, spans.",
    description = {"", "Without options all of them run briefly, which takes some minutes."},
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark micro Kernel",
      "  ragged benchmark micro --forks 5 --iterations 10 --profilers GC,STACK Span"
    })
final class MicroCommand implements Callable<Integer> {
  @Mixin private final Output output;
  @Mixin private final ReportOptions files = new ReportOptions();

  @Parameters(
      arity = "0..1",
      paramLabel = "PATTERN",
      description = "A regular expression; benchmarks run in whose names it is found.")
  private String include = RunOptions.SHORT.include();

  @Option(
      names = "--forks",
      paramLabel = "N",
      description = "JVMs for each benchmark. Default: ${DEFAULT-VALUE}.")
  private int forks = RunOptions.SHORT.forks();

  @Option(
      names = "--iterations",
      paramLabel = "N",
      description = "Iterations that count in each. Default: ${DEFAULT-VALUE}.")
  private int iterations = RunOptions.SHORT.iterations();

  @Option(
      names = "--millis",
      paramLabel = "MS",
      description = "How long an iteration takes. Default: ${DEFAULT-VALUE}.")
  private long millis = RunOptions.SHORT.time().toMillis();

  @Option(
      names = "--profilers",
      split = ",",
      paramLabel = "NAME",
      description = "${COMPLETION-CANDIDATES}. Default: GC.")
  private List<Profiler> profilers = List.of(Profiler.GC);

  @Option(
      names = "--jmh-json",
      paramLabel = "FILE",
      description = "Also write the results as JMH writes them.")
  private @Nullable Path json;

  @Option(names = "--list", description = "List the benchmarks, and run none.")
  private boolean list;

  MicroCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException {
    if (list) {
      List<String> names = MicroBenchmarks.names();
      return output.show(Reply.of(String.join("\n", names) + "\n", names));
    }
    files.check();
    Instant created = Instant.now();
    RunOptions options =
        new RunOptions(
            include,
            forks,
            iterations,
            Duration.ofMillis(millis),
            profilers.isEmpty() ? EnumSet.noneOf(Profiler.class) : EnumSet.copyOf(profilers),
            Optional.ofNullable(json));
    List<Result> results = MicroBenchmarks.run(options, output.log());
    BenchmarkReport report =
        new BenchmarkReport(
            "micro",
            created,
            0,
            Environment.current(),
            Map.of("include", include, "forks", String.valueOf(forks)),
            results,
            List.of());
    return output.show(Reply.of(text(results) + files.write(report), ReportJson.tree(report)));
  }

  private static String text(List<Result> results) {
    TextTable table = new TextTable("<<>>").row("operation", "with", "time", "allocated");
    for (Result result : results) {
      table.row(
          result.scenario() + "." + result.subject(),
          result.parameters().isEmpty() ? "" : result.parameters().toString(),
          figure(result, "time"),
          figure(result, "allocated"));
    }
    return table.withHeads();
  }

  private static String figure(Result result, String metric) {
    Optional<Measurement> found = result.measurement(metric);
    return found.map(FigureText::of).orElse("");
  }
}
