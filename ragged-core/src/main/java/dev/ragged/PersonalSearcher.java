package dev.ragged;

import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.persona.PersonaMemory;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.Answer;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.PersonalReport;
import dev.ragged.retrieval.Question;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Scope;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Searches with a memory: lets it prepare the search, order what is found, and record it. Recording
 * never delays or fails an answer.
 */
final class PersonalSearcher {
  private static final Logger log = LoggerFactory.getLogger(PersonalSearcher.class);

  private final Searcher searcher;
  private final Scope scope;
  private final Clock clock;
  private final OperationProfiler profiler;
  private final MeasuredSearch measured;

  PersonalSearcher(Searcher searcher, Scope scope, Clock clock, OperationProfiler profiler) {
    this.profiler = profiler;
    this.measured = new MeasuredSearch(profiler, scope);
    this.searcher = searcher;
    this.scope = scope;
    this.clock = clock;
  }

  /** Returns the answers to {@code requests}, answer <i>i</i> to request <i>i</i>. */
  List<SearchResult> searchAll(
      List<SearchRequest> requests, Personalization how, PersonaMemory memory) {
    return measured.run(requests, () -> answerAll(requests, how, memory));
  }

  private List<SearchResult> answerAll(
      List<SearchRequest> requests, Personalization how, PersonaMemory memory) {
    MemoryStatus status = how.isNone() ? MemoryStatus.SKIPPED : memory.status();
    long start = System.nanoTime();
    List<PreparedSearch> prepared =
        status.ranks()
            ? profiler.profile(
                Stages.SEARCH_ENHANCE,
                () -> requests.stream().map(request -> memory.prepare(request, how)).toList())
            : requests.stream().map(PreparedSearch::unchanged).toList();
    Duration prepare = Duration.ofNanos(System.nanoTime() - start);
    List<Answer> answers =
        searcher.answerAll(
            prepared.stream()
                .map(search -> new Question(after(search.request(), prepare), search.reranker()))
                .toList(),
            scope);
    Duration latency = Duration.ofNanos((System.nanoTime() - start) / Math.max(1, requests.size()));
    List<SearchResult> results = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      SearchRequest asked = requests.get(i);
      SearchRequest searched = prepared.get(i).request();
      Answer answer = answers.get(i);
      Optional<UUID> interaction = Optional.empty();
      if (how.record() && status == MemoryStatus.ON) {
        Interaction record = record(asked, how, answer.result(), latency);
        boolean sameText = asked.text().equals(searched.text());
        var unused =
            profiler
                .profile(
                    Stages.SEARCH_RECORD,
                    () -> memory.record(record, sameText ? answer.vector() : Optional.empty()))
                .exceptionally(PersonalSearcher::lost);
        interaction = Optional.of(record.id());
      }
      List<String> notes = new ArrayList<>(prepared.get(i).notes());
      if (status != MemoryStatus.ON) {
        notes.add(status.sentence());
      }
      results.add(answer.result().withPersonal(new PersonalReport(interaction, notes)));
    }
    return results;
  }

  /** Returns the request with what is left of its deadline. */
  private static SearchRequest after(SearchRequest request, Duration spent) {
    return request.budget().hasDeadline()
        ? request.toBuilder().budget(request.budget().after(spent)).build()
        : request;
  }

  private static Boolean lost(Throwable cause) {
    log.warn("A search could not be recorded", cause);
    return false;
  }

  private Interaction record(
      SearchRequest asked, Personalization how, SearchResult result, Duration latency) {
    Interaction.Builder record =
        Interaction.builder(asked.text(), clock.instant())
            .hits(result.hits().stream().limit(Interaction.MAX_HITS).map(Hit::chunkId).toList())
            .latency(latency);
    how.session().ifPresent(record::session);
    return record.build();
  }
}
