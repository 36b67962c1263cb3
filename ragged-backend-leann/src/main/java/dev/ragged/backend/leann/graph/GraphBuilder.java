package dev.ragged.backend.leann.graph;

import java.util.ArrayDeque;
import java.util.ArrayList;
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

  /** A graph and how many of its nodes could not be reached until a link was added for each. */
  public record Built(Graph graph, int repaired) {}

  /**
   * Builds the graph of all rows. Takes about 8 (2 m + 1) bytes per row beside the rows.
   *
   * @throws java.util.concurrent.CancellationException if the build was cancelled
   */
  public Built build(BuildRows rows) {
    if (rows.size() == 0) {
      return new Built(new Graph(new LinkTable(0, parameters.baseCapacity()), UpperLayers.empty()), 0);
    }
    Phases phases = new Phases(executor, threads, cancelled);
    Levels levels = Levels.draw(rows.size(), parameters.m(), parameters.seed());
    UpperLayers upper = buildUpper(rows, levels, phases);
    LayerBuilder builder =
        new LayerBuilder(rows, levels.order(), parameters.baseCapacity(), parameters, phases);
    LayerLinks base = builder.build(upper);
    Graph graph = new Graph(base.table(), upper);
    int repaired = 0;
    base.table().sort();
    return new Built(graph, repaired);
  }

  private UpperLayers buildUpper(BuildRows rows, Levels levels, Phases phases) {
    int members = levels.height() == 0 ? 1 : levels.sizes()[1];
    int[] nodes = java.util.Arrays.copyOf(levels.order(), members);
    int[] positions = new int[members];
    for (int i = 0; i < members; i++) {
      positions[i] = i;
    }
    ArrayDeque<LinkTable> tables = new ArrayDeque<>();
    for (int level = levels.height(); level > 0; level--) {
      int size = levels.sizes()[level];
      int above = level == levels.height() ? 1 : levels.sizes()[level + 1];
      LayerBuilder builder =
          new LayerBuilder(
              new MemberRows(rows, nodes, size), positions, parameters.m(), parameters, phases);
      UpperLayers upper =
          new UpperLayers(java.util.Arrays.copyOf(positions, above), new ArrayList<>(tables));
      LinkTable table = builder.build(upper).table();
      table.sort();
      tables.addFirst(table);
    }
    return new UpperLayers(nodes, List.copyOf(tables));
  }
}
