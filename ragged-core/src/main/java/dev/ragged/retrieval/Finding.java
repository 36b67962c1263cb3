package dev.ragged.retrieval;

import dev.ragged.index.Budget;
import dev.ragged.index.VectorBatch;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.ChunkId;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoredChunk;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Merges what the signals propose, and reads what may become a hit. One thread. */
final class Finding {
  private static final VectorBatch NO_VECTORS = new VectorBatch(List.of(), 0, false);

  private final CorpusReader reader;
  private final Scope scope;
  private final OperationProfiler profiler;

  Finding(CorpusReader reader, Scope scope, OperationProfiler profiler) {
    this.reader = reader;
    this.scope = scope;
    this.profiler = profiler;
  }

  /**
   * What was merged.
   *
   * @param fused how many different chunks were proposed
   * @param kept those that may become hits
   */
  private record Merged(
      int fused, List<Ranked> kept, VectorBatch vectors, Map<ChunkId, float[]> byChunk) {}

  /**
   * Returns what is found for {@code question}. Without a reranker the hits are chosen here, and
   * nothing else is read.
   *
   * @param left what the request's budget leaves
   * @param vector the question's vector, unless it is searched by words alone
   */
  Found merge(Question question, List<Signal> signals, Budget left, Optional<float[]> vector) {
    SearchRequest request = question.request();
    Merged merged = profiler.profile(Stages.SEARCH_FUSE, () -> merged(question, signals, left));
    Map<ChunkId, StoredChunk> passages =
        profiler.counted(
            Stages.SEARCH_FETCH,
            span -> {
              span.add(Stages.PASSAGES, merged.kept.size());
              return passages(merged.kept);
            });
    return new Found(
        reader.state(),
        merged.kept,
        passages,
        question.isReranked() ? merged.byChunk : Map.of(),
        vector,
        figures(signals, merged.fused, merged.vectors),
        request.explain() ? explain(request, signals, merged.vectors) : List.of());
  }

  private Merged merged(Question question, List<Signal> signals, Budget left) {
    SearchRequest request = question.request();
    List<Ranked> fused = RankFusion.fuse(signals);
    List<Ranked> good =
        fused.stream()
            .filter(ranked -> ranked.score() >= request.minScore())
            .limit(question.chosenFrom())
            .toList();
    VectorBatch vectors =
        request.diversity().isEmpty() || good.isEmpty()
            ? NO_VECTORS
            : reader.vectors(good.stream().map(Ranked::chunk).toList(), left.deadline());
    Map<ChunkId, float[]> byChunk = byChunk(good, vectors);
    List<Ranked> kept = question.isReranked() ? good : Diversity.choose(request, good, byChunk);
    return new Merged(fused.size(), kept, vectors, byChunk);
  }

  private Map<ChunkId, StoredChunk> passages(List<Ranked> ranked) {
    Map<ChunkId, StoredChunk> passages = new HashMap<>();
    reader
        .fetch(ranked.stream().map(Ranked::chunk).toList(), scope)
        .forEach(chunk -> passages.put(chunk.id(), chunk));
    return passages;
  }

  private static Map<ChunkId, float[]> byChunk(List<Ranked> ranked, VectorBatch vectors) {
    Map<ChunkId, float[]> byChunk = new HashMap<>();
    for (int i = 0; i < vectors.list().size(); i++) {
      byChunk.put(ranked.get(i).chunk(), vectors.list().get(i));
    }
    return byChunk;
  }

  private static Found.Figures figures(List<Signal> signals, int fused, VectorBatch vectors) {
    long matching = 0;
    long distances = 0;
    long recomputed = vectors.recomputed();
    boolean truncated = vectors.truncated();
    for (Signal signal : signals) {
      matching = Math.max(matching, signal.candidates().matching());
      distances += signal.candidates().distances();
      recomputed += signal.candidates().recomputed();
      truncated |= signal.candidates().truncated();
    }
    return new Found.Figures(matching, fused, distances, recomputed, truncated);
  }

  private static List<String> explain(
      SearchRequest request, List<Signal> signals, VectorBatch vectors) {
    List<String> lines = new ArrayList<>();
    for (Signal signal : signals) {
      lines.add(signal.name() + ": " + signal.candidates().plan());
    }
    if (signals.size() > 1) {
      lines.add("merged by reciprocal rank fusion");
    }
    if (request.diversity().isPresent()) {
      lines.add(
          vectors.truncated()
              ? "not diversified: the budget ended before the vectors were there"
              : "diversified by maximal marginal relevance, diversity "
                  + request.diversity().getAsDouble());
    }
    return lines;
  }
}
