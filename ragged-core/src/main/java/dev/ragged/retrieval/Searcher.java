package dev.ragged.retrieval;

import dev.ragged.cache.Cached;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.Budget;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Answers searches: looks whether the same was found before in the same state of the corpus; else
 * embeds the question, asks the corpus for candidates, merges and reads them. Whose interests order
 * them comes last and is never kept. Thread-safe.
 */
public final class Searcher {
  private final Corpus corpus;
  private final SearchCaches caches;
  private final QuestionVectors vectors;

  /**
   * Creates a searcher.
   *
   * @param embedder keeps its contract on every call
   * @param caches where it looks first
   */
  public Searcher(Corpus corpus, Embedder embedder, SearchCaches caches) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.caches = Objects.requireNonNull(caches, "caches");
    this.vectors =
        new QuestionVectors(Objects.requireNonNull(embedder, "embedder"), caches.vectors());
  }

  /** Returns the best hits for {@code request} among what {@code scope} sees. */
  public SearchResult search(SearchRequest request, Scope scope) {
    return answer(Question.of(request), scope).result();
  }

  /**
   * Returns the answers to {@code requests}, answer <i>i</i> to request <i>i</i>: each as {@link
   * #search} gives it, all from one state of the corpus. Equal requests are answered once. Costs
   * one call to the embedder for all questions and one to the vector index.
   */
  public List<SearchResult> searchAll(List<SearchRequest> requests, Scope scope) {
    return answerAll(requests.stream().map(Question::of).toList(), scope).stream()
        .map(Answer::result)
        .toList();
  }

  /** As {@link #searchAll}, each in the order that its reranker gives it. */
  public List<Answer> answerAll(List<Question> questions, Scope scope) {
    List<Question> distinct = questions.stream().distinct().toList();
    if (distinct.size() == 1) {
      Answer answer = answer(distinct.get(0), scope);
      return questions.stream().map(question -> answer).toList();
    }
    Map<Question, Answer> answers = distinct.isEmpty() ? Map.of() : answers(distinct, scope);
    return questions.stream()
        .map(question -> Objects.requireNonNull(answers.get(question)))
        .toList();
  }

  private Answer answer(Question question, Scope scope) {
    if (caches.results().isEmpty() || !question.request().budget().equals(Budget.UNLIMITED)) {
      // Nobody else may wait for a search that its budget can cut short.
      return Objects.requireNonNull(answers(List.of(question), scope).get(question));
    }
    Retrieval retrieval = new Retrieval(List.of(question), scope);
    Cached<Found> found =
        caches
            .results()
            .get()
            .get(
                ResultKey.of(corpus.state(), scope, question),
                () -> {
                  retrieval.embed(vectors);
                  try (CorpusReader reader = corpus.reader()) {
                    return Objects.requireNonNull(retrieval.search(reader).get(question));
                  }
                });
    return Ranker.rank(question, found.value(), retrieval.spent(found.source()));
  }

  private Map<Question, Answer> answers(List<Question> questions, Scope scope) {
    StoreState state = corpus.state();
    Map<Question, Cached<Found>> kept = caches.findAll(questions, scope, state);
    List<Question> missing =
        questions.stream().filter(question -> !kept.containsKey(question)).toList();
    Retrieval retrieval = new Retrieval(missing, scope);
    if (!missing.isEmpty()) {
      long mark = caches.mark();
      retrieval.embed(vectors);
      Map<Question, Found> found;
      try (CorpusReader reader = corpus.reader()) {
        if (!kept.isEmpty() && !reader.state().equals(state)) {
          // All answers are to be from one state, so what was kept is of no use any more.
          kept.clear();
          retrieval = new Retrieval(questions, scope);
          retrieval.embed(vectors);
        }
        found = retrieval.search(reader);
      }
      caches.keep(found, scope, mark);
      found.forEach((question, one) -> kept.put(question, new Cached<>(one, caches.miss())));
    }
    Map<Question, Answer> answers = new HashMap<>();
    for (Map.Entry<Question, Cached<Found>> one : kept.entrySet()) {
      Cached<Found> cached = one.getValue();
      answers.put(
          one.getKey(),
          Ranker.rank(one.getKey(), cached.value(), retrieval.spent(cached.source())));
    }
    return answers;
  }
}
