package dev.ragged.retrieval;

import dev.ragged.cache.CacheSource;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.Stages;
import dev.ragged.spi.Candidates;
import dev.ragged.spi.Corpus;
import dev.ragged.spi.CorpusReader;
import dev.ragged.spi.Scope;
import dev.ragged.spi.Selection;
import dev.ragged.spi.VectorQuestion;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One search of several questions in one state of the corpus. One thread, one use. */
final class Retrieval {
  /**
   * Candidates asked of each signal when two are merged, at least: a constant, so that a larger
   * {@code k} does not change the order of the first hits.
   */
  private static final int MIN_DEPTH = 100;

  private final List<Question> questions;
  private final List<Question> byVector;
  private final Scope scope;
  private final OperationProfiler profiler;
  private final long start = System.nanoTime();
  private Map<String, float[]> vectors = Map.of();
  private boolean embedded;
  private long embedNanos;

  /** Begins to search; {@code questions} are distinct. */
  Retrieval(List<Question> questions, Scope scope, OperationProfiler profiler) {
    this.profiler = profiler;
    this.questions = questions;
    this.scope = scope;
    this.byVector =
        questions.stream()
            .filter(question -> question.request().mode() != SearchMode.LEXICAL)
            .toList();
  }

  /** Embeds the questions that need it, unless that was done; comes before {@link #search}. */
  void embed(QuestionVectors embedder) {
    if (embedded) {
      return;
    }
    embedded = true;
    long before = System.nanoTime();
    Set<String> texts = new LinkedHashSet<>();
    for (Question question : byVector) {
      texts.add(question.request().text());
    }
    vectors = embedder.embed(List.copyOf(texts), scope, Deadlines.longest(byVector));
    embedNanos = System.nanoTime() - before;
  }

  /** Returns the vector of a question, unless it is searched by words alone. */
  Optional<float[]> vector(Question question) {
    return Optional.ofNullable(vectors.get(question.request().text()));
  }

  /** Returns what is found for each question. */
  Map<Question, Found> search(CorpusReader reader) {
    Map<Question, List<Signal>> signals =
        profiler.counted(Stages.SEARCH_RETRIEVE, span -> signals(reader, span));
    Finding finding = new Finding(reader, scope, profiler);
    Map<Question, Found> found = new HashMap<>();
    signals.forEach(
        (question, proposed) ->
            found.put(
                question,
                finding.merge(
                    question,
                    proposed,
                    question.request().budget().after(sinceStart()),
                    vector(question))));
    return found;
  }

  private Map<Question, List<Signal>> signals(CorpusReader reader, Span span) {
    Map<Question, Candidates> nearest = nearest(reader);
    Map<Question, List<Signal>> all = new LinkedHashMap<>();
    for (Question question : questions) {
      List<Signal> signals = signals(reader, question, nearest.get(question));
      for (Signal signal : signals) {
        Candidates candidates = signal.candidates();
        span.add(Stages.CANDIDATES, candidates.list().size());
        span.add(Stages.DISTANCES, candidates.distances());
        span.add(Stages.RECOMPUTED, candidates.recomputed());
      }
      all.put(question, signals);
    }
    return all;
  }

  /** Returns one question's equal share of the time since the start. */
  Spent spent(CacheSource source) {
    int searched = Math.max(1, questions.size());
    long retrieve = System.nanoTime() - start - embedNanos;
    return source == CacheSource.HEAP || source == CacheSource.DISK
        ? new Spent(source, Duration.ZERO, Duration.ofNanos(retrieve))
        : new Spent(
            source, Duration.ofNanos(embedNanos / searched), Duration.ofNanos(retrieve / searched));
  }

  private Duration sinceStart() {
    return Duration.ofNanos(System.nanoTime() - start);
  }

  /** Returns a reader, or nothing if there was none before the latest of the deadlines. */
  Optional<CorpusReader> reader(Corpus corpus) {
    return Deadlines.reader(corpus, questions, sinceStart());
  }

  private Map<Question, Candidates> nearest(CorpusReader reader) {
    Duration spent = sinceStart();
    Map<Question, Candidates> nearest = new HashMap<>();
    List<Question> ready = new ArrayList<>(byVector.size());
    List<VectorQuestion> asked = new ArrayList<>(byVector.size());
    for (Question question : byVector) {
      SearchRequest request = question.request();
      float[] vector = vectors.get(request.text());
      if (vector == null) {
        nearest.put(question, TimedEmbedding.LATE);
        continue;
      }
      ready.add(question);
      asked.add(
          VectorQuestion.of(vector, wanted(question), selection(request), request.effort())
              .withBudget(request.budget().after(spent))
              .withExact(question.chosenFrom()));
    }
    List<Candidates> found =
        asked.isEmpty()
            ? List.of()
            : profiler.profile(Stages.SEARCH_VECTORS, () -> reader.vectorCandidatesAll(asked));
    for (int i = 0; i < asked.size(); i++) {
      nearest.put(ready.get(i), found.get(i));
    }
    return nearest;
  }

  private List<Signal> signals(
      CorpusReader reader, Question question, @Nullable Candidates nearest) {
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
              profiler.profile(
                  Stages.SEARCH_WORDS,
                  () ->
                      reader.lexicalCandidates(
                          request.text(), wanted(question), selection(request), complete))));
    }
    return signals;
  }

  private Selection selection(SearchRequest request) {
    return new Selection(scope, request.filter());
  }

  private static int wanted(Question question) {
    return question.request().mode() == SearchMode.HYBRID
        ? Math.max(question.chosenFrom(), MIN_DEPTH)
        : question.chosenFrom();
  }
}
