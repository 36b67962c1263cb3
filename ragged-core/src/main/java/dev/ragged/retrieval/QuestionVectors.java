package dev.ragged.retrieval;

import dev.ragged.cache.TwoLevelCache;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.spi.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Embeds questions, each text once if a cache is there to keep it. Thread-safe. */
final class QuestionVectors {
  private final Embedder embedder;
  private final Optional<TwoLevelCache<VectorKey, float[]>> cache;

  QuestionVectors(Embedder embedder, Optional<TwoLevelCache<VectorKey, float[]>> cache) {
    this.embedder = embedder;
    this.cache = cache;
  }

  /** Returns the vectors of {@code texts}, which are distinct, as copies that the caller owns. */
  Map<String, float[]> embed(List<String> texts, Scope scope) {
    if (texts.isEmpty()) {
      return Map.of();
    }
    if (cache.isEmpty()) {
      return embedAll(texts);
    }
    TwoLevelCache<VectorKey, float[]> kept = cache.get();
    if (texts.size() == 1) {
      String text = texts.get(0);
      float[] vector =
          kept.get(
                  new VectorKey(scope, text),
                  () -> embedder.embed(texts, EmbeddingRole.QUERY).get(0))
              .value();
      return Map.of(text, vector.clone());
    }
    Map<String, float[]> vectors = new HashMap<>();
    List<String> missing = new ArrayList<>();
    for (String text : texts) {
      kept.find(new VectorKey(scope, text))
          .ifPresentOrElse(
              found -> vectors.put(text, found.value().clone()), () -> missing.add(text));
    }
    long mark = kept.mark();
    Map<String, float[]> fresh = missing.isEmpty() ? Map.of() : embedAll(missing);
    fresh.forEach((text, vector) -> kept.put(new VectorKey(scope, text), vector.clone(), mark));
    vectors.putAll(fresh);
    return vectors;
  }

  private Map<String, float[]> embedAll(List<String> texts) {
    List<float[]> embedded = embedder.embed(texts, EmbeddingRole.QUERY);
    Map<String, float[]> vectors = new HashMap<>();
    for (int i = 0; i < texts.size(); i++) {
      vectors.put(texts.get(i), embedded.get(i));
    }
    return vectors;
  }
}
