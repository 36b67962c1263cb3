package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.graph.RelatedTopic;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Lists topics that hang together with one. */
@Command(name = "related-topics", header = "List the topics that hang together with a topic.")
final class RelatedTopicsCommand extends MemoryCommand {
  private static final int USUAL = 10;

  @Mixin private final TopicName topic = new TopicName();

  @Option(
      names = "--hops",
      paramLabel = "N",
      description =
          "Most pairs in a row, from 1 to " + TopicGraph.MAX_HOPS + ". Default: ${DEFAULT-VALUE}.")
  private int hops = 2;

  @Mixin private final Limit limit = new Limit(USUAL);

  RelatedTopicsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    String name = opened.topic(topic.name()).topic();
    List<RelatedTopic> related = opened.persona().graph().related(name, hops, limit.most());
    TextTable table = TextTable.ofLetters("<>>").row("Topic", "Distance", "Strength");
    related.forEach(
        one ->
            table.row(
                one.topic(), Integer.toString(one.distance()), Shown.decimal(one.strength())));
    return Reply.of(
        table.withHeads(), opened.members().with("topic", name).with("related", related).map());
  }
}
