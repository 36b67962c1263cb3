package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** An index that is walked naively keeps the contract of every index. */
class LeannNaiveContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new LeannIndexProvider(
        LeannOptions.recompute().traversal(Traversal.NAIVE).build(),
        SmallSegments.POLICY,
        BlockIo.disk());
  }

  @Override
  protected Similarity similarity() {
    return Similarity.COSINE;
  }
}
