package dev.ragged.memory.activity;

import dev.ragged.memory.time.Period;
import java.util.List;
import java.util.Objects;

/**
 * What happened in one part of a timeline. Immutable.
 *
 * @param label names the part of the calendar, such as {@code 2026-01-15}
 * @param period its time, cut off where the timeline's is
 * @param count what is counted, at least 0
 * @param topics the topics asked about most often in it, at most {@link Activity#TOPICS}; none in
 *     the evolution of one topic
 */
public record TimelineBucket(String label, Period period, long count, List<TopicCount> topics) {
  public TimelineBucket {
    Objects.requireNonNull(label, "label");
    Objects.requireNonNull(period, "period");
    topics = List.copyOf(topics);
  }
}
