package dev.ragged.memory.interest;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What one persona cares about at one moment. Recency fades, so a profile is made when it is read
 * and not kept. Immutable, and thread-safe.
 */
public final class InterestProfile {
  private static final Comparator<Interest> STRONGEST_FIRST =
      Comparator.comparingDouble(Interest::confidence).reversed().thenComparing(Interest::topic);

  private final Instant at;
  private final Map<String, Interest> byTopic;
  private final CoOccurrences coOccurrences;

  /** Made when first asked for, which ranking never does; two threads may make it alike. */
  private @Nullable List<Interest> interests;

  private InterestProfile(Instant at, Map<String, Interest> byTopic, CoOccurrences coOccurrences) {
    this.at = at;
    this.byTopic = byTopic;
    this.coOccurrences = coOccurrences;
  }

  /**
   * Returns the profile of a persona as of {@code at}.
   *
   * @param counts all of one persona, each topic once
   * @param coOccurrences those of the same persona; for ranking, the pairs with a topic of the
   *     query are enough
   * @throws IllegalArgumentException if a topic is there twice
   */
  public static InterestProfile of(
      Collection<TopicCounts> counts,
      CoOccurrences coOccurrences,
      InterestFormula formula,
      Instant at) {
    Map<String, Interest> byTopic = new HashMap<>(counts.size() * 2);
    for (TopicCounts one : counts) {
      Interest interest = formula.interest(one, at);
      if (byTopic.put(interest.topic(), interest) != null) {
        throw new IllegalArgumentException(
            "a topic must be there once: topic="
                + interest.topic()
                + "; give one persona's counts");
      }
    }
    return new InterestProfile(
        Objects.requireNonNull(at, "at"),
        byTopic,
        Objects.requireNonNull(coOccurrences, "coOccurrences"));
  }

  /** Returns the profile of a persona that was never seen. */
  public static InterestProfile empty(Instant at) {
    return of(List.of(), CoOccurrences.none(), InterestFormula.defaults(), at);
  }

  /** Returns the moment for which recency and confidence hold. */
  public Instant at() {
    return at;
  }

  /** Returns every interest: highest confidence first, equal ones by topic. Sorts once. */
  public List<Interest> interests() {
    List<Interest> sorted = interests;
    if (sorted == null) {
      sorted = byTopic.values().stream().sorted(STRONGEST_FIRST).toList();
      interests = sorted;
    }
    return sorted;
  }

  /**
   * Returns the first {@code n} interests, or all if there are fewer.
   *
   * @throws IllegalArgumentException if {@code n} is negative
   */
  public List<Interest> top(int n) {
    if (n < 0) {
      throw new IllegalArgumentException("n must be at least 0: n=" + n);
    }
    return interests().subList(0, Math.min(n, byTopic.size()));
  }

  /** Returns the interest in this topic, if it was ever seen. Costs one hash look-up. */
  public Optional<Interest> find(String topic) {
    return Optional.ofNullable(byTopic.get(topic));
  }

  /** Returns whether no topic was ever seen. */
  public boolean isEmpty() {
    return byTopic.isEmpty();
  }

  /** Returns the pairs of topics that this was made with. */
  public CoOccurrences coOccurrences() {
    return coOccurrences;
  }
}
