package dev.ragged.backend.leann.recompute;

import dev.ragged.error.EmbeddingException;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import dev.ragged.index.Vectors;
import java.util.Arrays;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** A {@link VectorSource} whose answers are checked and made rows that can be compared. */
final class RowSource {
  private final VectorSource source;
  private final int dimension;
  private final Similarity similarity;

  RowSource(VectorSource source, int dimension, Similarity similarity) {
    this.source = source;
    this.dimension = dimension;
    this.similarity = similarity;
  }

  /**
   * Reads what must be read on this thread; the result embeds, on any thread, and returns one new
   * row per ordinal. It throws {@link EmbeddingException} if the source's answer breaks its
   * contract, and whatever the source throws.
   */
  Supplier<float[][]> begin(int[] ordinals) {
    Supplier<float[][]> rest = source.begin(ordinals);
    return () -> prepared(ordinals, rest.get());
  }

  private float[][] prepared(int[] ordinals, float @Nullable [] @Nullable [] vectors) {
    if (vectors == null || vectors.length != ordinals.length) {
      throw new EmbeddingException(
          "one vector per chunk must be recomputed: ordinals="
              + Arrays.toString(ordinals)
              + ", vectors="
              + (vectors == null ? "null" : vectors.length));
    }
    float[][] rows = new float[ordinals.length][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = prepared(ordinals[i], vectors[i]);
    }
    return rows;
  }

  private float[] prepared(int ordinal, float @Nullable [] vector) {
    if (vector == null) {
      throw new EmbeddingException("the recomputed vector is null: ordinal=" + ordinal);
    }
    try {
      return Vectors.prepare(vector, dimension, similarity, "recomputed vector");
    } catch (IllegalArgumentException e) {
      throw new EmbeddingException(e.getMessage() + ", ordinal=" + ordinal, e);
    }
  }
}
