package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.Timeline;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Draws activity over time. */
@Command(
    name = "timeline",
    header = "Draw how much was asked when, and name its topics.",
    footerHeading = "%nExample:%n",
    footer = "  ragged memory timeline --since \"last month\" --by WEEK")
final class TimelineCommand extends MemoryCommand {
  @Mixin private final PeriodOptions time = new PeriodOptions();
  @Mixin private final BucketOption by = new BucketOption();

  TimelineCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    Activity activity = opened.persona().activity();
    Timeline timeline = activity.timeline(time.period(activity), by.bucket());
    return Reply.of(
        TimelineText.text(timeline), TimelineText.addTo(opened.members(), timeline).map());
  }
}
