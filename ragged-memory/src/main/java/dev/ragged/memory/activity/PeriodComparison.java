package dev.ragged.memory.activity;

import dev.ragged.memory.time.Period;
import java.util.List;
import java.util.Objects;

/**
 * What a persona asked about in one period and in another. In each list the largest changes come
 * first. Topics asked about equally often per day are in none. Immutable.
 *
 * @param before the first period; an open end is put where the persona's activity has its own
 * @param after the second, likewise
 * @param appeared topics of the second period that the first does not have
 * @param risen topics asked about more often per day in the second
 * @param fallen topics asked about less often per day in the second
 * @param gone topics of the first period that the second does not have
 */
public record PeriodComparison(
    Period before,
    Period after,
    List<TopicChange> appeared,
    List<TopicChange> risen,
    List<TopicChange> fallen,
    List<TopicChange> gone) {
  public PeriodComparison {
    Objects.requireNonNull(before, "before");
    Objects.requireNonNull(after, "after");
    appeared = List.copyOf(appeared);
    risen = List.copyOf(risen);
    fallen = List.copyOf(fallen);
    gone = List.copyOf(gone);
  }
}
