package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.BlockIo;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.tck.VectorIndexContract;

/** An index as it comes keeps the contract of every index. */
class LeannDefaultContractTest extends VectorIndexContract {
  @Override
  protected VectorIndexProvider provider() {
    return new LeannIndexProvider(
        LeannOptions.codes().build(), LeannPolicy.DEFAULT, BlockIo.disk());
  }

  @Override
  protected Similarity similarity() {
    return Similarity.COSINE;
  }
}
