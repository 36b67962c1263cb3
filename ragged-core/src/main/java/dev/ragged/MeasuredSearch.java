package dev.ragged;

import dev.ragged.document.PersonaId;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.spi.Scope;
import java.util.List;

/** Puts the searches of one caller into a span. */
final class MeasuredSearch {
  private final OperationProfiler profiler;
  private final Scope scope;

  MeasuredSearch(OperationProfiler profiler, Scope scope) {
    this.profiler = profiler;
    this.scope = scope;
  }

  /** Runs {@code search}, which answers {@code requests}. */
  List<SearchResult> run(
      List<SearchRequest> requests,
      OperationProfiler.Operation<List<SearchResult>, RuntimeException> search) {
    return profiler.counted(Stages.SEARCH, span -> counted(requests, search, span));
  }

  private List<SearchResult> counted(
      List<SearchRequest> requests,
      OperationProfiler.Operation<List<SearchResult>, RuntimeException> search,
      Span span) {
    span.add(Stages.QUESTIONS, requests.size());
    if (!requests.isEmpty()) {
      span.question(scope.persona().map(PersonaId::value), text(requests));
    }
    List<SearchResult> results = search.run();
    span.add(Stages.RESULTS, results.stream().mapToLong(result -> result.hits().size()).sum());
    return results;
  }

  private static String text(List<SearchRequest> requests) {
    String first = requests.get(0).text();
    return requests.size() == 1 ? first : first + " (and " + (requests.size() - 1) + " more)";
  }
}
