package dev.ragged.bench;

import dev.ragged.backend.hnsw.HnswIndexProvider;
import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Our HNSW index over some vectors, with its graph built. Thread-safe. */
public final class RaggedHnsw implements AutoCloseable {
  private final VectorIndex index;
  private final OrdinalSet all;
  private final double buildSeconds;

  /** Builds one in memory, to be searched by the angle, on all CPUs. */
  public RaggedHnsw(float[][] vectors, HnswParameters parameters) throws InterruptedException {
    this(
        vectors,
        parameters,
        Similarity.COSINE,
        Optional.empty(),
        Runtime.getRuntime().availableProcessors());
  }

  /**
   * Builds one and waits until all is linked. Row <i>i</i> has the ordinal <i>i</i>.
   *
   * @param directory takes the vectors when the index is saved
   * @param threads how many the index is offered; it leaves one CPU idle if there are several
   */
  public RaggedHnsw(
      float[][] vectors,
      HnswParameters parameters,
      Similarity similarity,
      Optional<Path> directory,
      int threads)
      throws InterruptedException {
    ExecutorService executor = Executors.newFixedThreadPool(threads);
    index =
        new HnswIndexProvider(parameters)
            .open(context(vectors[0].length, similarity, directory, Optional.empty(), executor));
    long start = System.nanoTime();
    index.add(IntStream.range(0, vectors.length).toArray(), vectors);
    executor.shutdown();
    if (!executor.awaitTermination(2, TimeUnit.HOURS)) {
      throw new IllegalStateException("the graph was not built within 2 hours");
    }
    buildSeconds = (System.nanoTime() - start) / 1e9;
    all = OrdinalSet.range(vectors.length);
  }

  /** Returns the context of an index by the angle, which keeps its vectors itself. */
  public static IndexContext context(
      int dimension, Optional<Path> directory, Optional<Checkpoint> checkpoint, Executor executor) {
    return context(dimension, Similarity.COSINE, directory, checkpoint, executor);
  }

  private static IndexContext context(
      int dimension,
      Similarity similarity,
      Optional<Path> directory,
      Optional<Checkpoint> checkpoint,
      Executor executor) {
    return new IndexContext(
        directory,
        new UUID(0, 0),
        dimension,
        similarity,
        checkpoint,
        ordinals -> {
          throw new UnsupportedOperationException("the index keeps its vectors");
        },
        executor,
        0);
  }

  /** Saves the index in its directory and returns the bytes of what was written. */
  public long save() {
    index.checkpoint(new Checkpoint(1, 1));
    return index.statistics().bytesOnDisk();
  }

  /** Returns the index itself. */
  public VectorIndex index() {
    return index;
  }

  /** Returns the closest of all vectors. */
  public Neighbors search(float[] query, int k, Effort effort) {
    return search(query, k, all, effort);
  }

  double buildSeconds() {
    return buildSeconds;
  }

  int[] nearest(float[] query, int k, Effort effort) {
    return search(query, k, all, effort).list().stream().mapToInt(Neighbor::ordinal).toArray();
  }

  Neighbors search(float[] query, int k, OrdinalSet allowed, Effort effort) {
    return index.search(VectorQuery.of(query, k, allowed, effort));
  }

  @Override
  public void close() {
    index.close();
  }
}
