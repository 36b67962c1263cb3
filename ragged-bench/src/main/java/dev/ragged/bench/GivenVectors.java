package dev.ragged.bench;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import java.util.ArrayList;
import java.util.List;

/**
 * Stands in for a model that costs nothing: gives each text one of a pool of clustered vectors,
 * chosen by its hash. Thread-safe.
 */
final class GivenVectors implements Embedder {
  private static final int POOL = 20_000;

  private final float[][] pool;
  private final EmbedderFingerprint fingerprint;

  GivenVectors(int dimension, int clusters, long seed) {
    pool = new ClusteredVectors(clusters, dimension, seed).next(POOL);
    fingerprint = new EmbedderFingerprint("given", dimension, "seed=" + seed);
  }

  @Override
  public List<float[]> embed(List<String> texts, EmbeddingRole role) {
    List<float[]> vectors = new ArrayList<>(texts.size());
    for (String text : texts) {
      vectors.add(pool[Math.floorMod(text.hashCode(), POOL)].clone());
    }
    return vectors;
  }

  @Override
  public EmbedderFingerprint fingerprint() {
    return fingerprint;
  }
}
