package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists topics. */
@Command(name = "topics", header = "List the topics that were asked about, most frequent first.")
final class TopicsCommand extends MemoryCommand {
  private static final int USUAL = 20;

  @Mixin private final Limit limit = new Limit(USUAL);

  TopicsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    List<TopicNode> topics = opened.persona().graph().topics(limit.most());
    TextTable table =
        TextTable.ofLetters("<>>><").row("Topic", "Asked", "Found", "Documents", "Last");
    topics.forEach(
        topic ->
            table.row(
                topic.topic(),
                Figures.count(topic.asked()),
                Figures.count(topic.found()),
                Figures.count(topic.documents()),
                Shown.time(topic.lastAt())));
    return Reply.of(table.withHeads(), opened.members().with("topics", topics).map());
  }
}
