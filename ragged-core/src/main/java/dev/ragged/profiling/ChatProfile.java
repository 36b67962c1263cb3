package dev.ragged.profiling;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What answering took, computed from the spans of {@link Stages#ANSWER}. Without any, all figures
 * are zero. Immutable.
 *
 * @param latency how long answers took
 * @param errors how many of them failed
 * @param generation how long the generator took for its parts of them
 * @param tokensIn how many tokens the generator was given
 * @param tokensOut how many it wrote
 * @param stages time of each stage without stages inside it, by name: the answer itself, its
 *     search, generate
 */
public record ChatProfile(
    Durations latency,
    long errors,
    Durations generation,
    long tokensIn,
    long tokensOut,
    Map<String, Duration> stages) {
  /** Creates a profile. */
  public ChatProfile {
    stages = Collections.unmodifiableMap(new LinkedHashMap<>(stages));
  }

  /** Returns what {@code report} says of answering. */
  public static ChatProfile of(ProfileReport report) {
    StageSums sums = new StageSums(report).inside(Stages.ANSWER);
    return new ChatProfile(
        sums.durations(Stages.ANSWER),
        sums.errors(Stages.ANSWER),
        sums.durations(Stages.ANSWER_GENERATE),
        sums.counter(Stages.ANSWER, Stages.TOKENS_IN),
        sums.counter(Stages.ANSWER, Stages.TOKENS_OUT),
        sums.times(Stages.ANSWER, Stages.SEARCH, Stages.ANSWER_GENERATE));
  }

  /** Returns tokens that the generator was given per second of its time; 0 if it took none. */
  public double tokensInPerSecond() {
    return StageSums.perSecond(tokensIn, generation.total());
  }

  /** Returns tokens that the generator wrote per second of its time; 0 if it took none. */
  public double tokensOutPerSecond() {
    return StageSums.perSecond(tokensOut, generation.total());
  }

  /** Returns each stage's share of the time of all {@link #stages}, in [0, 1]. */
  public Map<String, Double> shares() {
    return StageSums.shares(stages);
  }
}
