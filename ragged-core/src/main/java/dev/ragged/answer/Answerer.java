package dev.ragged.answer;

import dev.ragged.document.Texts;
import dev.ragged.document.TokenCounter;
import dev.ragged.error.GenerationException;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.Span;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.Hit;
import dev.ragged.retrieval.SearchRequest;
import dev.ragged.retrieval.SearchResult;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.function.LongSupplier;

/**
 * Answers questions: has the passages found, then the answer written. It holds no part of a store,
 * so a store that closes meanwhile does not end an answer whose passages are there. Thread-safe.
 */
public final class Answerer {
  /** Longest name of a generator, in {@code char}s. */
  public static final int MAX_NAME_LENGTH = 1_000;

  private static final TokenCounter TOKENS = TokenCounter.approximate();

  private final AnswerGenerator generator;
  private final String name;
  private final OperationProfiler profiler;
  private final LongSupplier nanoClock;

  /**
   * Creates an answerer.
   *
   * @throws IllegalArgumentException if the generator's name is blank or too long
   */
  public Answerer(AnswerGenerator generator) {
    this(generator, new OperationProfiler());
  }

  /** As the other one, whose stages {@code profiler} measures. */
  public Answerer(AnswerGenerator generator, OperationProfiler profiler) {
    this(generator, profiler, System::nanoTime);
  }

  Answerer(AnswerGenerator generator, OperationProfiler profiler, LongSupplier nanoClock) {
    this.profiler = Objects.requireNonNull(profiler, "profiler");
    this.generator = Objects.requireNonNull(generator, "generator");
    this.name = Texts.requireId(generator.name(), "generator name", MAX_NAME_LENGTH);
    this.nanoClock = nanoClock;
  }

  /**
   * Returns the answer to {@code request} from what {@code search} finds. A generator is asked only
   * if there are passages and nobody has cancelled by then; else the answer is empty.
   *
   * @throws GenerationException if the generator fails
   */
  public GeneratedAnswer answer(
      AnswerRequest request, Function<SearchRequest, SearchResult> search) {
    Objects.requireNonNull(request, "request");
    return profiler.counted(Stages.ANSWER, span -> measured(request, search, span));
  }

  private GeneratedAnswer measured(
      AnswerRequest request, Function<SearchRequest, SearchResult> search, Span span) {
    long asked = nanoClock.getAsLong();
    SearchResult found = retrieve(request, search);
    long retrieved = nanoClock.getAsLong();
    AnswerText text = new AnswerText(request, found.hits(), nanoClock);
    boolean wasAsked =
        profiler.profile(
            Stages.ANSWER_GENERATE, () -> generate(request.search().text(), found.hits(), text));
    long finished = nanoClock.getAsLong();
    long tokensIn = wasAsked ? tokens(request.search().text(), found.hits()) : 0;
    long tokensOut = TOKENS.count(text.text());
    span.add(Stages.TOKENS_IN, tokensIn).add(Stages.TOKENS_OUT, tokensOut);
    OptionalLong first = text.first();
    AnswerCosts costs =
        new AnswerCosts(
            Duration.ofNanos(retrieved - asked),
            Duration.ofNanos(finished - retrieved),
            first.isPresent()
                ? Optional.of(Duration.ofNanos(first.getAsLong() - asked))
                : Optional.empty(),
            tokensIn,
            tokensOut,
            text.pieces());
    return new GeneratedAnswer(name, text.text(), text.citations(), !text.isCut(), found, costs);
  }

  private static SearchResult retrieve(
      AnswerRequest request, Function<SearchRequest, SearchResult> search) {
    return search.apply(request.search());
  }

  /** Has the answer written, and returns whether the generator was asked. */
  private boolean generate(String question, List<Hit> passages, AnswerText text) {
    if (passages.isEmpty() || !text.isWanted()) {
      return false;
    }
    Optional<Exception> failure = Optional.empty();
    try {
      generator.generate(question, passages, text);
    } catch (Exception e) {
      if (e instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      // What fails because it was ended has not failed: if it was cancelled, this notices.
      failure = text.isWanted() ? Optional.of(e) : Optional.empty();
    } finally {
      // A generator may still write from another thread.
      text.close();
    }
    Throwable refusal = text.refusal();
    if (refusal != null) {
      Answerer.<RuntimeException>rethrow(refusal);
    }
    if (failure.isPresent()) {
      throw new GenerationException(name, text.text(), failure.get());
    }
    return true;
  }

  /** Throws {@code refusal} as it is, even if it is checked and nothing here declares it. */
  @SuppressWarnings("unchecked") // E is erased, so nothing is cast.
  private static <E extends Throwable> void rethrow(Throwable refusal) throws E {
    throw (E) refusal;
  }

  private static long tokens(String question, List<Hit> passages) {
    long tokens = TOKENS.count(question);
    for (Hit passage : passages) {
      tokens += TOKENS.count(passage.text());
    }
    return tokens;
  }
}
