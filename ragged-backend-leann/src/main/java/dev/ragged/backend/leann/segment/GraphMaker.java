package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.graph.BuildRows;
import dev.ragged.backend.leann.graph.ByteRows;
import dev.ragged.backend.leann.graph.CompactGraph;
import dev.ragged.backend.leann.graph.FlatRows;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.backend.leann.graph.GraphBuilder;
import dev.ragged.backend.leann.graph.GraphParameters;
import dev.ragged.backend.leann.graph.RoundingTest;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.StorageMode;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.index.IndexContext;
import java.util.function.BooleanSupplier;

/** Builds the graphs of segments over rows that are at hand. Thread-safe. */
final class GraphMaker {
  // Where the graph is all there is, it is pruned: over 22,673 MiniLM vectors that leaves 26 of 39
  // bytes per node and scores a tenth fewer nodes at recall 0.99, for a third more candidates.
  private static final double HUB_SHARE = 0.02;
  private static final int ORDINARY_LINKS = 8;

  private final IndexContext context;
  private final GraphParameters parameters;

  GraphMaker(LeannOptions options, IndexContext context) {
    this.context = context;
    GraphParameters whole =
        new GraphParameters(options.m(), options.efConstruction(), context.seed());
    this.parameters =
        options.storage() == StorageMode.RECOMPUTE && options.traversal() == Traversal.OPTIMISED
            ? whole.pruned(HUB_SHARE, Math.min(ORDINARY_LINKS, 2 * options.m()))
            : whole;
  }

  /**
   * Returns the graph over {@code rows}.
   *
   * @param cancelled asked now and then; true ends the work
   * @throws java.util.concurrent.CancellationException if it was cancelled
   */
  Graph make(float[] rows, BooleanSupplier cancelled) {
    int threads = Runtime.getRuntime().availableProcessors();
    return new GraphBuilder(parameters, context.executor(), threads, cancelled)
        .build(comparable(rows))
        .graph();
  }

  private BuildRows comparable(float[] rows) {
    int dimension = context.dimension();
    FlatRows exact = new FlatRows(rows, dimension, context.similarity());
    ByteRows rounded = ByteRows.of(rows, dimension);
    return RoundingTest.passes(rounded, exact) ? rounded : exact;
  }

  /** Returns the same in the form that takes least memory. */
  CompactGraph compact(float[] rows, BooleanSupplier cancelled) {
    return CompactGraph.of(make(rows, cancelled));
  }
}
