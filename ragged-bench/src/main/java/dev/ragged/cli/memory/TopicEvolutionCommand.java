package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws how often a topic was asked about over time. */
@Command(name = "topic-evolution", header = "Draw how often a topic was asked about when.")
final class TopicEvolutionCommand extends MemoryCommand {
  @Mixin private final TopicName topic = new TopicName();
  @Mixin private final PeriodOptions time = new PeriodOptions();
  @Mixin private final BucketOption by = new BucketOption();

  TopicEvolutionCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    String name = opened.topic(topic.name()).topic();
    Activity activity = opened.persona().activity();
    Timeline timeline = activity.evolution(name, time.period(activity), by.bucket());
    return Reply.of(
        timeline.chart(), TimelineText.addTo(opened.members().with("topic", name), timeline).map());
  }
}
