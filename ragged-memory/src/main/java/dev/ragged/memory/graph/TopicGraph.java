package dev.ragged.memory.graph;

import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * What the topics and documents that one persona met have to do with each other: counts of the
 * persona's own questions, never of another's. Thread-safe.
 *
 * <p>A topic is named as {@link TopicNode#topic} names it; upper and lower case are the same. One
 * that the persona never met has no neighbours. Equal counts are in the order in which the topics
 * or documents were met first.
 *
 * <p>Counts are kept up to date while the memory learns, so a call reads about as many rows as it
 * returns. Every call includes what was recorded before it, reads one state, and throws {@link
 * IllegalArgumentException} if a limit is not in [1, {@link #MAX_LIMIT}] or the persona has no
 * memory.
 */
public interface TopicGraph {
  /** Most results of one call. */
  int MAX_LIMIT = 10_000;

  /** Most pairs in a row that are followed. */
  int MAX_HOPS = 5;

  /** Most pairs of one topic that {@link #path} follows. */
  int MAX_PAIRS = 200;

  /** Most topics whose pairs {@link #path} follows. */
  int MAX_EXPANDED = 1_000;

  /**
   * Returns the topics that the persona asked about most often. Of those asked about equally often,
   * first the one that was found most often.
   */
  List<TopicNode> topics(int limit);

  /** Returns the topics that the persona asked about at {@code since} or later, latest first. */
  List<TopicNode> recent(Instant since, int limit);

  /** Returns the topic of this name, if the persona met it. */
  Optional<TopicNode> find(String topic);

  /** Returns the topics that were met most often together with {@code topic}. */
  List<TopicPair> coOccurring(String topic, int limit);

  /**
   * Returns the topics that pairs lead to from {@code topic}: the nearest first, those of the same
   * distance by strength.
   *
   * <p>Cost: expands at most {@code limit} topics and reads at most {@code 2 * limit} pairs of
   * each, however many a topic has.
   *
   * @param hops most pairs in a row, in [1, {@value #MAX_HOPS}]
   */
  List<RelatedTopic> related(String topic, int hops, int limit);

  /**
   * Returns the shortest way from one topic to another. Of several, the one whose least frequent
   * pair was met most often.
   *
   * <p>Of a topic with more than {@value #MAX_PAIRS} pairs only the most frequent are followed away
   * from it, and at most {@value #MAX_EXPANDED} topics are followed at all; beyond that a way may
   * be missed, or not be the shortest.
   *
   * @param maxHops most pairs in a row, in [1, {@value #MAX_HOPS}]
   */
  Optional<TopicPath> path(String from, String to, int maxHops);

  /** Returns the documents that were shown most often for questions about {@code topic}. */
  List<TopicDocument> documents(String topic, int limit);

  /** Returns the topics whose questions {@code document} was shown for most often. */
  List<TopicDocument> topicsOf(DocumentKey document, int limit);

  /**
   * Gives every node and every edge to {@code consumer}: topics, documents, pairs of topics, each
   * once, and topics with documents. All are of one state. Reads a page at a time, so memory does
   * not grow with the graph. What {@code consumer} throws ends it.
   */
  void export(Consumer<? super GraphElement> consumer);

  /**
   * Counts everything anew from what was met in each interaction, in one transaction. Needed only
   * if counts were damaged: the result is the same otherwise.
   */
  void rebuild();
}
