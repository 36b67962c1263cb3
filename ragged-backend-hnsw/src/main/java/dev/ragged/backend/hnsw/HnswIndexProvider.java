package dev.ragged.backend.hnsw;

import dev.ragged.config.RaggedConfig;
import dev.ragged.config.Setting;
import dev.ragged.index.IndexBytes;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import java.util.List;
import java.util.Objects;

/**
 * Opens HNSW indexes: approximate search over a graph, for collections too large to compare a query
 * with every vector. Thread-safe.
 *
 * <p>What to expect of an index: {@code add} costs a copy of the vectors; linking them into the
 * graph happens on the context's executor, on as many of its threads as it gives, up to the number
 * of CPUs less one. Until a vector is linked, searches scan it, so it is found at once and exactly.
 * Small collections, narrow filters and {@link dev.ragged.index.Effort#EXACT} are answered by
 * scanning. Removed vectors keep their room in the graph until three in ten are removed ones; then
 * a new graph is built beside the old, which answers meanwhile. Under cosine the graph compares
 * copies of the vectors in one byte per dimension, if a sample shows that they tell the same
 * neighbours; scores are always those of the vectors themselves.
 *
 * <p>A checkpoint holds the vectors, not the graph: it is built anew after opening. hnswlib draws
 * levels at random without a seed, so {@link IndexContext#seed()} has no effect, and two graphs of
 * the same vectors differ.
 */
public final class HnswIndexProvider implements VectorIndexProvider {
  private static final int PRIORITY = 10;

  private final HnswParameters parameters;
  private final GraphPolicy policy;

  /** Opens indexes with {@link HnswParameters#BALANCED}; what {@code ServiceLoader} calls. */
  public HnswIndexProvider() {
    this(HnswParameters.BALANCED);
  }

  /** Opens indexes with {@code parameters}. */
  public HnswIndexProvider(HnswParameters parameters) {
    this(parameters, GraphPolicy.MEASURED);
  }

  HnswIndexProvider(HnswParameters parameters, GraphPolicy policy) {
    this.parameters = Objects.requireNonNull(parameters, "parameters");
    this.policy = policy;
  }

  @Override
  public String name() {
    return HnswVectorIndex.NAME;
  }

  @Override
  public int priority() {
    return PRIORITY;
  }

  @Override
  public String fingerprint() {
    return name() + " " + parameters;
  }

  @Override
  public IndexBytes estimate(long vectors, int dimension, Similarity similarity) {
    return HnswBytes.estimate(vectors, dimension, similarity, parameters, policy);
  }

  @Override
  public List<Setting<?>> settings() {
    return HnswSettings.all();
  }

  @Override
  public HnswIndexProvider configured(RaggedConfig config) {
    return new HnswIndexProvider(HnswSettings.parameters(config), policy);
  }

  @Override
  public VectorIndex open(IndexContext context) {
    return HnswVectorIndex.open(context, parameters, policy);
  }
}
