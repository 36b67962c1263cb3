package dev.ragged.backend.leann;

import dev.ragged.index.BlockIo;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.Executor;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;

/**
 * Adds, removes and saves until it is killed. What the index holds at a sequence is known from the
 * sequence alone; what is saved is said: {@code done} sequence.
 */
final class CrashingIndex {
  private static final int DIMENSION = 16;
  private static final int ADDED = 40;
  private static final int KEPT = 200;

  private CrashingIndex() {}

  /** Arguments: kind, directory, sequence to begin after. */
  public static void main(String[] args) {
    Kind kind = Kind.valueOf(args[0]);
    Path directory = Path.of(args[1]);
    int begin = Integer.parseInt(args[2]);
    Executor executor =
        Executors.newFixedThreadPool(
            2,
            task -> {
              Thread thread = new Thread(task);
              thread.setDaemon(true);
              return thread;
            });
    try (VectorIndex index = open(kind, directory, begin, executor)) {
      for (int sequence = begin + 1; ; sequence++) {
        for (int ordinal = (sequence - 1) * ADDED; ordinal < sequence * ADDED; ordinal++) {
          index.add(new int[] {ordinal}, new float[][] {vector(ordinal)});
        }
        index.remove(index.ordinals().andNot(ordinals(sequence)).stream().toArray());
        index.checkpoint(checkpoint(sequence));
        System.out.println("done " + sequence);
        index.discardOtherCheckpoints(checkpoint(sequence));
      }
    }
  }

  static VectorIndex open(Kind kind, Path directory, int sequence, Executor executor) {
    return new LeannIndexProvider(
            kind.builder().build(),
            new LeannPolicy(4L * DIMENSION * 25, 30, 0.25, SmallSegments.POLICY.search()),
            BlockIo.disk())
        .open(
            new IndexContext(
                Optional.of(directory),
                Rig.STORE,
                DIMENSION,
                Similarity.COSINE,
                sequence == 0 ? Optional.empty() : Optional.of(checkpoint(sequence)),
                CrashingIndex::vectors,
                executor,
                Rig.SEED));
  }

  static Checkpoint checkpoint(int sequence) {
    return new Checkpoint(sequence, 31L * sequence);
  }

  /** Returns the ordinals that the index holds at a checkpoint: the last ones, with gaps. */
  static OrdinalSet ordinals(int sequence) {
    int end = sequence * ADDED;
    return OrdinalSet.of(
        IntStream.range(Math.max(0, end - KEPT), end)
            .filter(i -> i >= end - ADDED || i % 3 != 0)
            .toArray());
  }

  static float[] vector(int ordinal) {
    Random random = new Random(ordinal);
    float[] vector = new float[DIMENSION];
    for (int i = 0; i < DIMENSION; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return vector;
  }

  private static float[][] vectors(int[] ordinals) {
    float[][] rows = new float[ordinals.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = vector(ordinals[i]);
    }
    return rows;
  }
}
