package dev.ragged.bench;

import com.github.jelmerk.hnswlib.core.DistanceFunction;
import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.NullProgressListener;
import com.github.jelmerk.hnswlib.core.SearchResult;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.ragged.backend.hnsw.HnswParameters;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;

/** hnswlib-core as its own documentation uses it. */
public final class PlainHnswlib {
  private static final class Entry implements Item<Integer, float[]> {
    private static final long serialVersionUID = 1L;

    private final Integer id;
    private final float[] vector;

    Entry(int id, float[] vector) {
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

  private final HnswIndex<Integer, float[], Entry, Float> index;
  private final double buildSeconds;

  /** Builds a graph with hnswlib-core's own inner-product distance, on all CPUs. */
  PlainHnswlib(float[][] vectors, HnswParameters parameters) throws InterruptedException {
    this(
        vectors,
        DistanceFunctions.FLOAT_INNER_PRODUCT,
        parameters,
        Runtime.getRuntime().availableProcessors());
  }

  /** Builds a graph with the given distance, on {@code threads} threads. */
  public PlainHnswlib(
      float[][] vectors,
      DistanceFunction<float[], Float> distance,
      HnswParameters parameters,
      int threads)
      throws InterruptedException {
    index =
        HnswIndex.newBuilder(vectors[0].length, distance, vectors.length)
            .withM(parameters.m())
            .withEfConstruction(parameters.efConstruction())
            .build();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      entries.add(new Entry(i, vectors[i]));
    }
    long start = System.nanoTime();
    index.addAll(
        entries,
        threads,
        NullProgressListener.INSTANCE,
        HnswIndex.DEFAULT_PROGRESS_UPDATE_INTERVAL);
    buildSeconds = (System.nanoTime() - start) / 1e9;
  }

  /** Returns the index itself. */
  public HnswIndex<Integer, float[], ?, Float> index() {
    return index;
  }

  double buildSeconds() {
    return buildSeconds;
  }

  int[] nearest(float[] query, int k, int ef) {
    index.setEf(ef);
    return index.findNearest(query, k).stream().mapToInt(result -> result.item().id()).toArray();
  }

  /** Writes the closest first into {@code out}; returns how many there are, at most {@code k}. */
  public int nearest(float[] query, int k, int ef, int[] out) {
    index.setEf(ef);
    int count = 0;
    for (SearchResult<Entry, Float> result : index.findNearest(query, k)) {
      out[count++] = result.item().id();
    }
    return count;
  }

  /**
   * Writes the index in hnswlib-core's own form.
   *
   * @throws IOException if {@code out} fails
   */
  public void save(OutputStream out) throws IOException {
    index.save(out);
  }
}
