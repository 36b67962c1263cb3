package dev.ragged.bench.jmh;

import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.bench.ClusteredVectors;
import dev.ragged.bench.RaggedHnsw;
import dev.ragged.bench.leann.BuiltIndex;
import dev.ragged.index.Effort;
import dev.ragged.index.ExactIndexProvider;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.util.Optional;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Searches of our indexes, which hold vectors of 384 dimensions. */
@State(Scope.Benchmark)
public class IndexBenchmark {
  private static final int K = 10;

  // More than branch predictors and caches learn by heart.
  private static final int QUERIES = 10_000;

  /** The backend; with codes its walk compares those and the best once more by vectors. */
  @Param({"exact", "hnsw", "leannCodes"})
  public String index;

  /** How many vectors are indexed. */
  @Param("10000")
  public int vectors;

  private float[][] queries;
  private AutoCloseable owner;
  private VectorIndex searched;
  private OrdinalSet all;
  private int turn;

  /** Builds the index. */
  @Setup
  public void build() throws Exception {
    ClusteredVectors source = new ClusteredVectors(100, 384, 42);
    float[][] rows = source.next(vectors);
    queries = source.next(QUERIES);
    all = OrdinalSet.range(vectors);
    switch (index) {
      case "exact" -> {
        searched =
            new ExactIndexProvider()
                .open(RaggedHnsw.context(384, Optional.empty(), Optional.empty(), Runnable::run));
        searched.add(IntStream.range(0, vectors).toArray(), rows);
        owner = searched;
      }
      case "hnsw" -> {
        RaggedHnsw hnsw = new RaggedHnsw(rows, HnswParameters.BALANCED);
        searched = hnsw.index();
        owner = hnsw;
      }
      case "leannCodes" -> {
        BuiltIndex leann =
            BuiltIndex.of(
                LeannOptions.full(VectorCodec.RABITQ_4).build(),
                Similarity.COSINE,
                rows,
                Runtime.getRuntime().availableProcessors(),
                ordinals -> {
                  throw new IllegalStateException("this mode recomputes nothing");
                });
        searched = leann.index();
        all = leann.all();
        owner = leann;
      }
      default ->
          throw new IllegalArgumentException(
              "index must be exact, hnsw or leannCodes: index=" + index);
    }
  }

  /** Closes the index. */
  @TearDown
  public void close() throws Exception {
    owner.close();
  }

  /**
   * One operation is one search for the ten nearest, each time by another one of 10,000 queries.
   */
  @Benchmark
  public Neighbors search() {
    turn = (turn + 1) % QUERIES;
    return searched.search(VectorQuery.of(queries[turn], K, all, Effort.BALANCED));
  }
}
