package dev.ragged.bench.peers;

import dev.ragged.backend.leann.graph.BuildRows;
import dev.ragged.backend.leann.graph.ByteRows;
import dev.ragged.backend.leann.graph.FlatRows;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.backend.leann.graph.GraphBuilder;
import dev.ragged.bench.Arguments;
import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Compares the links of two graphs: ours and those that hnswlib-core chooses with the same
 * parameters, both walked by the same code over the same rows, in turn, at equal recall.
 *
 * <p>Arguments are those of {@link PeerComparison#main}, without the words for peers, and {@code
 * seed}, from which our graph is drawn. {@code bytes} 0 builds it over whole vectors, where the
 * index rounds them to bytes. hnswlib-core draws another graph each time.
 */
public final class GraphQuality {
  private static final int K = 10;

  private final PrintStream out;
  private final Workload workload;
  private final Arguments arguments;
  private final FlatRows rows;

  private GraphQuality(PrintStream out, Workload workload, Arguments arguments) {
    this.out = out;
    this.workload = workload;
    this.arguments = arguments;
    this.rows = new FlatRows(flat(workload), workload.vectors()[0].length, workload.similarity());
  }

  public static void main(String[] words) throws Exception {
    Locale.setDefault(Locale.ROOT);
    boolean made = words.length == 0 || words[0].contains("=");
    Arguments arguments =
        new Arguments(
            Map.of(
                "vectors",
                100_000,
                "queries",
                1_000,
                "dimension",
                384,
                "clusters",
                1_000,
                "m",
                16,
                "efConstruction",
                100,
                "buildThreads",
                1,
                "rounds",
                5,
                "seed",
                1,
                "bytes",
                1),
            made ? words : Arrays.copyOfRange(words, 1, words.length));
    Path folder = Path.of(made ? "" : words[0]);
    Workload workload =
        made
            ? Workload.clustered(
                arguments.get("vectors"),
                arguments.get("queries"),
                arguments.get("dimension"),
                arguments.get("clusters"))
            : Workload.read(folder);
    Truth truth = made ? Truth.scan(workload, K) : Truth.of(folder, workload, K);
    new GraphQuality(System.out, workload, arguments).run(truth);
  }

  private static float[] flat(Workload workload) {
    float[][] vectors = workload.vectors();
    int dimension = vectors[0].length;
    float[] flat = new float[Math.multiplyExact(vectors.length, dimension)];
    for (int i = 0; i < vectors.length; i++) {
      System.arraycopy(vectors[i], 0, flat, i * dimension, dimension);
    }
    return flat;
  }

  private void run(Truth truth) throws Exception {
    out.printf(
        "%s %s%nJava %s, kernels %s, load average %.1f%n",
        workload.name(), arguments, Runtime.version(), VectorKernels.best().name(), load());
    GraphParameters parameters =
        new GraphParameters(
            workload.similarity(), arguments.get("m"), arguments.get("efConstruction"));
    WalkPeer theirs =
        new WalkPeer(
            "graph of hnswlib-core",
            rows,
            (vectors, threads) -> HnswlibGraph.build(vectors, parameters, threads));
    WalkPeer ours =
        new WalkPeer("our graph", rows, (vectors, threads) -> build(parameters, threads));
    Contestant first = contestant(theirs);
    Contestant second = contestant(ours);
    double most = Report.RECALLS[Report.RECALLS.length - 1];
    new Contest(workload, truth, List.of(first, second), most).run(arguments.get("rounds"));
    new Report(out, List.of(first.figures(), second.figures()), first.figures()).print();
    out.printf("%nlinks per node: %.1f and %.1f%n", theirs.degree(), ours.degree());
    for (double recall : Report.RECALLS) {
      out.printf(
          "recall %.2f: our graph %.3f times as fast, rows compared %.0f and %.0f%n",
          recall,
          second.figures().ratio(first.figures(), recall),
          compared(theirs, first.curve(), recall),
          compared(ours, second.curve(), recall));
    }
    out.printf("load average at the end %.1f%n", load());
  }

  private Contestant contestant(WalkPeer peer) throws Exception {
    BuildCost cost = BuildCost.of(peer, workload.vectors(), arguments.get("buildThreads"));
    return new Contestant(
        peer,
        new PeerCurve(peer.name(), peer.name(), List.of(cost), peer.bytes(), new RecallCurve()));
  }

  private Graph build(GraphParameters parameters, int threads) {
    ExecutorService helpers = Executors.newFixedThreadPool(threads);
    try {
      dev.ragged.backend.leann.graph.GraphParameters own =
          new dev.ragged.backend.leann.graph.GraphParameters(
              parameters.m(), parameters.efConstruction(), arguments.get("seed"));
      return new GraphBuilder(own, helpers, threads, () -> false).build(buildRows()).graph();
    } finally {
      helpers.shutdownNow();
    }
  }

  private BuildRows buildRows() {
    int dimension = workload.vectors()[0].length;
    return arguments.get("bytes") > 0 ? ByteRows.of(flat(workload), dimension) : rows;
  }

  private double compared(WalkPeer peer, RecallCurve curve, double recall) {
    return curve.at(recall, point -> peer.compared(workload.queries(), point.ef()));
  }

  private static double load() {
    return ManagementFactory.getOperatingSystemMXBean().getSystemLoadAverage();
  }
}
