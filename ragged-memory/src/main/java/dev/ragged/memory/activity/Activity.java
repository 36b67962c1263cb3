package dev.ragged.memory.activity;

import dev.ragged.memory.time.Bucket;
import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeExpressions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * What one persona asked over time. Thread-safe.
 *
 * <p>Days, weeks and months are those of the zone in the memory's options. Interactions count by
 * the time at which they were asked. Topics are those that questions spoke of; topics of the same
 * count are in the order in which they were met first. Nothing of another persona counts.
 *
 * <p>A period may lie in the future or be empty; then there is nothing in it. An open start is put
 * at the first interaction, an open end behind the present millisecond, or behind the last
 * interaction if that is later.
 *
 * <p>Every call includes what was recorded before it, reads one state, and throws {@link
 * IllegalArgumentException} if the persona has no memory. Cost: about 0.3 ms per thousand
 * interactions of the period, plus about 5 microseconds for each part of a timeline with activity.
 */
public interface Activity {
  /** Topics named for each part of a timeline, and in a summary. */
  int TOPICS = 5;

  /** Fewest questions that make a trend. */
  int MIN_QUESTIONS = 3;

  /** Longest window of a trend, in days. */
  int MAX_WINDOW_DAYS = 366;

  /** Most results in one list. */
  int MAX_LIMIT = 10_000;

  /**
   * Returns the period that words such as {@code last week} mean now, as {@link TimeExpressions}
   * reads them.
   *
   * @throws IllegalArgumentException if they are not understood; the message lists what is
   */
  Period period(String words);

  /**
   * Returns how much was asked in each part of a period, and about what.
   *
   * @throws IllegalArgumentException if there were more than {@link Bucket#MAX_BUCKETS} parts
   */
  Timeline timeline(Period period, Bucket bucket);

  /** As {@link #timeline(Period, Bucket)}, for the period that {@code words} mean. */
  default Timeline timeline(String words, Bucket bucket) {
    return timeline(period(words), bucket);
  }

  /** Returns what was done in a period. */
  ActivitySummary summary(Period period);

  /** As {@link #summary(Period)}, for the period that {@code words} mean. */
  default ActivitySummary summary(String words) {
    return summary(period(words));
  }

  /** Returns when the persona first asked about a topic, if it ever did. Costs one row. */
  Optional<Instant> firstSeen(String topic);

  /**
   * Returns how often the persona asked about one topic in each part of a period.
   *
   * @throws IllegalArgumentException if there were more than {@link Bucket#MAX_BUCKETS} parts
   */
  Timeline evolution(String topic, Period period, Bucket bucket);

  /** As {@link #evolution(String, Period, Bucket)}, for the period that {@code words} mean. */
  default Timeline evolution(String topic, String words, Bucket bucket) {
    return evolution(topic, period(words), bucket);
  }

  /**
   * Returns the topics that interest in rises: those with at least {@value #MIN_QUESTIONS}
   * questions in the window and a level above that of the window before it, the steepest first;
   * then those with more questions.
   *
   * <p>A window is a number <i>n</i> of spans of 24 hours that ends now, so that the morning of a
   * day does not look like a fall. The level is the exponential moving average of its <i>n</i>
   * counts with alpha = 2 / (<i>n</i> + 1), where the weights are made to sum to 1: the last 24
   * hours weigh 1, each span before (1 - alpha) times as much as the one after it, and nothing
   * weighs outside of the window.
   *
   * @param window whole days, 1 to {@value #MAX_WINDOW_DAYS}; usual ones are 7, 30 and 90
   * @param limit most topics returned, in [1, {@value #MAX_LIMIT}]
   */
  List<TopicTrend> trending(Duration window, int limit);

  /**
   * Compares what the persona asked about in two periods, per 24 hours of each.
   *
   * @param limit most topics in each list, in [1, {@value #MAX_LIMIT}]
   */
  PeriodComparison compare(Period before, Period after, int limit);

  /** As {@link #compare(Period, Period, int)}, for the periods that words mean. */
  default PeriodComparison compare(String before, String after, int limit) {
    return compare(period(before), period(after), limit);
  }
}
