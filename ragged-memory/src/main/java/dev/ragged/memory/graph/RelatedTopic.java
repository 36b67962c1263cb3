package dev.ragged.memory.graph;

import java.util.Objects;

/**
 * A topic that hangs together with another. Immutable.
 *
 * @param topic its name
 * @param distance fewest pairs that lead from the other topic to this one, at least 1
 * @param strength in (0, 1]: how likely those pairs are to be followed. A pair counts as the share
 *     of interactions with the topic on its near side that had the one on its far side, too. Pairs
 *     in a row multiply; of several ways of the same distance the strongest counts
 */
public record RelatedTopic(String topic, int distance, double strength) {
  public RelatedTopic {
    Objects.requireNonNull(topic, "topic");
  }
}
