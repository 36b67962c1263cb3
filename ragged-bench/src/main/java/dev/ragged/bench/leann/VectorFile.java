package dev.ragged.bench.leann;

import dev.ragged.index.Similarity;
import dev.ragged.index.Vectors;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/** Reads vectors in the layout "fvecs": for each, its dimension and then its floats. */
final class VectorFile {
  private static final long SEED = 42;

  private VectorFile() {}

  /**
   * Returns at most {@code most} of the vectors in {@code base.fvecs}, at random and the same ones
   * every time, scaled to length 1.
   */
  static float[][] rows(Path folder, int most) throws IOException {
    float[][] all = prepared(read(folder.resolve("base.fvecs")));
    Collections.shuffle(Arrays.asList(all), new Random(SEED));
    return Arrays.copyOf(all, Math.min(all.length, most));
  }

  /** Returns at most {@code most} of {@code query.fvecs}, the first ones, scaled to length 1. */
  static float[][] queries(Path folder, int most) throws IOException {
    float[][] queries = prepared(read(folder.resolve("query.fvecs")));
    return Arrays.copyOf(queries, Math.min(queries.length, most));
  }

  private static float[][] prepared(float[][] vectors) {
    for (int i = 0; i < vectors.length; i++) {
      vectors[i] = Vectors.prepare(vectors[i], vectors[i].length, Similarity.COSINE, "vector " + i);
    }
    return vectors;
  }

  static float[][] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<float[]> vectors = new ArrayList<>();
    while (bytes.hasRemaining()) {
      float[] vector = new float[bytes.getInt()];
      bytes.asFloatBuffer().get(vector);
      bytes.position(bytes.position() + vector.length * Float.BYTES);
      vectors.add(vector);
    }
    return vectors.toArray(float[][]::new);
  }
}
