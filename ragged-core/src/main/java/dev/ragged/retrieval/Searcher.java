package dev.ragged.retrieval;

import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbeddingRole;
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
  private final Embedder embedder;

  /**
   * Creates a searcher.
   *
   * @param embedder keeps its contract on every call
   */
  public Searcher(Corpus corpus, Embedder embedder) {
    this.corpus = Objects.requireNonNull(corpus, "corpus");
    this.embedder = Objects.requireNonNull(embedder, "embedder");
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
    if (requests.isEmpty()) {
      return List.of();
    }
    long start = System.nanoTime();
    List<SearchRequest> distinct = requests.stream().distinct().toList();
    List<SearchRequest> byVector =
        distinct.stream().filter(request -> request.mode() != SearchMode.LEXICAL).toList();
    Map<String, float[]> vectors = embed(byVector);
    long embedded = System.nanoTime();
    try (CorpusReader reader = corpus.reader()) {
      Map<SearchRequest, Candidates> nearest = nearest(reader, byVector, vectors, scope, start);
      Duration embed = share(embedded - start, byVector);
      Duration retrieve = share(System.nanoTime() - embedded, byVector);
      Map<SearchRequest, SearchResult> answers = new HashMap<>();
      for (SearchRequest request : distinct) {
        Candidates byItsVector = nearest.get(request);
        long lexical = System.nanoTime();
        List<Signal> signals = signals(reader, request, byItsVector, scope);
        Duration signalled = Duration.ofNanos(System.nanoTime() - lexical);
        Budget left = request.budget().after(Duration.ofNanos(System.nanoTime() - start));
        answers.put(
            request,
            byItsVector == null
                ? Ranker.rank(reader, request, scope, signals, left, Duration.ZERO, signalled)
                : Ranker.rank(
                    reader, request, scope, signals, left, embed, retrieve.plus(signalled)));
      }
      return requests.stream()
          .map(request -> Objects.requireNonNull(answers.get(request)))
          .toList();
    }
  }

  private static Duration share(long nanos, List<SearchRequest> requests) {
    return Duration.ofNanos(nanos / Math.max(1, requests.size()));
  }

  /** Returns the vectors of the questions by their texts. */
  private Map<String, float[]> embed(List<SearchRequest> requests) {
    List<String> texts = requests.stream().map(SearchRequest::text).distinct().toList();
    Map<String, float[]> vectors = new HashMap<>();
    if (!texts.isEmpty()) {
      List<float[]> embedded = embedder.embed(texts, EmbeddingRole.QUERY);
      for (int i = 0; i < texts.size(); i++) {
        vectors.put(texts.get(i), embedded.get(i));
      }
    }
    return vectors;
  }

  private static Map<SearchRequest, Candidates> nearest(
      CorpusReader reader,
      List<SearchRequest> requests,
      Map<String, float[]> vectors,
      Scope scope,
      long start) {
    Duration spent = Duration.ofNanos(System.nanoTime() - start);
    List<VectorQuestion> questions = new ArrayList<>(requests.size());
    for (SearchRequest request : requests) {
      float[] vector = Objects.requireNonNull(vectors.get(request.text()));
      questions.add(
          VectorQuestion.of(vector, wanted(request), selection(request, scope), request.effort())
              .withBudget(request.budget().after(spent))
              .withExact(chosenFrom(request)));
    }
    List<Candidates> found =
        questions.isEmpty() ? List.of() : reader.vectorCandidatesAll(questions);
    Map<SearchRequest, Candidates> nearest = new HashMap<>();
    for (int i = 0; i < requests.size(); i++) {
      nearest.put(requests.get(i), found.get(i));
    }
    return nearest;
  }

  private static List<Signal> signals(
      CorpusReader reader, SearchRequest request, @Nullable Candidates nearest, Scope scope) {
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
                  request.text(), wanted(request), selection(request, scope), complete)));
    }
    return signals;
  }

  private static Selection selection(SearchRequest request, Scope scope) {
    return new Selection(scope, request.filter());
  }

  private static int wanted(SearchRequest request) {
    return request.mode() == SearchMode.HYBRID
        ? Math.max(chosenFrom(request), MIN_DEPTH)
        : chosenFrom(request);
  }

  /** Returns how many candidates can become hits; those behind them only lend weight to words. */
  private static int chosenFrom(SearchRequest request) {
    long pool = request.diversity().isPresent() ? Ranker.DIVERSITY_POOL : 1;
    return (int) Math.min(request.k() * pool, Integer.MAX_VALUE);
  }
}
