package dev.ragged.memory.interest;

import dev.ragged.document.Texts;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/**
 * All that is kept of the times at which a persona met a topic: enough for its interest at any
 * later time, in one row of constant size. Immutable.
 *
 * <p>The sum of squared gaps gives the irregularity of the sightings without their list: with
 * <i>g</i> gaps over a span of <i>t</i> days, 1 + CV² = g * sum / t².
 *
 * @param topic 1 to {@value #MAX_TOPIC} characters, compared exactly
 * @param frequency how often it was seen, at least 1
 * @param firstSeen the earliest sighting
 * @param lastSeen the latest sighting, not before {@code firstSeen}
 * @param sumOfSquaredGaps days squared, over the gaps between successive sightings; at least 0
 * @param documents distinct documents about it that the persona met, at least 0
 */
public record TopicCounts(
    String topic,
    long frequency,
    Instant firstSeen,
    Instant lastSeen,
    double sumOfSquaredGaps,
    long documents) {
  /** Longest topic accepted, in {@code char}s. */
  public static final int MAX_TOPIC = 200;

  public TopicCounts {
    Texts.requireId(topic, "topic", MAX_TOPIC);
    if (frequency < 1) {
      throw new IllegalArgumentException("frequency must be at least 1: frequency=" + frequency);
    }
    if (lastSeen.isBefore(firstSeen)) {
      throw new IllegalArgumentException(
          "lastSeen must not be before firstSeen: firstSeen="
              + firstSeen
              + ", lastSeen="
              + lastSeen);
    }
    if (!(sumOfSquaredGaps >= 0 && sumOfSquaredGaps < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException(
          "sumOfSquaredGaps must be finite and at least 0: sumOfSquaredGaps=" + sumOfSquaredGaps);
    }
    if (frequency == 1 && (!firstSeen.equals(lastSeen) || sumOfSquaredGaps != 0)) {
      throw new IllegalArgumentException(
          "one sighting has no gaps: firstSeen="
              + firstSeen
              + ", lastSeen="
              + lastSeen
              + ", sumOfSquaredGaps="
              + sumOfSquaredGaps);
    }
    requireDocuments(documents);
  }

  /** Returns the counts of a topic that was seen once. */
  public static TopicCounts first(String topic, Instant at, long documents) {
    return new TopicCounts(topic, 1, at, at, 0, documents);
  }

  /**
   * Counts anew from every sighting, in any order. Costs one sort.
   *
   * @throws IllegalArgumentException if there is no sighting
   */
  public static TopicCounts recount(String topic, Collection<Instant> sightings, long documents) {
    List<Instant> inOrder = sightings.stream().sorted().toList();
    if (inOrder.isEmpty()) {
      throw new IllegalArgumentException(
          "sightings must not be empty: topic=" + topic + "; a topic never seen has no counts");
    }
    TopicCounts counts = first(topic, inOrder.get(0), documents);
    for (Instant at : inOrder.subList(1, inOrder.size())) {
      counts = counts.seenAt(at, 0);
    }
    return counts;
  }

  /**
   * Returns the counts with one more sighting.
   *
   * <p>Exact for a sighting that is not between the first and the last. One that comes late, as
   * from a clock that was set back, counts in full, but its place among the others is no longer
   * known: the sum of squared gaps stays, which is at least the true one, so the topic can only
   * look less regular than it was. {@link #recount} mends that.
   *
   * @param newDocuments documents about the topic that the persona had not met before, at least 0
   */
  public TopicCounts seenAt(Instant at, long newDocuments) {
    requireDocuments(newDocuments);
    double gap = 0;
    if (at.isAfter(lastSeen)) {
      gap = Days.between(lastSeen, at);
    } else if (at.isBefore(firstSeen)) {
      gap = Days.between(at, firstSeen);
    }
    return new TopicCounts(
        topic,
        Math.addExact(frequency, 1),
        at.isBefore(firstSeen) ? at : firstSeen,
        at.isAfter(lastSeen) ? at : lastSeen,
        sumOfSquaredGaps + gap * gap,
        Math.addExact(documents, newDocuments));
  }

  private static void requireDocuments(long documents) {
    if (documents < 0) {
      throw new IllegalArgumentException("documents must be at least 0: documents=" + documents);
    }
  }
}
