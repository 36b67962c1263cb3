package dev.ragged.cli.benchmark;

import dev.ragged.bench.peers.MadeUpVectors;
import dev.ragged.bench.peers.PeerComparison;
import dev.ragged.bench.peers.PeerOptions;
import dev.ragged.bench.peers.PeerResult;
import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.ReportJson;
import dev.ragged.cli.Output;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.profiling.Environment;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Compares indexes with those of other libraries. */
@Command(
    name = "peers",
    mixinStandardHelpOptions = true,
    header = "Compare our indexes with those of other libraries, at equal recall, in one run.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged benchmark peers --vectors 10000",
      "  ragged benchmark peers --folder sift --peers hnswlib,leannFloats,jvector"
    })
final class PeersCommand implements Callable<Integer> {
  private static final int FEWEST = 10;

  private static final long SEED = 42;

  @Mixin private final Output output;
  @Mixin private final ReportOptions files = new ReportOptions();

  @Option(
      names = "--folder",
      paramLabel = "DIR",
      description = "Vectors from base.fvecs and query.fvecs, in place of made-up ones.")
  private @Nullable Path folder;

  @Option(
      names = "--vectors",
      paramLabel = "N",
      description = "How many vectors are made up. Default: ${DEFAULT-VALUE}.")
  private int vectors = 10_000;

  @Option(
      names = "--queries",
      paramLabel = "N",
      description = "How many are looked for. Default: ${DEFAULT-VALUE}.")
  private int queries = MadeUpVectors.DEFAULT.queries();

  @Option(
      names = "--rounds",
      paramLabel = "N",
      description = "Rounds that count. Default: ${DEFAULT-VALUE}.")
  private int rounds = PeerOptions.ROUNDS;

  @Option(names = "--peers", split = ",", paramLabel = "NAME", description = "Only these.")
  private Set<String> peers = new LinkedHashSet<>();

  PeersCommand(Session session) {
    this.output = new Output(session);
  }

  @Override
  public Integer call() throws Exception {
    files.check();
    if (vectors < FEWEST) {
      throw new IllegalArgumentException(
          "the nearest %d are looked for, so there must be as many: vectors=%d"
              .formatted(FEWEST, vectors));
    }
    MadeUpVectors made = MadeUpVectors.DEFAULT;
    PeerOptions options =
        new PeerOptions(
            Optional.ofNullable(folder),
            new MadeUpVectors(vectors, queries, made.dimension(), made.clusters()),
            PeerOptions.DEFAULT.m(),
            PeerOptions.DEFAULT.efConstruction(),
            PeerOptions.DEFAULT.buildThreads(),
            rounds,
            peers.isEmpty() ? PeerOptions.DEFAULT.peers() : new HashSet<>(peers));
    Instant created = Instant.now();
    PeerResult result = new PeerComparison(options, output.log()).run();
    BenchmarkReport report =
        new BenchmarkReport(
            "peers",
            created,
            SEED,
            Environment.current(),
            Map.of("workload", result.workload(), "rounds", String.valueOf(rounds)),
            result.results(),
            List.of());
    return output.show(Reply.of(text(result) + files.write(report), ReportJson.tree(report)));
  }

  private static String text(PeerResult result) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    result.print(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
