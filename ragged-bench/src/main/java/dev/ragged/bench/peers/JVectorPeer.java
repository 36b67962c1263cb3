package dev.ragged.bench.peers;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.index.Similarity;
import io.github.jbellis.jvector.graph.GraphIndexBuilder;
import io.github.jbellis.jvector.graph.GraphSearcher;
import io.github.jbellis.jvector.graph.ImmutableGraphIndex;
import io.github.jbellis.jvector.graph.ListRandomAccessVectorValues;
import io.github.jbellis.jvector.graph.RandomAccessVectorValues;
import io.github.jbellis.jvector.graph.SearchResult;
import io.github.jbellis.jvector.graph.disk.OnDiskGraphIndex;
import io.github.jbellis.jvector.graph.similarity.BuildScoreProvider;
import io.github.jbellis.jvector.graph.similarity.DefaultSearchScoreProvider;
import io.github.jbellis.jvector.util.Bits;
import io.github.jbellis.jvector.vector.VectorSimilarityFunction;
import io.github.jbellis.jvector.vector.VectorizationProvider;
import io.github.jbellis.jvector.vector.types.VectorFloat;
import io.github.jbellis.jvector.vector.types.VectorTypeSupport;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ForkJoinPool;
import org.jspecify.annotations.Nullable;

/**
 * JVector's graph on the heap, scored by whole vectors. Its graph has layers here, as the others'
 * have, and is refined at the end of the build, as in its example.
 */
final class JVectorPeer implements Peer {
  // Those of its example.
  private static final float OVERFLOW = 1.2f;
  private static final float ALPHA = 1.2f;

  private final VectorTypeSupport types =
      VectorizationProvider.getInstance().getVectorTypeSupport();
  private final VectorSimilarityFunction similarity;
  private final GraphParameters parameters;
  private @Nullable RandomAccessVectorValues rows;
  private @Nullable ImmutableGraphIndex graph;
  private @Nullable GraphSearcher searcher;

  JVectorPeer(GraphParameters parameters) {
    this.parameters = parameters;
    similarity =
        parameters.similarity() == Similarity.COSINE
            ? VectorSimilarityFunction.DOT_PRODUCT
            : VectorSimilarityFunction.EUCLIDEAN;
  }

  @Override
  public String name() {
    String provider = VectorizationProvider.getInstance().getClass().getSimpleName();
    return "jvector, " + provider.replace("VectorizationProvider", "");
  }

  // The constructor is deprecated, but the builder in its place cannot ask for layers and
  // refinement.
  @Override
  @SuppressWarnings("deprecation")
  public void build(float[][] vectors, int threads) throws Exception {
    List<VectorFloat<?>> list = new ArrayList<>(vectors.length);
    for (float[] vector : vectors) {
      list.add(types.createFloatVector(vector));
    }
    int dimension = vectors[0].length;
    RandomAccessVectorValues values = new ListRandomAccessVectorValues(list, dimension);
    ForkJoinPool pool = new ForkJoinPool(threads);
    try (GraphIndexBuilder builder =
        new GraphIndexBuilder(
            BuildScoreProvider.randomAccessScoreProvider(values, similarity),
            dimension,
            List.of(2 * parameters.m(), parameters.m()),
            parameters.efConstruction(),
            OVERFLOW,
            ALPHA,
            true,
            true,
            pool,
            pool)) {
      graph = builder.build(values);
    } finally {
      pool.shutdown();
    }
    rows = values;
    searcher = new GraphSearcher(graph);
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    SearchResult result =
        Objects.requireNonNull(searcher)
            .search(
                DefaultSearchScoreProvider.exact(
                    types.createFloatVector(query), similarity, Objects.requireNonNull(rows)),
                k,
                ef,
                0,
                0,
                Bits.ALL);
    int count = 0;
    for (SearchResult.NodeScore node : result.getNodes()) {
      out[count++] = node.node;
    }
    return count;
  }

  @Override
  public long bytes() throws Exception {
    try (TemporaryFolder folder = new TemporaryFolder("ragged-peer")) {
      OnDiskGraphIndex.write(
          Objects.requireNonNull(graph),
          Objects.requireNonNull(rows),
          folder.path().resolve("graph"));
      return folder.bytes();
    }
  }

  @Override
  public void close() throws IOException {
    if (searcher != null) {
      searcher.close();
    }
    if (graph != null) {
      graph.close();
    }
  }
}
