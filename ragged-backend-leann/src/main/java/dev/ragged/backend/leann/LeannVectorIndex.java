package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Budget;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexStatistics;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorBatch;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Segments and a delta; see the package and docs/adr/0006-leann.md. */
final class LeannVectorIndex implements VectorIndex {
  // Concurrency: everything is in the parts, which have their own rules. Closing swaps them for
  // null; a call that took them before finishes on them.

  static final String NAME = "leann";

  private volatile @Nullable IndexParts parts;

  private LeannVectorIndex(IndexParts parts) {
    this.parts = parts;
  }

  static LeannVectorIndex open(
      IndexContext context, LeannOptions options, LeannPolicy policy, BlockIo io) {
    return new LeannVectorIndex(IndexParts.open(context, options, policy, io));
  }

  @Override
  public void add(int[] ordinals, float[][] vectors) {
    parts().writer().add(ordinals, vectors);
  }

  @Override
  public void remove(int[] ordinals) {
    IndexParts open = parts();
    open.writer().remove(ordinals);
    open.recomputer().cache().remove(ordinals);
  }

  @Override
  public OrdinalSet ordinals() {
    return parts().state().view().present();
  }

  @Override
  public Neighbors search(VectorQuery query) {
    return searchAll(List.of(query)).get(0);
  }

  @Override
  public List<Neighbors> searchAll(List<VectorQuery> queries) {
    IndexParts open = parts();
    return open.search().answer(open.state().view(), queries);
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    IndexParts open = parts();
    return open.rows().copies(open.state().view(), ordinals);
  }

  @Override
  public VectorBatch vectorsWithin(int[] ordinals, Duration deadline) {
    IndexParts open = parts();
    return open.rows().copies(open.state().view(), ordinals, Deadline.of(Budget.ofTime(deadline)));
  }

  @Override
  public boolean hasUnsavedWork() {
    return parts().writer().hasUnsavedWork();
  }

  @Override
  public void checkpoint(Checkpoint checkpoint) {
    parts().writer().checkpoint(checkpoint);
  }

  @Override
  public void discardOtherCheckpoints(Checkpoint kept) {
    parts().writer().discardOtherCheckpoints(kept);
  }

  @Override
  public IndexStatistics statistics() {
    return IndexFigures.of(parts());
  }

  @Override
  public void close() {
    IndexParts open = parts;
    if (open != null) {
      parts = null;
      open.close();
    }
  }

  private IndexParts parts() {
    IndexParts open = parts;
    if (open == null) {
      throw new IllegalStateException("index is closed: backend=" + NAME);
    }
    return open;
  }
}
