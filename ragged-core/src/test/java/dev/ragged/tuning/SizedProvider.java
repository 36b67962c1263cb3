package dev.ragged.tuning;

import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;

/** A backend that says what it would take, and opens nothing. */
record SizedProvider(String name, IndexBytes perVector) implements VectorIndexProvider {
  @Override
  public int priority() {
    return 1;
  }

  @Override
  public IndexBytes estimate(long vectors, int dimension, Similarity similarity) {
    return perVector.times(vectors);
  }

  @Override
  public VectorIndex open(IndexContext context) {
    throw new IllegalStateException("not asked");
  }
}
