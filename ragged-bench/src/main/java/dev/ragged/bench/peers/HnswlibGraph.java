package dev.ragged.bench.peers;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.Item;
import dev.ragged.backend.hnsw.HnswParameters;
import dev.ragged.backend.leann.graph.GivenGraph;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.bench.PlainHnswlib;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReferenceArray;
import org.eclipse.collections.api.list.primitive.MutableIntList;

/**
 * A graph whose links hnswlib-core chose. It does not show them, so they are read out of its
 * private fields, as version 1.2.1 has them.
 */
final class HnswlibGraph {
  private static final VectorKernels KERNELS = VectorKernels.best();

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
    HnswParameters same = new HnswParameters(parameters.m(), parameters.efConstruction(), 10);
    PlainHnswlib plain = new PlainHnswlib(vectors, distance, same, threads);
    return read(plain.index(), vectors.length, 2 * parameters.m());
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
    return (Integer) ((Item<?, ?>) value(node, "item")).id();
  }

  private static Object value(Object owner, String name) throws ReflectiveOperationException {
    Field field = owner.getClass().getDeclaredField(name);
    field.setAccessible(true);
    return Objects.requireNonNull(field.get(owner), name);
  }
}
