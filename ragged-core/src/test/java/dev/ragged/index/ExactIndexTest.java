package dev.ragged.index;

import dev.ragged.tck.VectorIndexContract;
import org.junit.jupiter.api.Nested;

/** The exact index keeps the contract of every index, at recall 1. */
class ExactIndexTest {
  @Nested
  class Cosine extends VectorIndexContract {
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

  @Nested
  class Euclidean extends VectorIndexContract {
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
}
