package dev.ragged.memory.activity;

import java.util.Objects;

/**
 * How interest in a topic moves. Immutable.
 *
 * @param topic its name
 * @param questions questions about it in the window, at least {@link Activity#MIN_QUESTIONS}
 * @param level exponential moving average of its questions a day at the end of the window
 * @param previousLevel the same at the end of the window before
 */
public record TopicTrend(String topic, long questions, double level, double previousLevel) {
  public TopicTrend {
    Objects.requireNonNull(topic, "topic");
  }

  /** Returns how much the level rose over one window, in questions a day. */
  public double slope() {
    return level - previousLevel;
  }
}
