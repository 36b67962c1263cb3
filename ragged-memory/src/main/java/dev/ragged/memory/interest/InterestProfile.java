package dev.ragged.memory.interest;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What one persona cares about at one moment. Recency fades, so a profile is made when it is read
 * and not kept; making one costs a sort of its topics. Immutable.
 */
public final class InterestProfile {
  private static final Comparator<Interest> STRONGEST_FIRST =
      Comparator.comparingDouble(Interest::confidence).reversed().thenComparing(Interest::topic);

  private final Instant at;
  private final List<Interest> interests;
  private final Map<String, Interest> byTopic;
  private final CoOccurrences coOccurrences;

  private InterestProfile(
      Instant at,
      List<Interest> interests,
      Map<String, Interest> byTopic,
      CoOccurrences coOccurrences) {
    this.at = at;
    this.interests = interests;
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
    List<Interest> interests = new ArrayList<>(counts.size());
    Map<String, Interest> byTopic = new HashMap<>(counts.size() * 2);
    for (TopicCounts one : counts) {
      Interest interest = formula.interest(one, at);
      interests.add(interest);
      if (byTopic.put(interest.topic(), interest) != null) {
        throw new IllegalArgumentException(
            "a topic must be there once: topic="
                + interest.topic()
                + "; give one persona's counts");
      }
    }
    interests.sort(STRONGEST_FIRST);
    return new InterestProfile(
        Objects.requireNonNull(at, "at"),
        List.copyOf(interests),
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

  /** Returns every interest: highest confidence first, equal ones by topic. */
  public List<Interest> interests() {
    return interests;
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
    return interests.subList(0, Math.min(n, interests.size()));
  }

  /** Returns the interest in this topic, if it was ever seen. Costs one hash look-up. */
  public Optional<Interest> find(String topic) {
    return Optional.ofNullable(byTopic.get(topic));
  }

  /** Returns whether no topic was ever seen. */
  public boolean isEmpty() {
    return interests.isEmpty();
  }

  /** Returns the pairs of topics that this was made with. */
  public CoOccurrences coOccurrences() {
    return coOccurrences;
  }
}
