package dev.ragged.retrieval;

import dev.ragged.spi.ChunkId;
import java.util.List;
import java.util.Map;

/** Chooses the hits among the best candidates, so that they differ if that is asked for. */
final class Diversity {
  /** Candidates to choose from per hit when hits shall differ. */
  static final int POOL = 4;

  private Diversity() {}

  /**
   * Returns the {@code k} hits among {@code ranked}.
   *
   * @param ranked best first
   * @param vectors of all of them; none if hits need not differ or the vectors did not come in time
   */
  static List<Ranked> choose(
      SearchRequest request, List<Ranked> ranked, Map<ChunkId, float[]> vectors) {
    if (request.diversity().isEmpty() || vectors.isEmpty()) {
      return ranked.subList(0, Math.min(request.k(), ranked.size()));
    }
    int most = (int) Math.min((long) request.k() * POOL, ranked.size());
    List<Ranked> pool = ranked.subList(0, most);
    float[][] ofPool = pool.stream().map(one -> vectors.get(one.chunk())).toArray(float[][]::new);
    return MarginalRelevance.pick(pool, ofPool, request.k(), request.diversity().getAsDouble());
  }
}
