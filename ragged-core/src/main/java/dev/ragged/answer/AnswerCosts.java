package dev.ragged.answer;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * What an answer cost. Tokens are counted by {@link
 * dev.ragged.document.TokenCounter#approximate()}, whatever the generator: no model need be asked,
 * and figures of two generators compare. Immutable.
 *
 * @param retrieve time to find the passages
 * @param generate time from then until the answer was finished, listening included
 * @param firstText time from the question to the first piece, finding the passages included; empty
 *     if there was none
 * @param tokensIn tokens of the question and of the passages that the generator was given; 0 if it
 *     was not asked
 * @param tokensOut tokens of the answer
 * @param pieces how many pieces it came in
 */
public record AnswerCosts(
    Duration retrieve,
    Duration generate,
    Optional<Duration> firstText,
    long tokensIn,
    long tokensOut,
    int pieces) {
  public AnswerCosts {
    Objects.requireNonNull(retrieve, "retrieve");
    Objects.requireNonNull(generate, "generate");
    Objects.requireNonNull(firstText, "firstText");
  }

  /** Returns the time from the question to the end of the answer. */
  public Duration whole() {
    return retrieve.plus(generate);
  }
}
