package dev.ragged.backend.hnsw;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** The HNSW index as applications open it keeps the contract of every index. */
class HnswDefaultContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new HnswIndexProvider();
  }

  @Override
  protected Similarity similarity() {
    return Similarity.COSINE;
  }
}
