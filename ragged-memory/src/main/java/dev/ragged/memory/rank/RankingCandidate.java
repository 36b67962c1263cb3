package dev.ragged.memory.rank;

import dev.ragged.document.Texts;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * One answer of a search, with what personal ranking needs to know of it. Immutable.
 *
 * @param id the caller's name for it; strategies do not read it
 * @param baseScore from 0 to 1, higher is closer; never a distance
 * @param topics what it is about, each topic once
 * @param access how the persona used it before, or empty if it never did
 */
public record RankingCandidate(
    String id, double baseScore, List<CandidateTopic> topics, Optional<Access> access) {
  public RankingCandidate {
    Texts.requireId(id, "id", Integer.MAX_VALUE);
    Fractions.require(baseScore, "baseScore");
    baseScore += 0.0; // -0.0 becomes 0.0, so that equal scores have equal bits
    topics = List.copyOf(topics);
    Set<String> names = new HashSet<>(topics.size() * 2);
    for (CandidateTopic topic : topics) {
      if (!names.add(topic.topic())) {
        throw new IllegalArgumentException(
            "a topic must be there once: topic=" + topic.topic() + " of candidate id=" + id);
      }
    }
    Objects.requireNonNull(access, "access");
  }
}
