package dev.ragged.tuning;

import dev.ragged.document.Texts;
import dev.ragged.retrieval.SearchRequest;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * What is to be measured, and for how long. Immutable.
 *
 * @param workload what the store is to be good at
 * @param limit longest time the measurement may take, positive, at most a day; a call to the
 *     embedder that is under way then is waited for
 * @param questions what people ask of this store; empty to take sentences of what is stored
 * @param seed start of the random choice of these sentences
 */
public record TuningRequest(Workload workload, Duration limit, List<String> questions, long seed) {
  /** Time that a measurement may take unless said otherwise. */
  public static final Duration DEFAULT_LIMIT = Duration.ofSeconds(30);

  private static final Duration MAX_LIMIT = Duration.ofDays(1);
  private static final long DEFAULT_SEED = 42;

  public TuningRequest {
    Objects.requireNonNull(workload, "workload");
    Objects.requireNonNull(limit, "limit");
    if (limit.isNegative() || limit.isZero() || limit.compareTo(MAX_LIMIT) > 0) {
      throw new IllegalArgumentException(
          "limit must be positive and at most " + MAX_LIMIT + ": limit=" + limit);
    }
    questions = List.copyOf(questions);
    questions.forEach(
        question -> Texts.requireId(question, "question", SearchRequest.MAX_TEXT_LENGTH));
  }

  /** Returns a request for {@code workload} with all else as by default. */
  public static TuningRequest of(Workload workload) {
    return new TuningRequest(workload, DEFAULT_LIMIT, List.of(), DEFAULT_SEED);
  }

  /** Returns this request with another limit. */
  public TuningRequest within(Duration newLimit) {
    return new TuningRequest(workload, newLimit, questions, seed);
  }

  /** Returns this request with questions, in place of sentences of what is stored. */
  public TuningRequest asking(List<String> newQuestions) {
    return new TuningRequest(workload, limit, newQuestions, seed);
  }

  /** Returns this request with another start of its random choices. */
  public TuningRequest seed(long newSeed) {
    return new TuningRequest(workload, limit, questions, newSeed);
  }
}
