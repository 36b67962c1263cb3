package dev.ragged.memory.rank;

import dev.ragged.document.Texts;
import dev.ragged.memory.interest.InterestProfile;
import dev.ragged.memory.interest.TopicCounts;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * Who asks, and about what. Immutable.
 *
 * @param profile of the persona that asks, made for the moment of the query, with at least the
 *     co-occurrences of {@code queryTopics}
 * @param queryTopics what the query is about, each topic once; may be empty
 */
public record RankingContext(InterestProfile profile, List<String> queryTopics) {
  public RankingContext {
    Objects.requireNonNull(profile, "profile");
    queryTopics = List.copyOf(queryTopics);
    Set<String> names = new HashSet<>(queryTopics.size() * 2);
    for (String topic : queryTopics) {
      Texts.requireId(topic, "queryTopics", TopicCounts.MAX_TOPIC);
      if (!names.add(topic)) {
        throw new IllegalArgumentException("a topic must be there once: queryTopics=" + topic);
      }
    }
  }

  /** Returns the moment of the query: that of the profile, so that nothing fades twice. */
  public Instant now() {
    return profile.at();
  }
}
