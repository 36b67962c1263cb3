package dev.ragged.backend.hnsw;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;
import org.junit.jupiter.api.Nested;

/**
 * The HNSW index keeps the contract of every index, as applications open it, and where it walks its
 * graph although a scan would be cheaper.
 */
class HnswIndexContractTest {
  // Enough candidates that a walk over a few thousand vectors misses none, for some tests compare
  // answers exactly.
  private static final HnswParameters THOROUGH = new HnswParameters(24, 100, 200);

  @Nested
  class DefaultCosine extends VectorIndexContract {
    @Override
    protected VectorIndexProvider provider() {
      return new HnswIndexProvider();
    }

    @Override
    protected Similarity similarity() {
      return Similarity.COSINE;
    }
  }

  @Nested
  class SpeedEuclidean extends VectorIndexContract {
    @Override
    protected VectorIndexProvider provider() {
      return new HnswIndexProvider(HnswParameters.SPEED);
    }

    @Override
    protected Similarity similarity() {
      return Similarity.EUCLIDEAN;
    }
  }

  @Nested
  class GraphCosine extends VectorIndexContract {
    @Override
    protected VectorIndexProvider provider() {
      return new HnswIndexProvider(THOROUGH, Fixture.ALWAYS_GRAPH);
    }

    @Override
    protected Similarity similarity() {
      return Similarity.COSINE;
    }
  }

  @Nested
  class GraphEuclidean extends VectorIndexContract {
    @Override
    protected VectorIndexProvider provider() {
      return new HnswIndexProvider(THOROUGH, Fixture.ALWAYS_GRAPH);
    }

    @Override
    protected Similarity similarity() {
      return Similarity.EUCLIDEAN;
    }
  }
}
