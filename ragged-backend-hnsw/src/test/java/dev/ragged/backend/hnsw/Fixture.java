package dev.ragged.backend.hnsw;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.stream.IntStream;

/** Vectors and indexes for the tests of this package. */
final class Fixture {
  static final int DIMENSION = 16;
  static final long SEED = 20_240_611;
  static final UUID STORE = new UUID(1, 2);

  /** Cheap to build, and good enough for a few thousand vectors. */
  static final HnswParameters SMALL = new HnswParameters(8, 40, 40);

  /**
   * Enough candidates that a walk over a few thousand vectors misses none, for some tests of the
   * contract compare answers exactly.
   */
  static final HnswParameters THOROUGH = new HnswParameters(24, 100, 200);

  /** Walks the graph wherever it can, and links every vector at once. */
  static final GraphPolicy ALWAYS_GRAPH = new GraphPolicy(0, 0, 0.25, 2);

  private Fixture() {}

  /** Returns {@code count} random vectors; the same for the same arguments. */
  static float[][] vectors(int count, long seed) {
    Random random = new Random(seed);
    float[][] vectors = new float[count][DIMENSION];
    for (float[] vector : vectors) {
      for (int i = 0; i < DIMENSION; i++) {
        vector[i] = (float) random.nextGaussian();
      }
    }
    return vectors;
  }

  static int[] ordinals(int from, int to) {
    return IntStream.range(from, to).toArray();
  }

  /** Opens an empty index in memory that walks its graph wherever it can. */
  static VectorIndex open(Executor executor) {
    return new HnswIndexProvider(SMALL, ALWAYS_GRAPH).open(context(executor));
  }

  /** Opens an index over {@code vectors} whose graph is complete when this returns. */
  static VectorIndex linked(float[][] vectors) {
    VectorIndex index = open(Runnable::run);
    index.add(ordinals(0, vectors.length), vectors);
    return index;
  }

  static IndexContext context(Executor executor) {
    return context(executor, Optional.empty(), Optional.empty());
  }

  static IndexContext context(
      Executor executor, Optional<Path> directory, Optional<Checkpoint> checkpoint) {
    return new IndexContext(
        directory,
        STORE,
        DIMENSION,
        Similarity.COSINE,
        checkpoint,
        ordinals -> {
          throw new AssertionError("the index keeps its vectors");
        },
        executor,
        SEED);
  }

  static Neighbors search(VectorIndex index, float[] vector, int k, Effort effort) {
    return index.search(VectorQuery.of(vector, k, index.ordinals(), effort));
  }

  static int nearest(VectorIndex index, float[] vector) {
    return search(index, vector, 1, Effort.BALANCED).list().get(0).ordinal();
  }

  static List<Integer> ordinalsOf(Neighbors neighbors) {
    return neighbors.list().stream().map(Neighbor::ordinal).toList();
  }
}
