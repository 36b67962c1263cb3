package dev.ragged.cli.benchmark;

import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.bench.soak.Soak;
import dev.ragged.bench.soak.SoakExtent;
import dev.ragged.bench.soak.SoakLoad;
import dev.ragged.bench.soak.SoakPlan;
import dev.ragged.bench.soak.SoakReport;
import dev.ragged.bench.soak.SoakText;
import dev.ragged.bench.soak.SoakVerdict;
import dev.ragged.bench.suite.Subject;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.Environment;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Uses a store for hours, and looks for leaks. */
@Command(
    name = "soak",
    mixinStandardHelpOptions = true,
    header = "Use a store for minutes or hours, check its answers, and look for leaks.",
    description = {
      "",
      "Searches, ingests, memories, facts, backups and more at a set rate, on a store of its own."
          + " What grows with the operations by more than a bound is a leak: the command ends"
          + " with 1, as it does if an answer is wrong. With --report a run that was ended goes on"
          + " with the same command; times and operations add up."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark soak --minutes 10",
      "  ragged benchmark soak --hours 24 --report soak.jsonl --reopen 60",
      "  ragged benchmark soak --operations 100000 --rate 200 --backend leann-codes --strict"
    })
final class SoakCommand implements Callable<Integer> {
  private static final double MILLIS = 1e3;

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final ReportOptions files = new ReportOptions();

  @ArgGroup(exclusive = true, multiplicity = "1")
  private Extent extent = new Extent();

  @Option(
      names = {"--backend", "--backends"},
      paramLabel = "NAME",
      description =
          "exact, hnsw, leann, leann-codes, leann-recompute or leann-full. Default: hnsw.")
  private String backend = SoakLoad.DEFAULT.backend().label();

  @Option(
      names = "--embedder",
      paramLabel = "NAME",
      description =
          "${COMPLETION-CANDIDATES}: a model, spelling, or vectors that cost nothing."
              + " Default: ${DEFAULT-VALUE}.")
  private EmbedderChoice embedder = SoakLoad.DEFAULT.embedder();

  @Option(
      names = {"--docs", "--corpus-size"},
      paramLabel = "N",
      description = "How many documents there are at a time. Default: ${DEFAULT-VALUE}.")
  private int documents = SoakLoad.DEFAULT.documents();

  @Option(
      names = "--personas",
      paramLabel = "N",
      description = "How many personas there are at a time. Default: ${DEFAULT-VALUE}.")
  private int personas = SoakLoad.DEFAULT.personas();

  @Option(
      names = "--rate",
      paramLabel = "N",
      description = "Operations per second. Default: ${DEFAULT-VALUE}.")
  private int rate = SoakLoad.DEFAULT.rate();

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "How many do them. Default: ${DEFAULT-VALUE}.")
  private int threads = SoakLoad.DEFAULT.workers();

  @Option(
      names = "--seed",
      paramLabel = "N",
      description = "Start of what is drawn by chance. Default: ${DEFAULT-VALUE}.")
  private long seed = SoakLoad.DEFAULT.seed();

  @Option(
      names = "--sample-every",
      paramLabel = "S",
      description = "Seconds from one sample to the next. Default: ${DEFAULT-VALUE}.")
  private double sampleEvery = 10;

  @Option(
      names = "--reopen",
      paramLabel = "N",
      description = "Close the store and open it again after N samples; 0 for never, the default.")
  private int reopenEvery;

  @Option(
      names = "--warm-up",
      paramLabel = "N",
      description =
          "Operations at the beginning of each process that say nothing of leaks, at least; its"
              + " first fifth does not in any case. Default: 500 for each persona.")
  private @Nullable Long warmUp;

  @Option(
      names = "--report",
      paramLabel = "FILE",
      description = "Takes the samples, a JSON value per line; a run that is there goes on.")
  private @Nullable Path report;

  @Option(
      names = "--strict",
      description = "End with 3 if samples are too few to tell; without it that passes.")
  private boolean strict;

  /** How long; one of them. */
  private static final class Extent {
    @Option(names = "--operations", paramLabel = "N", description = "How many operations.")
    private @Nullable Long operations;

    @Option(names = "--minutes", paramLabel = "M", description = "How many minutes.")
    private @Nullable Double minutes;

    @Option(names = "--hours", paramLabel = "H", description = "How many hours.")
    private @Nullable Double hours;

    SoakExtent extent() {
      if (operations != null) {
        return SoakExtent.ofOperations(operations);
      }
      double seconds = minutes != null ? minutes * 60 : hours != null ? hours * 3_600 : 0;
      return SoakExtent.ofTime(Duration.ofMillis(Math.round(seconds * MILLIS)));
    }
  }

  SoakCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    files.check();
    SoakLoad load =
        new SoakLoad(Subject.parse(backend), embedder, documents, personas, rate, threads, seed);
    SoakPlan plan =
        new SoakPlan(
            load,
            extent.extent(),
            Duration.ofMillis(Math.round(sampleEvery * MILLIS)),
            reopenEvery,
            warmUp == null ? load.warmUp() : warmUp,
            Optional.ofNullable(report));
    Instant created = Instant.now();
    SoakReport found;
    try (ProgressBar bar = output.progress("Soaking")) {
      found =
          Soak.run(
              plan,
              (done, left) -> bar.show(done, OptionalLong.of(done + left), ""),
              session.cancellation());
    }
    BenchmarkReport all =
        new BenchmarkReport(
            "soak",
            created,
            seed,
            Environment.current(),
            Map.of(
                "extent", plan.extent().toString(), "sampleEvery", plan.sampleEvery().toString()),
            List.of(found.result()),
            List.of());
    Map<String, Object> json = new LinkedHashMap<>();
    json.put("verdict", found.verdict());
    json.put("complete", found.complete());
    json.put("processes", found.processes());
    json.put("problems", found.problems());
    json.put("report", ReportJson.tree(all));
    return output.show(new Reply(SoakText.of(found) + files.write(all), json, exitCode(found)));
  }

  private int exitCode(SoakReport found) {
    return switch (found.verdict()) {
      case LEAK, FAILED -> ExitCode.FOUND_PROBLEMS;
      case PASS, INCONCLUSIVE -> {
        if (session.cancellation().isCancelled()) {
          yield ExitCode.INTERRUPTED;
        }
        yield strict && found.verdict() == SoakVerdict.INCONCLUSIVE
            ? ExitCode.INCONCLUSIVE
            : ExitCode.DONE;
      }
    };
  }
}
