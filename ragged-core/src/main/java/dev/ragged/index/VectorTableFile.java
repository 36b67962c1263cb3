package dev.ragged.index;

import java.io.IOException;
import java.nio.file.Path;
import java.util.UUID;

/**
 * Saves and loads a {@link VectorTable}. Payload of format {@code vectors}, version 1, numbers
 * little-endian:
 *
 * <pre>
 * 4          dimension d
 * 4          similarity: 0 cosine, 1 Euclidean
 * 4          number of vectors n
 * 4 * n      ordinals, ascending
 * 4 * d * n  rows as compared (cosine: scaled to length 1), IEEE 754, in the order of the ordinals
 * </pre>
 */
final class VectorTableFile {
  private static final IndexFormat FORMAT = new IndexFormat("vectors", 1);

  private final CheckpointFiles files;

  VectorTableFile(Path directory, UUID storeId) {
    this(new DiskIo(), directory, storeId);
  }

  VectorTableFile(BlockIo io, Path directory, UUID storeId) {
    files = new CheckpointFiles(io, directory, storeId, FORMAT);
  }

  void save(VectorTable table, Checkpoint checkpoint) {
    VectorTable.State state = table.state();
    OrdinalSet ordinals = state.present();
    files.save(
        checkpoint,
        out -> {
          out.writeInt(table.dimension());
          out.writeInt(code(table.similarity()));
          out.writeInt(ordinals.size());
          for (int i = ordinals.next(0); i >= 0; i = ordinals.next(i + 1)) {
            out.writeInt(i);
          }
          for (int i = ordinals.next(0); i >= 0; i = ordinals.next(i + 1)) {
            out.writeFloats(state.rows().row(i));
          }
        });
  }

  VectorTable load(Checkpoint checkpoint, int dimension, Similarity similarity) {
    return files.load(checkpoint, in -> read(in, dimension, similarity));
  }

  long bytes(Checkpoint checkpoint) {
    return files.bytes(checkpoint);
  }

  void sweep() {
    files.sweep();
  }

  void discardOthers(Checkpoint kept) {
    files.discardOthers(kept);
  }

  private static VectorTable read(IndexFileReader in, int dimension, Similarity similarity)
      throws IOException {
    int foundDimension = in.readInt();
    if (foundDimension != dimension) {
      throw in.corrupted("dimension", dimension, foundDimension);
    }
    int foundSimilarity = in.readInt();
    if (foundSimilarity != code(similarity)) {
      throw in.corrupted("similarity", code(similarity), foundSimilarity);
    }
    int count = in.readCount(4 + 4L * dimension, "number of vectors");
    int[] ordinals = new int[count];
    int previous = -1;
    for (int i = 0; i < count; i++) {
      int ordinal = in.readInt();
      if (ordinal <= previous || ordinal > RowPages.MAX_ORDINAL) {
        throw in.corrupted("ordinal", "above " + previous, ordinal);
      }
      ordinals[i] = ordinal;
      previous = ordinal;
    }
    float[][] rows = new float[count][];
    for (int i = 0; i < count; i++) {
      float[] row = new float[dimension];
      in.readFloats(row);
      for (float component : row) {
        if (!Float.isFinite(component)) {
          throw in.corrupted("vector of ordinal " + ordinals[i], "finite numbers", component);
        }
      }
      rows[i] = row;
    }
    return VectorTable.ofRows(dimension, similarity, ordinals, rows);
  }

  private static int code(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> 0;
      case EUCLIDEAN -> 1;
    };
  }
}
