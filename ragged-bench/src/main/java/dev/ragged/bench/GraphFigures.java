package dev.ragged.bench;

import dev.ragged.backend.leann.graph.Adjacency;
import dev.ragged.backend.leann.graph.CompactGraph;
import dev.ragged.backend.leann.graph.FlatRows;
import dev.ragged.backend.leann.graph.GraphBuilder;
import dev.ragged.backend.leann.graph.GraphParameters;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.NodeScorer;
import dev.ragged.backend.leann.graph.WalkParameters;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Measures the graph of the LEANN backend apart from all else: CPU time of a build, bytes, and for
 * recall@10 of 0.90, 0.95 and 0.99 the queries per second of one thread and the rows that a walk
 * compares. For the memory of a build, start it with a small {@code -Xmx}.
 */
public final class GraphFigures {
  private static final int K = 10;
  private static final double[] RECALLS = {0.90, 0.95, 0.99};
  private static final int[] SWEEP = {
    10, 12, 14, 16, 18, 20, 24, 28, 32, 40, 48, 56, 64, 80, 96, 128, 200
  };

  private final PrintStream out;
  private final FlatRows rows;
  private final float[][] queries;
  private final int[][] exact;
  private final GraphWalk walk = new GraphWalk();

  private GraphFigures(PrintStream out, FlatRows rows, float[][] queries) {
    this.out = out;
    this.rows = rows;
    this.queries = queries;
    exact = new int[queries.length][];
    int[] all = new int[rows.size()];
    Arrays.setAll(all, i -> i);
    float[] closeness = new float[all.length];
    for (int i = 0; i < queries.length; i++) {
      rows.scorerOf(queries[i]).score(all, all.length, closeness);
      exact[i] = highest(closeness);
    }
  }

  public static void main(String[] words) {
    Locale.setDefault(Locale.ROOT);
    PrintStream out = System.out;
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
                "ordinaryLinks",
                8,
                "threads",
                1,
                "rounds",
                5),
            words);
    out.printf(
        "%s, java %s, kernels %s%n", arguments, Runtime.version(), VectorKernels.best().name());
    int dimension = arguments.get("dimension");
    ClusteredVectors source = new ClusteredVectors(arguments.get("clusters"), dimension, 42);
    FlatRows rows =
        new FlatRows(
            flat(source, arguments.get("vectors"), dimension), dimension, Similarity.COSINE);
    GraphFigures figures = new GraphFigures(out, rows, source.next(arguments.get("queries")));

    GraphParameters full =
        new GraphParameters(arguments.get("m"), arguments.get("efConstruction"), 1);
    GraphBuilder.Built graph = figures.build("full", full, arguments.get("threads"));
    figures.search("flat", graph.graph(), arguments.get("rounds"));
    figures.search("compact", CompactGraph.of(graph.graph()), arguments.get("rounds"));
    GraphParameters pruned = full.pruned(0.02, arguments.get("ordinaryLinks"));
    GraphBuilder.Built thin = figures.build("pruned", pruned, arguments.get("threads"));
    figures.search("compact", CompactGraph.of(thin.graph()), arguments.get("rounds"));
  }

  private static float[] flat(ClusteredVectors source, int count, int dimension) {
    float[] flat = new float[Math.multiplyExact(count, dimension)];
    for (int i = 0; i < count; i++) {
      System.arraycopy(source.next(1)[0], 0, flat, i * dimension, dimension);
    }
    return flat;
  }

  private static int[] highest(float[] closeness) {
    float[] sorted = closeness.clone();
    Arrays.sort(sorted);
    float least = sorted[Math.max(0, sorted.length - K)];
    int[] nodes = new int[Math.min(K, closeness.length)];
    int found = 0;
    for (int node = 0; found < nodes.length; node++) {
      if (closeness[node] >= least) {
        nodes[found++] = node;
      }
    }
    return nodes;
  }

  private GraphBuilder.Built build(String name, GraphParameters parameters, int threads) {
    ExecutorService helpers = Executors.newFixedThreadPool(threads);
    try {
      GraphBuilder builder = new GraphBuilder(parameters, helpers, threads, () -> false);
      long wall = System.nanoTime();
      long cpu = processCpu();
      GraphBuilder.Built built = builder.build(rows);
      double nodes = Math.max(1, rows.size());
      out.printf(
          "%s graph: %.1f s of CPU, %.1f s; %.1f links, %d nodes repaired; bytes per node: flat %.0f, compact %.1f%n",
          name,
          (processCpu() - cpu) / 1e9,
          (System.nanoTime() - wall) / 1e9,
          built.report().links() / nodes,
          built.report().repaired(),
          built.graph().bytes() / nodes,
          CompactGraph.of(built.graph()).bytes() / nodes);
      return built;
    } finally {
      helpers.shutdownNow();
    }
  }

  private static long processCpu() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean())
        .getProcessCpuTime();
  }

  private void search(String name, Adjacency graph, int rounds) {
    double[][] perSecond = new double[RECALLS.length][rounds];
    // Round 0 warms up and does not count.
    for (int round = 0; round <= rounds; round++) {
      Curve curve = new Curve();
      for (int ef : SWEEP) {
        curve.next(ef);
        WalkParameters parameters = WalkParameters.of(ef);
        curve.measure(0, queries.length, exact, i -> nearest(graph, queries[i], parameters));
      }
      for (int i = 0; i < RECALLS.length && round > 0; i++) {
        perSecond[i][round - 1] = curve.queriesPerSecondAt(RECALLS[i]);
      }
    }
    for (int i = 0; i < RECALLS.length; i++) {
      out.printf(
          "  %s, recall@%d %.2f: %.0f/s, %s%n",
          name, K, RECALLS[i], Median.of(perSecond[i]), compared(graph, RECALLS[i]));
    }
  }

  private int[] nearest(Adjacency graph, float[] query, WalkParameters parameters) {
    NodeScorer scorer = rows.scorerOf(query);
    walk.start(graph, parameters);
    for (int count; (count = walk.next()) > 0; ) {
      scorer.score(walk.nodes(), count, walk.scores());
    }
    int[] nodes = new int[Math.min(K, walk.found())];
    Arrays.setAll(nodes, walk::node);
    return nodes;
  }

  /** Says what the first ef of the sweep that reaches {@code recall} costs. */
  private String compared(Adjacency graph, double recall) {
    for (int ef : SWEEP) {
      long scored = 0;
      long found = 0;
      for (int i = 0; i < queries.length; i++) {
        int[] nodes = nearest(graph, queries[i], WalkParameters.of(ef));
        scored += walk.scored();
        int[] truth = exact[i];
        found += Arrays.stream(nodes).filter(node -> Arrays.binarySearch(truth, node) >= 0).count();
      }
      if (found >= recall * K * queries.length) {
        return "ef %d compares %.0f rows".formatted(ef, scored / (double) queries.length);
      }
    }
    return "not reached";
  }
}
