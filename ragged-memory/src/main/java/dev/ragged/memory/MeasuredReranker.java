package dev.ragged.memory;

import dev.ragged.memory.options.MemoryStages;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.Passage;
import dev.ragged.retrieval.Reranker;
import java.util.List;

/** Measures how long the order of a persona takes. Thread-safe. */
final class MeasuredReranker implements Reranker {
  private final Reranker personal;
  private final OperationProfiler profiler;

  private MeasuredReranker(Reranker personal, OperationProfiler profiler) {
    this.personal = personal;
    this.profiler = profiler;
  }

  /** Returns {@code search} so that its reranker, if it has one, is measured. */
  static PreparedSearch in(PreparedSearch search, OperationProfiler profiler) {
    return search.reranker() == Reranker.NONE
        ? search
        : new PreparedSearch(
            search.request(), new MeasuredReranker(search.reranker(), profiler), search.notes());
  }

  @Override
  public int pool(int k) {
    return personal.pool(k);
  }

  @Override
  public List<Passage> rerank(List<Passage> passages) {
    return profiler.counted(
        MemoryStages.RANK,
        span -> {
          span.add(Stages.PASSAGES, passages.size());
          return personal.rerank(passages);
        });
  }
}
