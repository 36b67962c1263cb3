package dev.ragged.cli.memory;

import dev.ragged.memory.activity.Timeline;
import dev.ragged.memory.activity.TimelineBucket;
import dev.ragged.memory.activity.TopicCount;
import java.util.stream.Collectors;

/** A timeline as text and as JSON. */
final class TimelineText {
  private TimelineText() {}

  /** Returns the chart, and for each part in which something was asked its topics. */
  static String text(Timeline timeline) {
    StringBuilder text = new StringBuilder(timeline.chart());
    for (TimelineBucket part : timeline.buckets()) {
      if (!part.topics().isEmpty()) {
        text.append(part.label()).append(": ").append(topics(part)).append('\n');
      }
    }
    return text.toString();
  }

  private static String topics(TimelineBucket part) {
    return part.topics().stream().map(TimelineText::topic).collect(Collectors.joining(", "));
  }

  static String topic(TopicCount topic) {
    return Shown.line(topic.topic()) + " (" + topic.count() + ")";
  }

  static Members addTo(Members members, Timeline timeline) {
    return members
        .with("period", timeline.period())
        .with("by", timeline.bucket())
        .with("total", timeline.total())
        .with("average", timeline.average())
        .with("peak", timeline.peak().map(TimelineBucket::label))
        .with("parts", timeline.buckets());
  }
}
