package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Seals, merges, saves and discards on a file system that may fail, and remembers what was saved.
 */
final class CheckpointScript {
  /** A checkpoint, with what it must hold. */
  record Saved(Checkpoint checkpoint, OrdinalSet ordinals, List<List<Neighbor>> answers) {}

  final Rig rig;
  private final List<VectorQuery> queries = new ArrayList<>();

  /** The last checkpoint that was made, as a store would record it. */
  Optional<Saved> recorded = Optional.empty();

  /** Checkpoints that failed half-way. */
  final List<Saved> failed = new ArrayList<>();

  int failures;

  CheckpointScript(Rig rig) {
    this.rig = rig;
    for (float[] vector : rig.vectors.next(4)) {
      queries.add(VectorQuery.of(vector, 5, OrdinalSet.range(1_000), Effort.BALANCED));
    }
  }

  static Rig rig(Kind kind) {
    Rig rig = Rig.of(kind).policy(Rig.segmentsOf(60, 30));
    // An older checkpoint is asked for what was removed later.
    rig.forgets = false;
    return rig;
  }

  void run() {
    rig.open().add(0, 70).add(70, 90).remove(Rig.every(7, 0, 90));
    checkpoint(1);
    rig.add(90, 130);
    checkpoint(2);
    discard();
    // More than a quarter: compaction follows.
    rig.remove(Rig.every(2, 0, 130));
    checkpoint(3);
    discard();
    rig.add(130, 140);
    checkpoint(4);
  }

  private void checkpoint(long sequence) {
    Checkpoint checkpoint = new Checkpoint(sequence, sequence);
    boolean works = works(() -> rig.index().checkpoint(checkpoint));
    Saved saved = new Saved(checkpoint, rig.present(), answers(rig.index()));
    if (works) {
      recorded = Optional.of(saved);
    } else {
      failed.add(saved);
    }
  }

  private void discard() {
    recorded.ifPresent(kept -> works(() -> rig.index().discardOtherCheckpoints(kept.checkpoint())));
  }

  private boolean works(Runnable call) {
    try {
      call.run();
      return true;
    } catch (StoreException e) {
      assertThat(e).isNotInstanceOf(StoreCorruptedException.class);
      failures++;
      return false;
    }
  }

  List<List<Neighbor>> answers(VectorIndex index) {
    return index.searchAll(queries).stream().map(Neighbors::list).toList();
  }

  /** Checks that the last checkpoint that was made opens and answers as it did. */
  void requireRecorded(String when) {
    recorded.ifPresent(saved -> require(saved, when));
  }

  /** Checks that checkpoints that failed answer as they would have, or are refused. */
  void requireNoGarbage(String when) {
    for (Saved saved : failed) {
      try {
        require(saved, when);
      } catch (StoreCorruptedException e) {
        assertThat(e).as(when).hasMessageContaining("index file is missing");
      }
    }
  }

  private void require(Saved saved, String when) {
    BlockIo before = rig.io;
    try (VectorIndex again = rig.io(BlockIo.disk()).open(Optional.of(saved.checkpoint()))) {
      assertThat(again.ordinals()).as(when).isEqualTo(saved.ordinals());
      assertThat(answers(again)).as(when).isEqualTo(saved.answers());
    } finally {
      rig.io(before);
    }
  }
}
