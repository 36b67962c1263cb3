package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** An index of whole vectors and codes keeps the contract of every index. */
class LeannFullEuclideanContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new LeannIndexProvider(
        LeannOptions.full(VectorCodec.RABITQ_4).build(), SmallSegments.POLICY, BlockIo.disk());
  }

  @Override
  protected Similarity similarity() {
    return Similarity.EUCLIDEAN;
  }
}
