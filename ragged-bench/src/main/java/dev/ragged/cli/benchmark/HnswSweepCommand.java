package dev.ragged.cli.benchmark;

import dev.ragged.bench.peers.HnswGraph;
import dev.ragged.bench.peers.HnswSweep;
import dev.ragged.bench.peers.MadeUpVectors;
import dev.ragged.bench.peers.SweepFigures;
import dev.ragged.bench.peers.SweepOptions;
import dev.ragged.bench.peers.SweepRow;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.cli.ExitCode;
import dev.ragged.cli.Output;
import dev.ragged.cli.ProgressBar;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.Environment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares parameters of the HNSW index. */
@Command(
    name = "hnsw-sweep",
    mixinStandardHelpOptions = true,
    header = "Compare parameters of the HNSW index, and name the best for each collection size.",
    description = {
      "",
      "Builds each graph over made-up vectors and asks it with each effort: recall@10 against"
          + " comparing all, latency of one thread, time to build, bytes. The best has the smallest"
          + " median latency of those with a recall of at least 0.95."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark hnsw-sweep --docs 10000,100000",
      "  ragged benchmark hnsw-sweep --docs 20000 --graphs 16/100,24/150 --ef-search 10,20,40"
    })
final class HnswSweepCommand implements Callable<Integer> {
  /** That of the made-up vectors. */
  private static final long SEED = 42;

  private final Session session;
  @Mixin private final Output output;
  @Mixin private final ReportOptions files = new ReportOptions();

  @Option(
      names = {"--docs", "--vectors", "--corpus-sizes"},
      split = ",",
      paramLabel = "N",
      description = "How many vectors; several sizes. Default: 10000.")
  private List<Integer> sizes = new ArrayList<>();

  @Option(
      names = "--graphs",
      split = ",",
      paramLabel = "M/EFC",
      description = "M and efConstruction; several graphs. Default: 16/100,32/200,64/400.")
  private List<String> graphs = new ArrayList<>();

  @Option(
      names = "--ef-search",
      split = ",",
      paramLabel = "N",
      description = "Candidates of a search; several efforts. Default: 10,32,50,100,200.")
  private List<Integer> efSearch = new ArrayList<>();

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "How many are asked. Default: ${DEFAULT-VALUE}.")
  private int queries = 500;

  @Option(
      names = "--dimension",
      paramLabel = "N",
      description = "Length of the vectors. Default: ${DEFAULT-VALUE}.")
  private int dimension = MadeUpVectors.DEFAULT.dimension();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "How often each is asked; its fastest counts. Default: ${DEFAULT-VALUE}.")
  private int rounds = 3;

  HnswSweepCommand(Session session) {
    this.session = session;
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws Exception {
    files.check();
    SweepOptions options = options();
    Instant created = Instant.now();
    AtomicInteger begun = new AtomicInteger();
    OptionalLong all = OptionalLong.of((long) options.sizes().size() * options.graphs().size());
    List<SweepRow> rows;
    try (ProgressBar bar = output.progress("Measuring")) {
      rows =
          new HnswSweep(
                  options,
                  step -> bar.show(begun.getAndIncrement(), all, step),
                  session.cancellation())
              .run();
    }
    Map<String, String> asked = new LinkedHashMap<>();
    asked.put("queries", String.valueOf(queries));
    asked.put("dimension", String.valueOf(dimension));
    asked.put("rounds", String.valueOf(rounds));
    asked.put("threads", String.valueOf(options.threads()));
    BenchmarkReport report =
        new BenchmarkReport(
            "hnsw-sweep",
            created,
            SEED,
            Environment.current(),
            asked,
            SweepFigures.results(rows),
            List.of("recall@10 against comparing all; one searching thread; made-up vectors"));
    int code =
        output.show(
            Reply.of(SweepFigures.text(rows) + files.write(report), ReportJson.tree(report)));
    return session.cancellation().isCancelled() ? ExitCode.INTERRUPTED : code;
  }

  private SweepOptions options() {
    return new SweepOptions(
        sizes.isEmpty() ? List.of(10_000) : sizes,
        graphs.isEmpty() ? SweepOptions.PRESETS : graphs.stream().map(HnswGraph::parse).toList(),
        efSearch.isEmpty() ? SweepOptions.EFFORTS : efSearch,
        new MadeUpVectors(
            MadeUpVectors.DEFAULT.vectors(), queries, dimension, MadeUpVectors.DEFAULT.clusters()),
        rounds,
        Runtime.getRuntime().availableProcessors());
  }
}
