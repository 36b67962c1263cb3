package dev.ragged.memory.replay;

import dev.ragged.memory.learn.Preparer;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.AbSeries;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.persona.Personalization;
import dev.ragged.persona.PreparedSearch;
import dev.ragged.retrieval.Answer;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.Question;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.Searcher;
import dev.ragged.spi.Scope;
import java.util.List;
import java.util.Objects;

/** Searches a question for one persona in two ways, and records neither. Thread-safe. */
public final class Rankings {
  private final Searcher searcher;
  private final Preparer preparer;
  private final Subject subject;
  private final AbOptions options;

  /** Creates one that ranks by the memory that {@code preparer} reads. */
  public Rankings(Searcher searcher, Preparer preparer, Subject subject, AbOptions options) {
    this.searcher = Objects.requireNonNull(searcher, "searcher");
    this.preparer = Objects.requireNonNull(preparer, "preparer");
    this.subject = Objects.requireNonNull(subject, "subject");
    this.options = Objects.requireNonNull(options, "options");
  }

  /** Lets both ways answer a question, and adds what they gave. */
  public void add(JudgedQuery<String> query, AbSeries series) {
    SearchRequest request = options.request(query.query());
    series.add(
        new JudgedQuery<>(request, query.judgments()),
        asked -> documents(asked, options.baseline()),
        asked -> documents(asked, options.variant()));
  }

  private List<String> documents(SearchRequest request, Personalization how) {
    PreparedSearch prepared = preparer.prepare(subject, request, how);
    List<Answer> answers =
        searcher.answerAll(
            List.of(new Question(prepared.request(), prepared.reranker())), Scope.of(subject.id()));
    return answers.get(0).result().hits().stream().map(Hit::documentId).distinct().toList();
  }
}
