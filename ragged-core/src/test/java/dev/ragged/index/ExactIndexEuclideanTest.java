package dev.ragged.index;

import dev.ragged.tck.VectorIndexContract;

class ExactIndexEuclideanTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new ExactIndexProvider();
  }

  @Override
  protected Similarity similarity() {
    return Similarity.EUCLIDEAN;
  }

  @Override
  protected double requiredRecall() {
    return 1;
  }
}
