package dev.ragged.memory.activity;

import dev.ragged.memory.time.Period;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a persona did in a period. Immutable.
 *
 * @param period what was asked for; an open end is put where the persona's activity has its own
 * @param interactions how much was asked
 * @param sessions sessions in which something was asked
 * @param topics distinct topics that questions spoke of
 * @param topTopics those asked about most often, at most {@link Activity#TOPICS}
 * @param averagePerDay interactions by the days of the period that have begun, days of which only a
 *     part is in the period included; 0 if there are none
 * @param peak the day with the most interactions, the first of several; none without activity
 */
public record ActivitySummary(
    Period period,
    long interactions,
    long sessions,
    long topics,
    List<TopicCount> topTopics,
    double averagePerDay,
    Optional<DayCount> peak) {
  public ActivitySummary {
    Objects.requireNonNull(period, "period");
    topTopics = List.copyOf(topTopics);
    Objects.requireNonNull(peak, "peak");
  }
}
