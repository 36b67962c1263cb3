package dev.ragged.backend.hnsw;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A vector table, which keeps and saves the vectors, with a graph over it, which finds them. */
final class HnswVectorIndex implements VectorIndex {
  // Concurrency: the table is the truth and has its own rules, which are the contract's; the graph
  // follows it. Closing swaps both for null; a call that took them before finishes on them.

  static final String NAME = "hnsw";

  private record Parts(VectorTable table, GraphBuilder builder, GraphSearch search) {}

  private final HnswParameters parameters;
  private final Optional<Path> directory;
  private final UUID storeId;
  private volatile @Nullable Parts parts;
  private volatile long bytesOnDisk;

  private HnswVectorIndex(
      IndexContext context, HnswParameters parameters, GraphPolicy policy, VectorTable table) {
    this.parameters = parameters;
    this.directory = context.directory();
    this.storeId = context.storeId();
    this.parts =
        new Parts(
            table,
            new GraphBuilder(context, parameters, policy, table),
            new GraphSearch(context.dimension(), context.similarity(), parameters, policy, table));
  }

  static HnswVectorIndex open(IndexContext context, HnswParameters parameters, GraphPolicy policy) {
    VectorTable table = new VectorTable(context.dimension(), context.similarity());
    long bytesOnDisk = 0;
    if (context.directory().isPresent()) {
      Path directory = context.directory().get();
      if (context.checkpoint().isPresent()) {
        Checkpoint checkpoint = context.checkpoint().get();
        table =
            VectorTable.load(
                directory,
                context.storeId(),
                checkpoint,
                context.dimension(),
                context.similarity());
        bytesOnDisk = VectorTable.bytesOnDisk(directory, context.storeId(), checkpoint);
      }
      // Only now: a folder that a newer version wrote stays as it is.
      VectorTable.sweep(directory, context.storeId());
    }
    HnswVectorIndex index = new HnswVectorIndex(context, parameters, policy, table);
    index.bytesOnDisk = bytesOnDisk;
    index.parts().builder().tableChanged();
    return index;
  }

  @Override
  public void add(int[] ordinals, float[][] vectors) {
    Parts open = parts();
    open.table().add(ordinals, vectors);
    open.builder().tableChanged();
  }

  @Override
  public void remove(int[] ordinals) {
    Parts open = parts();
    open.table().remove(ordinals);
    open.builder().tableChanged();
  }

  @Override
  public OrdinalSet ordinals() {
    return parts().table().ordinals();
  }

  @Override
  public Neighbors search(VectorQuery query) {
    Parts open = parts();
    return open.search().search(query, open.builder().view());
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    return parts().table().vectors(ordinals);
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    Parts open = parts();
    if (directory.isPresent()) {
      open.table().save(directory.get(), storeId, checkpoint);
      bytesOnDisk = VectorTable.bytesOnDisk(directory.get(), storeId, checkpoint);
    }
  }

  @Override
  public void discardOtherCheckpoints(Checkpoint kept) {
    parts();
    directory.ifPresent(folder -> VectorTable.discardOthers(folder, storeId, kept));
  }

  @Override
  public IndexStatistics statistics() {
    Parts open = parts();
    int vectors = open.table().ordinals().size();
    int dead = open.builder().dead();
    long deadRows = dead * (16L + 4L * open.table().dimension());
    View view = open.builder().view();
    long nodes =
        HnswBytes.ofNode(parameters, view.graph().form(), open.table().dimension())
            * view.linked().size();
    return new IndexStatistics(
        NAME,
        vectors,
        dead,
        open.table().bytes() + deadRows + nodes,
        bytesOnDisk,
        open.builder().ready(),
        Map.of(IndexStatistics.UNLINKED, (double) open.builder().unlinked()));
  }

  @Override
  public void close() {
    Parts open = parts;
    if (open != null) {
      parts = null;
      open.builder().close();
    }
  }

  private Parts parts() {
    Parts open = parts;
    if (open == null) {
      throw new IllegalStateException("index is closed: backend=" + NAME);
    }
    return open;
  }
}
