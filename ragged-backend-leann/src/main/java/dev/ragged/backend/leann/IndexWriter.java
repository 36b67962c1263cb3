package dev.ragged.backend.leann;

import dev.ragged.backend.leann.codes.Codec;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.RowSpill;
import dev.ragged.backend.leann.segment.SavedSegments;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.backend.leann.segment.SegmentStore;
import dev.ragged.backend.leann.segment.Segments;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorTable;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Everything that changes the index but compaction. One thread at a time. */
final class IndexWriter {
  /** Rows from which on a codec is trained, not guessed. */
  private static final int TRAINING = 256;

  private final IndexState state;
  private final Segments segments;
  private final Compaction compaction;
  private final Optional<SegmentStore> store;
  private final Optional<RowSpill> spill;
  private final int deltaLimit;
  private final CanaryKeeper canary;
  private volatile long bytesOnDisk;

  /** Those of the last checkpoint. */
  private volatile List<Segment> saved;

  /**
   * @param spill takes rows that segments will be merged by and do not keep
   * @param canary of the index
   * @param deltaLimit vectors that may stay out of a segment
   * @param bytesOnDisk of the checkpoint that was loaded
   */
  IndexWriter(
      IndexState state,
      Segments segments,
      Compaction compaction,
      Optional<SegmentStore> store,
      Optional<RowSpill> spill,
      CanaryKeeper canary,
      int deltaLimit,
      long bytesOnDisk) {
    this.state = state;
    this.segments = segments;
    this.compaction = compaction;
    this.store = store;
    this.spill = spill;
    this.canary = canary;
    this.deltaLimit = deltaLimit;
    this.bytesOnDisk = bytesOnDisk;
    this.saved = state.view().segments();
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
      canary.renew(
          view.present(),
          view.delta().ordinals(),
          ordinal -> rows[Arrays.binarySearch(ordinals, ordinal)]);
      spill.ifPresent(file -> file.add(ordinals, rows));
      state.seal(segments.of(ordinals, rows, codecFor(rows.length, view)));
      compaction.start();
    }
  }

  /**
   * Returns the codec of the newest segment, unless all there are were too few to train a good one
   * and these rows are not. Only then: segments of different codecs are never merged.
   */
  private static @Nullable Codec codecFor(int rows, IndexView view) {
    int last = view.segments().size() - 1;
    Codes newest = last < 0 ? null : view.segments().get(last).codes();
    int nodes = view.segments().stream().mapToInt(Segment::size).sum();
    return newest == null || (nodes < TRAINING && rows >= TRAINING) ? null : newest.codec();
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
    store
        .get()
        .save(
            checkpoint,
            new SavedSegments(view.segments(), view.present(), canary.of(view.present())));
    bytesOnDisk = store.get().bytes(checkpoint);
    saved = view.segments();
  }

  /** Returns whether there are other segments than those of the last checkpoint. */
  boolean hasUnsavedWork() {
    return store.isPresent() && !saved.equals(state.view().segments());
  }

  void discardOtherCheckpoints(Checkpoint kept) {
    store.ifPresent(files -> files.discardOthers(kept));
  }

  /** Returns the bytes of the files of the last checkpoint, 0 if there was none. */
  long bytesOnDisk() {
    return bytesOnDisk;
  }
}
