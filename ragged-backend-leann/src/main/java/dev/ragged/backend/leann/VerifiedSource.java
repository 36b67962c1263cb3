package dev.ragged.backend.leann;

import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import dev.ragged.index.Vectors;
import java.util.function.Supplier;

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
    return () -> verified(ordinals, rest.get());
  }

  // An answer of the wrong shape passes: who asked checks that, and says it better.
  private float[][] verified(int[] ordinals, float[][] vectors) {
    for (int i = 0; i < Math.min(ordinals.length, vectors.length); i++) {
      verify(ordinals[i], vectors[i]);
    }
    return vectors;
  }

  private void verify(int ordinal, float[] vector) {
    for (Segment segment : state.view().segments()) {
      Codes codes = segment.codes();
      int node = codes == null ? -1 : segment.node(ordinal);
      if (codes != null && node >= 0) {
        float[] row = Vectors.prepare(vector, dimension, similarity, "recomputed vector");
        if (!codes.matches(node, row)) {
          throw new StoreCorruptedException(
              "the recomputed vector is not the one that the index was built with: ordinal="
                  + ordinal
                  + "; its text or the embedding model has changed: open the store with the former"
                  + " embedder, or replace all vectors: Ragged.builder()...reembed()");
        }
        return;
      }
    }
  }
}
