package dev.ragged.memory.interest;

import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;

/**
 * How much is known of what a persona cares about, at one moment. Immutable.
 *
 * @param at the moment
 * @param topics topics it ever asked about
 * @param tracked those of them that it asked about at least {@value #TRACKED} times: by default
 *     only these count when passages are ranked
 * @param confident topics whose confidence is above {@value #CONFIDENT}
 * @param seenLately topics it asked about in the {@value #LATELY_DAYS} days up to {@code at}, the
 *     first moment included
 * @param since when it first asked about any of them; empty if it never did
 */
public record ProfileSummary(
    Instant at,
    long topics,
    long tracked,
    long confident,
    long seenLately,
    Optional<Instant> since) {
  /** Questions from which on a topic is tracked. */
  public static final int TRACKED = 2;

  /** Confidence above which a topic is one that the persona surely cares about. */
  public static final double CONFIDENT = 0.7;

  /** Days that count as lately. */
  public static final int LATELY_DAYS = 7;

  public ProfileSummary {
    Objects.requireNonNull(at, "at");
    Objects.requireNonNull(since, "since");
  }

  /** Returns how old the profile is; zero if it is empty, or begins after {@code at}. */
  public Duration age() {
    return since
        .filter(first -> first.isBefore(at))
        .map(first -> Duration.between(first, at))
        .orElse(Duration.ZERO);
  }

  /** Counts topics one by one. One thread at a time. */
  public static final class Counter {
    private final InterestFormula formula;
    private final Instant at;
    private final Instant lately;
    private long topics;
    private long tracked;
    private long confident;
    private long seenLately;
    private Optional<Instant> since = Optional.empty();

    /** Creates one that computes confidence by {@code formula}, as of {@code at}. */
    public Counter(InterestFormula formula, Instant at) {
      this.formula = Objects.requireNonNull(formula, "formula");
      this.at = Objects.requireNonNull(at, "at");
      this.lately = at.minus(Duration.ofDays(LATELY_DAYS));
    }

    /** Counts a topic, each once. */
    public void add(TopicCounts topic) {
      topics++;
      tracked += topic.frequency() >= TRACKED ? 1 : 0;
      confident += formula.interest(topic, at).confidence() > CONFIDENT ? 1 : 0;
      Instant last = topic.lastSeen();
      seenLately += last.isBefore(lately) || last.isAfter(at) ? 0 : 1;
      if (since.isEmpty() || topic.firstSeen().isBefore(since.get())) {
        since = Optional.of(topic.firstSeen());
      }
    }

    /** Returns what was counted. */
    public ProfileSummary summary() {
      return new ProfileSummary(at, topics, tracked, confident, seenLately, since);
    }
  }
}
