package dev.ragged.backend.leann.segment;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexContext;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.tck.TestVectors;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;

/** Payloads through a file and back, whole with right checksums, and segments to write. */
final class FormatFiles {
  static final int DIMENSION = 16;
  static final Checkpoint CHECKPOINT = new Checkpoint(4, 4);
  private static final UUID STORE = new UUID(1, 2);

  private final Path directory;
  private final IndexFormat format;

  FormatFiles(Path directory, IndexFormat format) {
    this.directory = directory;
    this.format = format;
  }

  <T> T throughFile(CheckpointFiles.Content content, CheckpointFiles.Parser<T> parser) {
    CheckpointFiles files = new CheckpointFiles(directory, STORE, format);
    files.save(CHECKPOINT, content);
    return files.load(CHECKPOINT, parser);
  }

  static IndexContext context(Similarity similarity) {
    return new IndexContext(
        Optional.empty(),
        STORE,
        DIMENSION,
        similarity,
        Optional.empty(),
        ordinals -> new float[ordinals.length][],
        Runnable::run,
        7);
  }

  static Segments segments(LeannOptions options, RecallTest test) {
    return new Segments(options, context(Similarity.COSINE), test);
  }

  static float[][] rows(int count) {
    float[][] rows = new TestVectors(9, DIMENSION).next(count);
    for (float[] row : rows) {
      double squares = 0;
      for (float x : row) {
        squares += (double) x * x;
      }
      for (int i = 0; i < row.length; i++) {
        row[i] /= (float) Math.sqrt(squares);
      }
    }
    return rows;
  }

  /** Returns a segment of every third ordinal. */
  static Segment segment(LeannOptions options, int count, OptionalDouble recall) {
    int[] ordinals = new int[count];
    Arrays.setAll(ordinals, i -> 3 * i);
    return segments(options, (segment, rows) -> recall).of(ordinals, rows(count), null);
  }

  static Canary canary(int ordinals) {
    float[][] rows = rows(ordinals);
    return Canary.NONE.renewed(
        OrdinalSet.range(ordinals), OrdinalSet.range(ordinals), ordinal -> rows[ordinal]);
  }
}
