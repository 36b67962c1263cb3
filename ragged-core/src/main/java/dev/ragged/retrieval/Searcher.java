package dev.ragged.retrieval;

import dev.ragged.embedding.Embedder;
import dev.ragged.index.Budget;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Answers searches: embeds the question, asks the corpus for candidates, merges and reads them.
 * Thread-safe.
 */
public final class Searcher {
  /**
   * Candidates asked of each signal when two are merged, at least: a constant, so that a larger
   * {@code k} does not change the order of the first hits.
   */
  private static final int MIN_DEPTH = 100;

  private final Corpus corpus;
  private final TimedEmbedding embedding;

  /**
   * Creates a searcher.
   *
   * @param embedder keeps its contract on every call
   */
  public Searcher(Corpus corpus, Embedder embedder) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.embedding = new TimedEmbedding(Objects.requireNonNull(embedder, "embedder"));
  }

  /** Returns the best hits for {@code request} among what {@code scope} sees. */
  public SearchResult search(SearchRequest request, Scope scope) {
    return searchAll(List.of(request), scope).get(0);
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
    if (questions.isEmpty()) {
      return List.of();
    }
    long start = System.nanoTime();
    List<Question> distinct = questions.stream().distinct().toList();
    List<Question> byVector =
        distinct.stream()
            .filter(question -> question.request().mode() != SearchMode.LEXICAL)
            .toList();
    Map<String, float[]> vectors = embed(byVector);
    long embedded = System.nanoTime();
    Optional<CorpusReader> opened = Deadlines.reader(corpus, distinct, start);
    if (opened.isEmpty()) {
      Duration share = share(embedded - start, questions);
      return questions.stream()
          .map(question -> Deadlines.unread(question, corpus.generation(), share))
          .toList();
    }
    try (CorpusReader reader = opened.get()) {
      Map<Question, Candidates> nearest = nearest(reader, byVector, vectors, scope, start);
      Duration embed = share(embedded - start, byVector);
      Duration retrieve = share(System.nanoTime() - embedded, byVector);
      Map<Question, Answer> answers = new HashMap<>();
      for (Question question : distinct) {
        Candidates byItsVector = nearest.get(question);
        long lexical = System.nanoTime();
        List<Signal> signals = signals(reader, question, byItsVector, scope);
        Duration signalled = Duration.ofNanos(System.nanoTime() - lexical);
        Budget left =
            question.request().budget().after(Duration.ofNanos(System.nanoTime() - start));
        SearchResult result =
            byItsVector == null
                ? Ranker.rank(reader, question, scope, signals, left, Duration.ZERO, signalled)
                : Ranker.rank(
                    reader, question, scope, signals, left, embed, retrieve.plus(signalled));
        answers.put(
            question,
            new Answer(result, Optional.ofNullable(vectors.get(question.request().text()))));
      }
      return questions.stream()
          .map(question -> Objects.requireNonNull(answers.get(question)))
          .toList();
    }
  }

  private static Duration share(long nanos, List<Question> questions) {
    return Duration.ofNanos(nanos / Math.max(1, questions.size()));
  }

  /** Returns the vectors of the questions by their texts. */
  private Map<String, float[]> embed(List<Question> questions) {
    List<String> texts =
        questions.stream().map(question -> question.request().text()).distinct().toList();
    Map<String, float[]> vectors = new HashMap<>();
    if (!texts.isEmpty()) {
      List<float[]> embedded =
          embedding.embed(texts, Deadlines.longest(questions)).orElse(List.of());
      for (int i = 0; i < embedded.size(); i++) {
        vectors.put(texts.get(i), embedded.get(i));
      }
    }
    return vectors;
  }

  private static Map<Question, Candidates> nearest(
      CorpusReader reader,
      List<Question> asked,
      Map<String, float[]> vectors,
      Scope scope,
      long start) {
    if (vectors.isEmpty()) {
      return asked.stream()
          .collect(Collectors.toMap(Function.identity(), question -> TimedEmbedding.LATE));
    }
    Duration spent = Duration.ofNanos(System.nanoTime() - start);
    List<VectorQuestion> questions = new ArrayList<>(asked.size());
    for (Question question : asked) {
      SearchRequest request = question.request();
      float[] vector = Objects.requireNonNull(vectors.get(request.text()));
      questions.add(
          VectorQuestion.of(vector, wanted(question), selection(request, scope), request.effort())
              .withBudget(request.budget().after(spent))
              .withExact(chosenFrom(question)));
    }
    List<Candidates> found =
        questions.isEmpty() ? List.of() : reader.vectorCandidatesAll(questions);
    Map<Question, Candidates> nearest = new HashMap<>();
    for (int i = 0; i < asked.size(); i++) {
      nearest.put(asked.get(i), found.get(i));
    }
    return nearest;
  }

  private static List<Signal> signals(
      CorpusReader reader, Question question, @Nullable Candidates nearest, Scope scope) {
    SearchRequest request = question.request();
    List<Signal> signals = new ArrayList<>(2);
    if (nearest != null) {
      signals.add(new Signal("vector", nearest));
    }
    if (request.mode() != SearchMode.VECTOR) {
      // Merged by rank, matches without weight would count like others.
      boolean complete = request.mode() == SearchMode.LEXICAL;
      signals.add(
          new Signal(
              "lexical",
              reader.lexicalCandidates(
                  request.text(), wanted(question), selection(request, scope), complete)));
    }
    return signals;
  }

  private static Selection selection(SearchRequest request, Scope scope) {
    return new Selection(scope, request.filter());
  }

  private static int wanted(Question question) {
    return question.request().mode() == SearchMode.HYBRID
        ? Math.max(chosenFrom(question), MIN_DEPTH)
        : chosenFrom(question);
  }

  /** Returns how many candidates can become hits; those behind them only lend weight to words. */
  private static int chosenFrom(Question question) {
    SearchRequest request = question.request();
    long pool = request.diversity().isPresent() ? Ranker.DIVERSITY_POOL : 1;
    return (int)
        Math.min(
            Math.max(request.k() * pool, question.reranker().pool(request.k())), Integer.MAX_VALUE);
  }
}
