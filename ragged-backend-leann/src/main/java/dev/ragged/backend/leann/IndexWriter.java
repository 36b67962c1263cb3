package dev.ragged.backend.leann;

import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.SavedSegments;
import dev.ragged.backend.leann.segment.SegmentStore;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorTable;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;

/** Everything that changes the index but compaction. One thread at a time. */
final class IndexWriter {
  private final IndexState state;
  private final SegmentMaker maker;
  private final Compaction compaction;
  private final Optional<SegmentStore> store;
  private final CanaryKeeper canary;
  private final int deltaLimit;
  private volatile long bytesOnDisk;

  IndexWriter(
      IndexState state,
      SegmentMaker maker,
      Compaction compaction,
      Optional<SegmentStore> store,
      CanaryKeeper canary,
      int deltaLimit) {
    this.state = state;
    this.maker = maker;
    this.compaction = compaction;
    this.store = store;
    this.canary = canary;
    this.deltaLimit = deltaLimit;
  }

  void add(int[] ordinals, float[][] vectors) {
    state.add(ordinals, vectors);
    if (state.view().delta().ordinals().size() >= deltaLimit) {
      seal();
    }
  }

  void remove(int[] ordinals) {
    OrdinalSet known =
        OrdinalSet.of(Arrays.stream(ordinals).filter(ordinal -> ordinal >= 0).toArray())
            .and(state.view().present());
    if (!known.isEmpty()) {
      state.remove(known);
      compaction.start();
    }
  }

  /** Closes the delta into a segment. */
  private void seal() {
    IndexView view = state.view();
    int[] ordinals = view.delta().ordinals().stream().toArray();
    if (ordinals.length > 0) {
      float[][] rows = rows(view.delta(), ordinals);
      canary.offer(ordinals, rows);
      state.seal(maker.make(ordinals, rows, view.segments()));
      compaction.start();
    }
  }

  private static float[][] rows(VectorTable delta, int[] ordinals) {
    float[][] rows = new float[ordinals.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Objects.requireNonNull(delta.row(ordinals[i]), "row");
    }
    return rows;
  }

  void checkpoint(Checkpoint checkpoint) {
    if (store.isEmpty()) {
      return;
    }
    seal();
    IndexView view = state.view();
    Canary current = canary.current(view.present());
    store.get().save(checkpoint, new SavedSegments(view.segments(), view.present(), current));
    bytesOnDisk = store.get().bytes(checkpoint);
  }

  void discardOtherCheckpoints(Checkpoint kept) {
    store.ifPresent(files -> files.discardOthers(kept));
  }

  /** Returns the bytes of the files of the last checkpoint, 0 if there was none. */
  long bytesOnDisk() {
    return bytesOnDisk;
  }
}
