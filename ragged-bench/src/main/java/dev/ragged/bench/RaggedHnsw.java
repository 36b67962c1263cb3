package dev.ragged.bench;

import dev.ragged.backend.hnsw.HnswIndexProvider;
import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;

/** Our HNSW index over some vectors, in memory, with its graph built. */
final class RaggedHnsw implements AutoCloseable {
  private final VectorIndex index;
  private final OrdinalSet all;
  private final double buildSeconds;

  RaggedHnsw(float[][] vectors, HnswParameters parameters) throws InterruptedException {
    ExecutorService executor =
        Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors());
    IndexContext context =
        new IndexContext(
            Optional.empty(),
            new UUID(0, 0),
            vectors[0].length,
            Similarity.COSINE,
            Optional.empty(),
            ordinals -> {
              throw new UnsupportedOperationException("the index keeps its vectors");
            },
            executor,
            0);
    index = new HnswIndexProvider(parameters).open(context);
    long start = System.nanoTime();
    index.add(IntStream.range(0, vectors.length).toArray(), vectors);
    executor.shutdown();
    if (!executor.awaitTermination(2, TimeUnit.HOURS)) {
      throw new IllegalStateException("the graph was not built within 2 hours");
    }
    buildSeconds = (System.nanoTime() - start) / 1e9;
    all = OrdinalSet.range(vectors.length);
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
