package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;

/**
 * The files of one index: for each segment one, written once, and for each checkpoint a manifest
 * that names the segments it is made of. One thread at a time.
 *
 * <p>A checkpoint is there when its manifest is; segments are written before it. So a checkpoint
 * costs the segments that are new since the last one, and one that fails half-way leaves at most
 * files that no manifest names, which the next {@link #discardOthers} deletes.
 */
public final class SegmentStore {
  private final CheckpointFiles manifests;
  private final CheckpointFiles segments;
  private final ManifestFormat manifestFormat;
  private final SegmentFormat segmentFormat;
  private final IdentityHashMap<Segment, Checkpoint> saved = new IdentityHashMap<>();

  /**
   * Makes a view of {@code directory}; touches no file.
   *
   * @param io the file system
   * @param directory the index's own folder, which exists
   */
  public SegmentStore(BlockIo io, Path directory, IndexContext context, LeannOptions options) {
    UUID store = context.storeId();
    manifests = new CheckpointFiles(io, directory, store, ManifestFormat.FORMAT);
    segments = new CheckpointFiles(io, directory, store, SegmentFormat.FORMAT);
    manifestFormat = new ManifestFormat(context.dimension(), context.similarity(), options);
    segmentFormat = new SegmentFormat(context.dimension(), context.similarity(), options);
  }

  /**
   * Saves {@code state} as {@code checkpoint}. If it throws, all other checkpoints are as they
   * were.
   *
   * @throws dev.ragged.error.StoreException if a file cannot be written
   */
  public void save(Checkpoint checkpoint, SavedSegments state) {
    List<Manifest.Entry> entries = new ArrayList<>();
    for (Segment segment : state.segments()) {
      Checkpoint file = saved.get(segment);
      if (file == null) {
        file = new Checkpoint(checkpoint.sequence(), UUID.randomUUID().getLeastSignificantBits());
        segments.save(file, out -> segmentFormat.write(out, segment));
        saved.put(segment, file);
      }
      entries.add(new Manifest.Entry(file, segment.size(), removed(segment, state.present())));
    }
    // What compaction replaced can be freed.
    saved.keySet().retainAll(state.segments());
    Manifest manifest = new Manifest(entries, state.canary());
    manifests.save(checkpoint, out -> manifestFormat.write(out, manifest));
  }

  private static OrdinalSet removed(Segment segment, OrdinalSet present) {
    BitSet nodes = new BitSet();
    for (int node = 0; node < segment.size(); node++) {
      if (!present.contains(segment.ordinal(node))) {
        nodes.set(node);
      }
    }
    return OrdinalSet.copyOf(nodes);
  }

  /**
   * Reads what was saved as {@code checkpoint}.
   *
   * @throws StoreCorruptedException if a file is missing, damaged, of another store or checkpoint,
   *     or was written with another storage mode or codec
   * @throws dev.ragged.error.StoreTooNewException if a newer version wrote it
   */
  public SavedSegments load(Checkpoint checkpoint) {
    Manifest manifest = manifests.load(checkpoint, manifestFormat::read);
    List<Segment> loaded = new ArrayList<>();
    BitSet present = new BitSet();
    for (Manifest.Entry entry : manifest.entries()) {
      Segment segment = segments.load(entry.file(), segmentFormat::read);
      if (segment.size() != entry.size()) {
        throw new StoreCorruptedException(
            "index segment is not the one that the checkpoint means: file="
                + entry.file()
                + ", nodes: expected "
                + entry.size()
                + ", found "
                + segment.size());
      }
      addPresent(present, segment, entry.removed());
      saved.put(segment, entry.file());
      loaded.add(segment);
    }
    return new SavedSegments(loaded, OrdinalSet.copyOf(present), manifest.canary());
  }

  private static void addPresent(BitSet present, Segment segment, OrdinalSet removed) {
    for (int node = 0; node < segment.size(); node++) {
      int ordinal = segment.ordinal(node);
      if (!removed.contains(node)) {
        if (present.get(ordinal)) {
          throw new StoreCorruptedException(
              "index has an ordinal in two segments: ordinal=" + ordinal);
        }
        present.set(ordinal);
      }
    }
  }

  /** Deletes all files that {@code kept} is not made of. */
  public void discardOthers(Checkpoint kept) {
    List<Checkpoint> files = manifests.load(kept, manifestFormat::read).files();
    manifests.discardOthers(kept);
    segments.discardOthers(files);
    saved.values().removeIf(file -> !files.contains(file));
  }

  /** Returns the bytes of all files of {@code checkpoint}. */
  public long bytes(Checkpoint checkpoint) {
    return manifests.bytes(checkpoint)
        + saved.values().stream().distinct().mapToLong(segments::bytes).sum();
  }

  /** Deletes what a {@link #save} left that was cut short. Called once the index is open. */
  public void sweep() {
    manifests.sweep();
    segments.sweep();
  }
}
