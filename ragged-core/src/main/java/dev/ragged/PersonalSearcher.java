package dev.ragged;

import dev.ragged.answer.AnswerRequest;
import dev.ragged.answer.Answerer;
import dev.ragged.answer.GeneratedAnswer;
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

/**
 * Searches with a memory: lets it prepare the search, order what is found, and record it. Recording
 * never delays or fails an answer.
 */
final class PersonalSearcher {
  private final Searcher searcher;
  private final Answerer answerer;
  private final Scope scope;
  private final Clock clock;
  private final OperationProfiler profiler;
  private final MeasuredSearch measured;

  PersonalSearcher(
      Searcher searcher, Answerer answerer, Scope scope, Clock clock, OperationProfiler profiler) {
    this.profiler = profiler;
    this.measured = new MeasuredSearch(profiler, scope);
    this.searcher = searcher;
    this.answerer = answerer;
    this.scope = scope;
    this.clock = clock;
  }

  /** Returns the answers to {@code requests}, answer <i>i</i> to request <i>i</i>. */
  List<SearchResult> searchAll(
      List<SearchRequest> requests, Personalization how, PersonaMemory memory) {
    return measured.run(
        requests,
        () ->
            find(requests, how, memory).stream()
                .map(
                    finding -> {
                      record(finding, memory);
                      return finding.result();
                    })
                .toList());
  }

  /** Returns the answer in words to {@code request}, and records it with its search. */
  GeneratedAnswer ask(AnswerRequest request, Personalization how, PersonaMemory memory) {
    List<PersonalFinding> found = new ArrayList<>(1);
    try {
      GeneratedAnswer answer =
          answerer.answer(
              request,
              search ->
                  measured
                      .run(
                          List.of(search),
                          () -> {
                            found.addAll(find(List.of(search), how, memory));
                            return List.of(found.get(0).result());
                          })
                      .get(0));
      found.replaceAll(finding -> finding.with(answer));
      return answer;
    } finally {
      // A search whose answer failed is recorded as what it was.
      found.forEach(finding -> record(finding, memory));
    }
  }

  private void record(PersonalFinding finding, PersonaMemory memory) {
    profiler.run(Stages.SEARCH_RECORD, () -> finding.record(memory));
  }

  private List<PersonalFinding> find(
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
    List<PersonalFinding> findings = new ArrayList<>(requests.size());
    for (int i = 0; i < requests.size(); i++) {
      SearchRequest asked = requests.get(i);
      boolean sameText = asked.text().equals(prepared.get(i).request().text());
      Answer answer = answers.get(i);
      Optional<Interaction> record =
          how.record() && status == MemoryStatus.ON
              ? Optional.of(record(asked, how, answer.result(), latency))
              : Optional.empty();
      List<String> notes = new ArrayList<>(prepared.get(i).notes());
      if (status != MemoryStatus.ON) {
        notes.add(status.sentence());
      }
      PersonalReport report = new PersonalReport(record.map(Interaction::id), notes);
      findings.add(
          new PersonalFinding(
              answer.result().withPersonal(report),
              record,
              sameText ? answer.vector() : Optional.empty()));
    }
    return findings;
  }

  /** Returns the request with what is left of its deadline. */
  private static SearchRequest after(SearchRequest request, Duration spent) {
    return request.budget().hasDeadline()
        ? request.toBuilder().budget(request.budget().after(spent)).build()
        : request;
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
