package dev.ragged.bench.peers;

import dev.ragged.bench.Arguments;
import dev.ragged.index.VectorKernels;
import java.io.IOException;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Compares vector indexes in one JVM at equal recall: same vectors, same links and candidates, one
 * searching thread that asks them in turn. One thread at a time.
 */
public final class PeerComparison {
  private static final int K = 10;

  private final PeerOptions options;
  private final List<PeerProvider> providers;
  private final PrintStream out;
  private final Map<String, String> leftOut = new LinkedHashMap<>();

  /**
   * Prepares a comparison.
   *
   * @param out is told what goes on while it runs
   */
  public PeerComparison(PeerOptions options, PrintStream out) {
    this(options, Peers.all(), out);
  }

  PeerComparison(PeerOptions options, List<PeerProvider> providers, PrintStream out) {
    this.options = options;
    this.providers = providers;
    this.out = out;
  }

  /**
   * Takes {@code name=value}: the parts of {@link PeerOptions} by their names, and a peer's word
   * with 0 to leave it out or 1 to take it in. A folder may stand before them.
   */
  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    PeerOptions options = options(words);
    System.out.println(options);
    new PeerComparison(options, System.out).run().print(System.out);
    System.out.printf("%nload average at the end %.1f%n", load());
  }

  private static PeerOptions options(String[] words) {
    PeerOptions preset = PeerOptions.DEFAULT;
    MadeUpVectors made = preset.madeUp();
    Map<String, Integer> defaults = new LinkedHashMap<>();
    defaults.put("vectors", made.vectors());
    defaults.put("queries", made.queries());
    defaults.put("dimension", made.dimension());
    defaults.put("clusters", made.clusters());
    defaults.put("m", preset.m());
    defaults.put("efConstruction", preset.efConstruction());
    defaults.put("buildThreads", preset.buildThreads());
    defaults.put("rounds", preset.rounds());
    PeerOptions.words().forEach(word -> defaults.put(word, preset.peers().contains(word) ? 1 : 0));
    boolean folder = words.length > 0 && !words[0].contains("=");
    Arguments given =
        new Arguments(defaults, folder ? Arrays.copyOfRange(words, 1, words.length) : words);
    return new PeerOptions(
        folder ? Optional.of(Path.of(words[0])) : Optional.empty(),
        new MadeUpVectors(
            given.get("vectors"),
            given.get("queries"),
            given.get("dimension"),
            given.get("clusters")),
        given.get("m"),
        given.get("efConstruction"),
        given.get("buildThreads"),
        given.get("rounds"),
        PeerOptions.words().stream()
            .filter(word -> given.get(word) > 0)
            .collect(Collectors.toSet()));
  }

  /**
   * Builds all peers and asks them. With 100,000 vectors it takes minutes for each of them.
   *
   * @throws IOException if vectors cannot be read
   * @throws Exception if a peer fails
   */
  public PeerResult run() throws Exception {
    Workload workload = workload();
    describe(workload);
    Truth truth =
        options.folder().isPresent()
            ? Truth.of(options.folder().get(), workload, K)
            : Truth.scan(workload, K);
    List<Contestant> contestants = new ArrayList<>();
    try {
      for (PeerProvider provider : providers) {
        if (options.peers().contains(provider.word())) {
          enter(provider, workload, contestants);
        }
      }
      new Contest(workload, truth, contestants, Report.RECALLS[Report.RECALLS.length - 1])
          .run(options.rounds());
    } finally {
      for (Contestant contestant : contestants) {
        contestant.peer().close();
      }
    }
    return new PeerResult(
        workload.name(),
        workload.vectors().length,
        contestants.stream().map(Contestant::figures).toList(),
        leftOut);
  }

  private Workload workload() throws IOException {
    return options.folder().isPresent()
        ? Workload.read(options.folder().get())
        : Workload.clustered(options.madeUp());
  }

  private void describe(Workload workload) {
    out.printf(
        "%s: %,d + %,d of %d dimensions, %s%n",
        workload.name(),
        workload.vectors().length,
        workload.queries().length,
        workload.vectors()[0].length,
        workload.similarity());
    out.printf(
        "Java %s, kernels %s, %d CPUs, load average %.1f, %s%n",
        Runtime.version(),
        VectorKernels.best().name(),
        Runtime.getRuntime().availableProcessors(),
        load(),
        ManagementFactory.getRuntimeMXBean().getInputArguments());
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }

  private void enter(PeerProvider provider, Workload workload, List<Contestant> contestants)
      throws Exception {
    GraphParameters parameters =
        new GraphParameters(workload.similarity(), options.m(), options.efConstruction());
    Optional<String> obstacle = provider.obstacle(parameters);
    if (obstacle.isPresent()) {
      leftOut.put(provider.word(), obstacle.get());
      out.printf("left out %s: %s%n", provider.word(), obstacle.get());
      return;
    }
    contestants.add(build(provider, parameters, workload));
    out.printf("built %s%n", provider.word());
  }

  /** Builds on one thread, to be searched, and once more on several, for the time it takes. */
  private Contestant build(PeerProvider provider, GraphParameters parameters, Workload workload)
      throws Exception {
    List<BuildCost> builds = new ArrayList<>();
    Peer peer = provider.create(parameters);
    builds.add(BuildCost.of(peer, workload.vectors(), 1));
    if (options.buildThreads() > 1) {
      try (Peer other = provider.create(parameters)) {
        builds.add(BuildCost.of(other, workload.vectors(), options.buildThreads()));
      }
    }
    return new Contestant(
        peer, new PeerCurve(provider.word(), peer.name(), builds, peer.bytes(), new RecallCurve()));
  }
}
