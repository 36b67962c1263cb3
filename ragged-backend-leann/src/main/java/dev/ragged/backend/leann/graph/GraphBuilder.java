package dev.ragged.backend.leann.graph;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;

/** Builds graphs: the same graph from the same rows and parameters, whoever helps. Immutable. */
public final class GraphBuilder {
  private final GraphParameters parameters;
  private final Executor executor;
  private final int threads;
  private final BooleanSupplier cancelled;

  /**
   * Makes a builder that works on the calling thread and on {@code threads - 1} others.
   *
   * @param executor runs the other threads' parts; it may run them late or never
   * @param cancelled asked now and then by all threads; true ends a build
   */
  public GraphBuilder(
      GraphParameters parameters, Executor executor, int threads, BooleanSupplier cancelled) {
    if (threads < 1) {
      throw new IllegalArgumentException("threads must be at least 1: threads=" + threads);
    }
    this.parameters = parameters;
    this.executor = executor;
    this.threads = threads;
    this.cancelled = cancelled;
  }

  /** A graph and what can be said about it. */
  public record Built(Graph graph, GraphReport report) {}

  /**
   * Builds the graph of all rows. Beside them it takes about 16 m + 20 bytes per row, as much again
   * while it prunes, and 4 bytes per row and thread.
   *
   * @throws java.util.concurrent.CancellationException if the build was cancelled
   */
  public Built build(BuildRows rows) {
    Phases phases = new Phases(executor, threads, cancelled);
    Levels levels = Levels.draw(rows.size(), parameters.m(), parameters.seed());
    UpperLayers upper = buildUpper(rows, levels, phases);
    LayerBuilder builder =
        new LayerBuilder(rows, levels.order(), parameters.baseCapacity(), parameters, phases);
    LayerLinks base = builder.build(upper);
    if (parameters.pruning()) {
      base = new HubPruning(base, parameters).prune(builder.workers(), phases);
    }
    Graph graph = new Graph(base.table(), upper);
    int repaired =
        new Reachability(base)
            .repair(graph, builder.workers()[0], WalkParameters.of(parameters.efConstruction()));
    base.table().sort();
    return new Built(graph, GraphReport.of(graph, base.twins(), repaired));
  }

  /** Builds the upper layers, the highest first: each is the way into the next. */
  private UpperLayers buildUpper(BuildRows rows, Levels levels, Phases phases) {
    int[] members = Arrays.copyOf(levels.order(), levels.members());
    int[] positions = new int[members.length];
    Arrays.setAll(positions, i -> i);
    List<LinkTable> layers = new ArrayList<>();
    int above = Math.min(1, members.length);
    for (int level = levels.height(); level > 0; level--) {
      int size = levels.size(level);
      BuildRows layerRows = new MemberRows(rows, members, size);
      LayerBuilder builder =
          new LayerBuilder(layerRows, positions, parameters.m(), parameters, phases);
      LinkTable table =
          builder.build(new UpperLayers(Arrays.copyOf(positions, above), layers)).table();
      table.sort();
      layers.add(0, table);
      above = size;
    }
    return new UpperLayers(members, layers);
  }
}
