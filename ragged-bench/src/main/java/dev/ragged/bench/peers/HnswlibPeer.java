package dev.ragged.bench.peers;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.bench.PlainHnswlib;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** hnswlib-core, with its own distances or with our kernels in their place. */
final class HnswlibPeer implements Peer {
  private static final VectorKernels KERNELS = VectorKernels.best();

  private final String name;
  private final DistanceFunction<float[], Float> distance;
  private final GraphParameters parameters;
  private @Nullable PlainHnswlib index;

  private HnswlibPeer(
      String name, DistanceFunction<float[], Float> distance, GraphParameters parameters) {
    this.name = name;
    this.distance = distance;
    this.parameters = parameters;
  }

  /** Returns hnswlib-core as it comes. */
  static Peer plain(GraphParameters parameters) {
    return new HnswlibPeer(
        "hnswlib-core",
        parameters.similarity() == Similarity.COSINE
            ? DistanceFunctions.FLOAT_INNER_PRODUCT
            : DistanceFunctions.FLOAT_EUCLIDEAN_DISTANCE,
        parameters);
  }

  /** Returns hnswlib-core with our kernels, to tell the graph's own cost from the distance's. */
  static Peer withKernels(GraphParameters parameters) {
    // Not method references: hnswlib-core serializes its distance, and those would hold the
    // kernels.
    return new HnswlibPeer(
        "hnswlib-core, " + KERNELS.name(),
        parameters.similarity() == Similarity.COSINE
            ? (a, b) -> 1 - KERNELS.dot(a, b)
            : (a, b) -> KERNELS.squaredDistance(a, b),
        parameters);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void build(float[][] vectors, int threads) throws InterruptedException {
    index =
        new PlainHnswlib(
            vectors,
            distance,
            new HnswParameters(parameters.m(), parameters.efConstruction(), 10),
            threads);
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    return Objects.requireNonNull(index).nearest(query, k, ef, out);
  }

  @Override
  public long bytes() throws Exception {
    CountingStream counter = new CountingStream();
    Objects.requireNonNull(index).save(counter);
    return counter.bytes();
  }
}
