package dev.ragged.backend.hnsw;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;

/**
 * A vector table, which keeps and saves the vectors, with a graph over it, which finds them.
 *
 * <p>Concurrency: as {@link VectorIndex} says. The table is the truth; the graph follows it.
 */
final class HnswVectorIndex implements VectorIndex {
  static final String NAME = "hnsw";

  // hnswlib 1.2.1 holds, per vector and beside the row: item, id, node, lookup and lock entries,
  // and
  // on average the lowest level's links and little above it.
  private static final long BYTES_PER_NODE = 270;
  private static final long BYTES_PER_LINK = 4;

  private final HnswParameters parameters;
  private final VectorTable table;
  private final GraphBuilder builder;
  private final GraphSearch search;
  private volatile boolean closed;

  private HnswVectorIndex(
      IndexContext context, HnswParameters parameters, GraphPolicy policy, VectorTable table) {
    this.parameters = parameters;
    this.table = table;
    this.builder = new GraphBuilder(context, parameters, policy, table);
    this.search =
        new GraphSearch(context.dimension(), context.similarity(), parameters, policy, table);
    builder.tableChanged();
  }

  static HnswVectorIndex open(IndexContext context, HnswParameters parameters, GraphPolicy policy) {
    VectorTable table = new VectorTable(context.dimension(), context.similarity());
    return new HnswVectorIndex(context, parameters, policy, table);
  }

  @Override
  public void add(int[] ordinals, float[][] vectors) {
    requireOpen();
    table.add(ordinals, vectors);
    builder.tableChanged();
  }

  @Override
  public void remove(int[] ordinals) {
    requireOpen();
    table.remove(ordinals);
    builder.tableChanged();
  }

  @Override
  public OrdinalSet ordinals() {
    requireOpen();
    return table.ordinals();
  }

  @Override
  public Neighbors search(VectorQuery query) {
    requireOpen();
    return search.search(query, builder.view());
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    requireOpen();
    float[][] vectors = new float[ordinals.length][];
    for (int i = 0; i < ordinals.length; i++) {
      float[] row = table.row(ordinals[i]);
      if (row == null) {
        throw new IllegalArgumentException("ordinal must be present: ordinal=" + ordinals[i]);
      }
      vectors[i] = row.clone();
    }
    return vectors;
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    requireOpen();
  }

  @Override
  public void discardOtherCheckpoints(Checkpoint kept) {
    requireOpen();
  }

  @Override
  public IndexStatistics statistics() {
    requireOpen();
    int vectors = table.ordinals().size();
    int dead = builder.dead();
    long perNode = BYTES_PER_NODE + BYTES_PER_LINK * 2 * parameters.m();
    long bytes = table.bytes() + perNode * builder.view().linked().size();
    return new IndexStatistics(NAME, vectors, dead, bytes, 0, builder.ready());
  }

  @Override
  public void close() {
    closed = true;
    builder.close();
  }

  private void requireOpen() {
    if (closed) {
      throw new IllegalStateException("the index must be open: it was closed");
    }
  }
}
