package dev.ragged.backend.hnsw;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** The HNSW index keeps the contract where it walks its graph although a scan would be cheaper. */
class HnswGraphCosineContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new HnswIndexProvider(Fixture.THOROUGH, Fixture.ALWAYS_GRAPH);
  }

  @Override
  protected Similarity similarity() {
    return Similarity.COSINE;
  }
}
