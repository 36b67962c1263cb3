package dev.ragged.backend.leann;

import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.recompute.UnfitVectorException;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import dev.ragged.index.Vectors;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * A source of vectors whose answers are held against the codes that the index has of them: a text
 * that was changed, or another model, is noticed before it decides an answer. Thread-safe.
 */
final class VerifiedSource implements VectorSource {
  private final VectorSource source;
  private final IndexState state;
  private final int dimension;
  private final Similarity similarity;

  VerifiedSource(VectorSource source, IndexState state, int dimension, Similarity similarity) {
    this.source = source;
    this.state = state;
    this.dimension = dimension;
    this.similarity = similarity;
  }

  @Override
  public float[][] vectors(int[] ordinals) {
    return begin(ordinals).get();
  }

  @Override
  public Supplier<float[][]> begin(int[] ordinals) {
    Supplier<float[][]> rest = source.begin(ordinals);
    return () -> {
      float[][] vectors = rest.get();
      verify(ordinals, vectors);
      return vectors;
    };
  }

  // What is no vector, or one too few, passes: who asked checks that, and says it better.
  private void verify(int[] ordinals, float @Nullable [] @Nullable [] vectors) {
    for (int i = 0; vectors != null && i < Math.min(ordinals.length, vectors.length); i++) {
      float[] row = prepared(vectors[i]);
      if (row != null) {
        verify(ordinals[i], row);
      }
    }
  }

  private float @Nullable [] prepared(float @Nullable [] vector) {
    try {
      return vector == null
          ? null
          : Vectors.prepare(vector, dimension, similarity, "recomputed vector");
    } catch (IllegalArgumentException e) {
      return null;
    }
  }

  private void verify(int ordinal, float[] row) {
    for (Segment segment : state.view().segments()) {
      Codes codes = segment.codes();
      int node = codes == null ? -1 : segment.node(ordinal);
      if (codes != null && node >= 0) {
        if (!codes.matches(node, row)) {
          throw new UnfitVectorException(ordinal);
        }
        return;
      }
    }
  }
}
