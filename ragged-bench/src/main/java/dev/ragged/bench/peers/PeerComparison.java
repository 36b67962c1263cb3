package dev.ragged.bench.peers;

import dev.ragged.bench.Arguments;
import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Compares graph indexes in one JVM at equal recall: same vectors, same links and candidates, one
 * searching thread that asks them in turn.
 *
 * <p>Arguments are {@code name=value}; a peer's word with 0 leaves it out, with 1 takes it in. A
 * folder before them, with {@code base.fvecs}, {@code query.fvecs} and, if there is one, {@code
 * gt.ivecs}, takes the place of the made-up vectors.
 */
public final class PeerComparison {
  private static final int K = 10;

  private PeerComparison() {}

  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
    boolean made = words.length == 0 || words[0].contains("=");
    List<PeerProvider> providers = Peers.all();
    Arguments arguments =
        new Arguments(
            defaults(providers), made ? words : Arrays.copyOfRange(words, 1, words.length));
    Path folder = Path.of(made ? "" : words[0]);
    Workload workload = made ? Workload.clustered(arguments) : Workload.read(folder);
    describe(out, arguments, workload);

    Truth truth = made ? Truth.scan(workload, K) : Truth.of(folder, workload, K);
    List<Contestant> contestants = new ArrayList<>();
    try {
      for (PeerProvider provider : providers) {
        if (arguments.get(provider.word()) > 0) {
          contestants.add(build(provider, workload, arguments));
          out.printf("built %s%n", provider.word());
        }
      }
      double most = Report.RECALLS[Report.RECALLS.length - 1];
      new Contest(workload, truth, contestants, most).run(arguments.get("rounds"));
    } finally {
      for (Contestant contestant : contestants) {
        contestant.peer().close();
      }
    }
    new Report(out, contestants, arguments.get("rounds")).print();
    out.printf("%nload average at the end %.1f%n", load());
  }

  private static Map<String, Integer> defaults(List<PeerProvider> providers) {
    Map<String, Integer> defaults = new LinkedHashMap<>();
    defaults.put("vectors", 100_000);
    defaults.put("queries", 1_000);
    defaults.put("dimension", 384);
    defaults.put("clusters", 1_000);
    defaults.put("m", 16);
    defaults.put("efConstruction", 100);
    defaults.put("buildThreads", 2);
    defaults.put("rounds", 5);
    providers.forEach(provider -> defaults.put(provider.word(), provider.byDefault() ? 1 : 0));
    return defaults;
  }

  private static void describe(PrintStream out, Arguments arguments, Workload workload) {
    out.printf(
        "%s: %,d + %,d of %d dimensions, %s%n",
        workload.name(),
        workload.vectors().length,
        workload.queries().length,
        workload.vectors()[0].length,
        workload.similarity());
    out.printf(
        "%s%nJava %s, kernels %s, %d CPUs, load average %.1f, %s%n",
        arguments,
        Runtime.version(),
        VectorKernels.best().name(),
        Runtime.getRuntime().availableProcessors(),
        load(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  /** Builds on one thread, to be searched, and once more on several, for the time it takes. */
  private static Contestant build(PeerProvider provider, Workload workload, Arguments arguments)
      throws Exception {
    GraphParameters parameters =
        new GraphParameters(
            workload.similarity(), arguments.get("m"), arguments.get("efConstruction"));
    List<BuildCost> builds = new ArrayList<>();
    Peer peer = provider.create(parameters);
    builds.add(BuildCost.of(peer, workload.vectors(), 1));
    int threads = arguments.get("buildThreads");
    if (threads > 1) {
      try (Peer other = provider.create(parameters)) {
        builds.add(BuildCost.of(other, workload.vectors(), threads));
      }
    }
    return new Contestant(peer, builds, peer.bytes(), new RecallCurve());
  }
}
