package dev.ragged.retrieval;

import dev.ragged.cache.CacheSource;
import dev.ragged.cache.Cached;
import dev.ragged.cache.TwoLevelCache;
import dev.ragged.embedding.Embedder;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.StoreState;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Answers searches: looks whether the same was found before in the same state of the corpus; else
 * embeds the question, asks the corpus for candidates, merges and reads them. Whose interests order
 * them comes last and is never kept. Thread-safe.
 */
public final class Searcher {
  private final Corpus corpus;
  private final OperationProfiler profiler;
  private final SearchCaches caches;
  private final QuestionVectors vectors;
  private volatile Effort effort = Effort.BALANCED;
  private volatile SearchObserver observer = SearchObserver.NONE;

  /**
   * Creates a searcher.
   *
   * @param embedder keeps its contract on every call
   * @param caches where it looks first
   */
  public Searcher(Corpus corpus, Embedder embedder, SearchCaches caches) {
    this(corpus, embedder, caches, new OperationProfiler());
  }

  /** As the other one, whose stages {@code profiler} measures. */
  public Searcher(
      Corpus corpus, Embedder embedder, SearchCaches caches, OperationProfiler profiler) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.caches = Objects.requireNonNull(caches, "caches");
    this.vectors =
        new QuestionVectors(
            Objects.requireNonNull(embedder, "embedder"), caches.vectors(), profiler);
  }

  /** Returns how hard searches try that do not say. */
  public Effort effort() {
    return effort;
  }

  /**
   * Sets how hard later searches try whose request has {@link Effort#BALANCED}. What was found with
   * another effort is not given to them.
   */
  public void effort(Effort value) {
    this.effort = Objects.requireNonNull(value, "effort");
  }

  /** Sets who is told of answers, in place of who was. */
  public void observer(SearchObserver value) {
    this.observer = Objects.requireNonNull(value, "observer");
  }

  /** Returns the best hits for {@code request} among what {@code scope} sees. */
  public SearchResult search(SearchRequest request, Scope scope) {
    return answerAll(List.of(Question.of(request)), scope).get(0).result();
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
    Effort standard = effort;
    List<Question> asked = questions.stream().map(one -> one.orEffort(standard)).toList();
    List<Answer> answers = answersTo(asked, scope);
    SearchObserver told = observer;
    for (int i = 0; i < answers.size(); i++) {
      told.answered(asked.get(i).request(), scope, answers.get(i));
    }
    return answers;
  }

  private List<Answer> answersTo(List<Question> questions, Scope scope) {
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
    ResultKey key = ResultKey.of(corpus.state(), scope, question);
    Retrieval retrieval = new Retrieval(List.of(question), scope, profiler);
    Cached<Found> found = lookUp(key, question, retrieval);
    CacheSource source = found.value().isBorrowed() ? CacheSource.SIMILAR : found.source();
    if (source == CacheSource.LOADED) {
      caches.remember(key, retrieval.vector(question));
    }
    return rank(question, found.value(), retrieval.spent(source));
  }

  private Cached<Found> lookUp(ResultKey key, Question question, Retrieval retrieval) {
    TwoLevelCache<ResultKey, Found> results = caches.results().orElseThrow();
    Span lookup = profiler.span(Stages.SEARCH_CACHE);
    try {
      return results.get(
          key,
          () -> {
            // What follows is a part of the search, as it is without a cache.
            lookup.close();
            return find(key, question, retrieval);
          });
    } finally {
      lookup.close();
    }
  }

  private Answer rank(Question question, Found found, Spent spent) {
    return profiler.profile(Stages.SEARCH_RERANK, () -> Ranker.rank(question, found, spent));
  }

  private Found find(ResultKey key, Question question, Retrieval retrieval) {
    retrieval.embed(vectors);
    Optional<float[]> vector = retrieval.vector(question);
    Optional<Found> similar = caches.findSimilar(key, vector);
    if (similar.isPresent()) {
      return similar.get().borrowed(vector);
    }
    try (CorpusReader reader = profiler.profile(Stages.SEARCH_BEGIN, corpus::reader)) {
      return Objects.requireNonNull(retrieval.search(reader).get(question));
    }
  }

  private Map<Question, Answer> answers(List<Question> questions, Scope scope) {
    StoreState state = corpus.state();
    Map<Question, Cached<Found>> kept =
        profiler.profile(Stages.SEARCH_CACHE, () -> caches.findAll(questions, scope, state));
    List<Question> missing =
        questions.stream().filter(question -> !kept.containsKey(question)).toList();
    Retrieval retrieval = new Retrieval(missing, scope, profiler);
    if (!missing.isEmpty()) {
      long mark = caches.mark();
      retrieval.embed(vectors);
      Retrieval began = retrieval;
      Optional<CorpusReader> opened =
          profiler.profile(Stages.SEARCH_BEGIN, () -> began.reader(corpus));
      if (opened.isEmpty()) {
        return ranked(kept, Deadlines.unread(missing, state), retrieval);
      }
      Map<Question, Found> found;
      try (CorpusReader reader = opened.get()) {
        if (!kept.isEmpty() && !reader.state().equals(state)) {
          // All answers are to be from one state, so what was kept is of no use any more.
          kept.clear();
          retrieval = new Retrieval(questions, scope, profiler);
          retrieval.embed(vectors);
        }
        found = retrieval.search(reader);
      }
      caches.keep(found, scope, mark);
      return ranked(kept, found, retrieval);
    }
    return ranked(kept, Map.of(), retrieval);
  }

  /** Returns the answers from what was kept and what was found. */
  private Map<Question, Answer> ranked(
      Map<Question, Cached<Found>> kept, Map<Question, Found> found, Retrieval retrieval) {
    found.forEach((question, one) -> kept.put(question, new Cached<>(one, caches.miss())));
    Map<Question, Answer> answers = new HashMap<>();
    for (Map.Entry<Question, Cached<Found>> one : kept.entrySet()) {
      Cached<Found> cached = one.getValue();
      answers.put(
          one.getKey(), rank(one.getKey(), cached.value(), retrieval.spent(cached.source())));
    }
    return answers;
  }
}
