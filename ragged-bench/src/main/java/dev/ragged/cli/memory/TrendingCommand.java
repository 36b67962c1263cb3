package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.TopicTrend;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.time.Duration;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists topics that interest rises in. */
@Command(
    name = "trending",
    header = "List the topics that interest rises in, the steepest first.",
    description = {
      "",
      "A level is the moving average of questions a day. Topics with fewer than "
          + Activity.MIN_QUESTIONS
          + " questions in the window are left out."
    })
final class TrendingCommand extends MemoryCommand {
  private static final int USUAL = 10;

  @Option(
      names = "--days",
      paramLabel = "N",
      description =
          "The window, from 1 to " + Activity.MAX_WINDOW_DAYS + ". Default: ${DEFAULT-VALUE}.")
  private int days = 7;

  @Mixin private final Limit limit = new Limit(USUAL);

  TrendingCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    List<TopicTrend> trends =
        opened.persona().activity().trending(Duration.ofDays(days), limit.most());
    TextTable table =
        TextTable.ofLetters("<>>>>").row("Topic", "Questions", "Level", "Before", "Rise");
    trends.forEach(
        trend ->
            table.row(
                trend.topic(),
                Figures.count(trend.questions()),
                Shown.decimal(trend.level()),
                Shown.decimal(trend.previousLevel()),
                Shown.change(trend.slope())));
    return Reply.of(
        trends.isEmpty() ? "No topic rises.\n" : table.withHeads(),
        opened.members().with("days", days).with("trends", trends).map());
  }
}
