package dev.ragged.index;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Compares the query with every allowed vector: the oracle, and a fair choice below 10,000. */
final class ExactIndex implements VectorIndex {
  // Concurrency: the table has its own rules, which are the contract's. Closing swaps it for null;
  // a call that took it before finishes on it.

  private final Optional<VectorTableFile> file;
  private volatile @Nullable VectorTable table;
  private volatile long bytesOnDisk;

  private ExactIndex(VectorTable table, Optional<VectorTableFile> file, long bytesOnDisk) {
    this.table = table;
    this.file = file;
    this.bytesOnDisk = bytesOnDisk;
  }

  static ExactIndex open(IndexContext context) {
    Optional<VectorTableFile> file =
        context.directory().map(directory -> new VectorTableFile(directory, context.storeId()));
    VectorTable table = new VectorTable(context.dimension(), context.similarity());
    long bytesOnDisk = 0;
    if (file.isPresent()) {
      if (context.checkpoint().isPresent()) {
        Checkpoint checkpoint = context.checkpoint().get();
        table = file.get().load(checkpoint, context.dimension(), context.similarity());
        bytesOnDisk = file.get().bytes(checkpoint);
      }
      // Only now: a folder that a newer version wrote stays as it is.
      file.get().sweep();
    }
    return new ExactIndex(table, file, bytesOnDisk);
  }

  @Override
  public void add(int[] ordinals, float[][] vectors) {
    table().add(ordinals, vectors);
  }

  @Override
  public void remove(int[] ordinals) {
    table().remove(ordinals);
  }

  @Override
  public OrdinalSet ordinals() {
    return table().ordinals();
  }

  @Override
  public Neighbors search(VectorQuery query) {
    return table().scan(query);
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    return table().vectors(ordinals);
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    VectorTable current = table();
    if (file.isPresent()) {
      file.get().save(current, checkpoint);
      bytesOnDisk = file.get().bytes(checkpoint);
    }
  }

  @Override
  public void discardOtherCheckpoints(Checkpoint kept) {
    table();
    file.ifPresent(vectors -> vectors.discardOthers(kept));
  }

  @Override
  public IndexStatistics statistics() {
    VectorTable current = table();
    return new IndexStatistics(
        ExactIndexProvider.NAME, current.ordinals().size(), 0, current.bytes(), bytesOnDisk, true);
  }

  @Override
  public void close() {
    table = null;
  }

  private VectorTable table() {
    VectorTable current = table;
    if (current == null) {
      throw new IllegalStateException("index is closed: backend=" + ExactIndexProvider.NAME);
    }
    return current;
  }
}
