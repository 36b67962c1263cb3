package dev.ragged.backend.hnsw;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** The HNSW index of the fastest preset keeps the contract of every index. */
class HnswSpeedContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new HnswIndexProvider(HnswParameters.SPEED);
  }

  @Override
  protected Similarity similarity() {
    return Similarity.EUCLIDEAN;
  }
}
