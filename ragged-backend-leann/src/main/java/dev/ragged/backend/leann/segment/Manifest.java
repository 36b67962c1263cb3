package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.OrdinalSet;
import java.util.List;

/**
 * What a checkpoint is made of. Immutable.
 *
 * @param entries its segments, oldest first
 * @param canary vectors that show whether the embedder is still the same
 */
record Manifest(List<Entry> entries, Canary canary) {
  Manifest {
    entries = List.copyOf(entries);
  }

  /**
   * One segment of a checkpoint. Immutable.
   *
   * @param file the checkpoint under which its file was written
   * @param size number of its nodes
   * @param removed nodes whose ordinals were removed since
   */
  record Entry(Checkpoint file, int size, OrdinalSet removed) {}

  List<Checkpoint> files() {
    return entries.stream().map(Entry::file).toList();
  }
}
