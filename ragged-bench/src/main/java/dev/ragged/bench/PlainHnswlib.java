package dev.ragged.bench;

import com.github.jelmerk.hnswlib.core.DistanceFunctions;
import com.github.jelmerk.hnswlib.core.Item;
import com.github.jelmerk.hnswlib.core.hnsw.HnswIndex;
import dev.ragged.backend.hnsw.HnswParameters;
import java.util.ArrayList;
import java.util.List;

/** hnswlib-core as its own documentation uses it, with its own inner-product distance. */
final class PlainHnswlib {
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

  PlainHnswlib(float[][] vectors, HnswParameters parameters) throws InterruptedException {
    index =
        HnswIndex.newBuilder(
                vectors[0].length, DistanceFunctions.FLOAT_INNER_PRODUCT, vectors.length)
            .withM(parameters.m())
            .withEfConstruction(parameters.efConstruction())
            .build();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < vectors.length; i++) {
      entries.add(new Entry(i, vectors[i]));
    }
    long start = System.nanoTime();
    index.addAll(entries);
    buildSeconds = (System.nanoTime() - start) / 1e9;
  }

  double buildSeconds() {
    return buildSeconds;
  }

  int[] nearest(float[] query, int k, int ef) {
    index.setEf(ef);
    return index.findNearest(query, k).stream().mapToInt(result -> result.item().id()).toArray();
  }
}
