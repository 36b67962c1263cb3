package dev.ragged.bench.peers;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.NullProgressListener;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.ragged.backend.leann.graph.GivenGraph;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.collections.api.list.primitive.MutableIntList;

/**
 * A graph whose links hnswlib-core chose. It does not show them, so they are read out of its
 * private fields, as version 1.2.1 has them.
 */
final class HnswlibGraph {
  private static final VectorKernels KERNELS = VectorKernels.best();

  private static final class Row implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1L;

    private final Integer id;
    private final float[] vector;

    Row(int id, float[] vector) {
      this.id = id;
      this.vector = vector;
    }

    @Override
    public Integer id() {
      return id;
    }

    @Override
    public float[] vector() {
      return vector;
    }

    @Override
    public int dimensions() {
      return vector.length;
    }
  }

  private HnswlibGraph() {}

  /**
   * Has hnswlib-core build an index and returns its graph; node <i>i</i> is row <i>i</i>. Distances
   * are computed by our kernels, which changes how long that takes and not what is close.
   *
   * @throws InterruptedException if a build on several threads is interrupted
   * @throws ReflectiveOperationException if this version keeps its links elsewhere
   */
  static Graph build(float[][] vectors, GraphParameters parameters, int threads)
      throws InterruptedException, ReflectiveOperationException {
    DistanceFunction<float[], Float> distance =
        parameters.similarity() == Similarity.COSINE
            ? (a, b) -> 1 - KERNELS.dot(a, b)
            : (a, b) -> KERNELS.squaredDistance(a, b);
    HnswIndex<Integer, float[], Row, Float> index =
        HnswIndex.newBuilder(vectors[0].length, distance, vectors.length)
            .withM(parameters.m())
            .withEfConstruction(parameters.efConstruction())
            .build();
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      rows.add(new Row(i, vectors[i]));
    }
    index.addAll(
        rows, threads, NullProgressListener.INSTANCE, HnswIndex.DEFAULT_PROGRESS_UPDATE_INTERVAL);
    return read(index, vectors.length, 2 * parameters.m());
  }

  private static Graph read(Object index, int size, int capacity)
      throws ReflectiveOperationException {
    AtomicReferenceArray<?> nodes = (AtomicReferenceArray<?>) value(index, "nodes");
    // A node's number is the order in which it came, which several threads may change.
    int[] rows = new int[size];
    for (int i = 0; i < size; i++) {
      rows[i] = row(nodes.get(i));
    }
    int[][][] links = new int[size][][];
    for (int i = 0; i < size; i++) {
      MutableIntList[] levels = (MutableIntList[]) value(nodes.get(i), "connections");
      int[][] there = new int[levels.length][];
      for (int level = 0; level < levels.length; level++) {
        there[level] = levels[level].toArray();
        for (int j = 0; j < there[level].length; j++) {
          there[level][j] = rows[there[level][j]];
        }
      }
      links[rows[i]] = there;
    }
    return GivenGraph.of(links, row(value(index, "entryPoint")), capacity);
  }

  private static int row(Object node) throws ReflectiveOperationException {
    return ((Row) value(node, "item")).id();
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), name);
  }
}
