package dev.ragged.retrieval;

import dev.ragged.cache.TwoLevelCache;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.Budget;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.Scope;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Embeds questions, each text once if a cache is there to keep it. Thread-safe. */
final class QuestionVectors {
  private final TimedEmbedding embedding;
  private final Optional<TwoLevelCache<VectorKey, float[]>> cache;
  private final OperationProfiler profiler;

  QuestionVectors(
      Embedder embedder,
      Optional<TwoLevelCache<VectorKey, float[]>> cache,
      OperationProfiler profiler) {
    this.profiler = profiler;
    this.embedding = new TimedEmbedding(embedder);
    this.cache = cache;
  }

  /**
   * Returns the vectors of {@code texts}, which are distinct, as copies that the caller owns: of
   * all of them, unless {@code budget} has a deadline that comes before.
   */
  Map<String, float[]> embed(List<String> texts, Scope scope, Budget budget) {
    if (texts.isEmpty()) {
      return Map.of();
    }
    if (cache.isEmpty()) {
      return embedAll(texts, budget);
    }
    TwoLevelCache<VectorKey, float[]> kept = cache.get();
    // Who has a deadline does not wait for somebody else's call, which may have none.
    if (texts.size() == 1 && !budget.hasDeadline()) {
      String text = texts.get(0);
      float[] vector =
          kept.get(
                  new VectorKey(scope, text),
                  () -> Objects.requireNonNull(embedAll(texts, budget).get(text)))
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
    Map<String, float[]> fresh = missing.isEmpty() ? Map.of() : embedAll(missing, budget);
    fresh.forEach((text, vector) -> kept.put(new VectorKey(scope, text), vector.clone(), mark));
    vectors.putAll(fresh);
    return vectors;
  }

  private Map<String, float[]> embedAll(List<String> texts, Budget budget) {
    List<float[]> embedded =
        profiler.counted(
            Stages.SEARCH_EMBED,
            span -> {
              span.add(Stages.TEXTS, texts.size());
              return embedding.embed(texts, budget).orElse(List.of());
            });
    Map<String, float[]> vectors = new HashMap<>();
    for (int i = 0; i < embedded.size(); i++) {
      vectors.put(texts.get(i), embedded.get(i));
    }
    return vectors;
  }
}
