package dev.ragged.index;

import dev.ragged.tck.VectorIndexContract;

class ExactIndexCosineTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new ExactIndexProvider();
  }

  @Override
  protected Similarity similarity() {
    return Similarity.COSINE;
  }

  @Override
  protected double requiredRecall() {
    return 1;
  }
}
