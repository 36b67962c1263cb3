package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.interest.Interest;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows one topic. */
@Command(name = "topic-info", header = "Show a topic, and what was met together with it.")
final class TopicInfoCommand extends MemoryCommand {
  private static final int USUAL = 5;

  @Mixin private final TopicName topic = new TopicName();
  @Mixin private final Limit limit = new Limit(USUAL);

  TopicInfoCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    TopicNode node = opened.topic(topic.name());
    Optional<Interest> interest = opened.persona().profile().find(node.topic());
    List<TopicPair> pairs = opened.persona().graph().coOccurring(node.topic(), limit.most());
    List<TopicDocument> documents = opened.persona().graph().documents(node.topic(), limit.most());
    TextTable table =
        TextTable.ofLetters("<<")
            .row("Topic", node.topic())
            .row(
                "Confidence",
                interest
                    .map(found -> Shown.decimal(found.confidence()))
                    .orElse("never asked about"))
            .row("Asked", Figures.count(node.asked()))
            .row("Found only", Figures.count(node.found()))
            .row("First", Shown.time(node.firstAt()))
            .row("Last", Shown.time(node.lastAt()));
    pairs.forEach(
        pair -> table.row("Met with", GraphText.other(pair, node) + " (" + pair.count() + ")"));
    documents.forEach(
        shown -> table.row("Document", shown.document().id() + " (" + shown.count() + ")"));
    return Reply.of(
        table.plain(),
        opened
            .members()
            .with("topic", node)
            .with("interest", interest)
            .with("metWith", pairs.stream().map(pair -> GraphText.json(pair, node)).toList())
            .with("documents", documents.stream().map(GraphText::json).toList())
            .map());
  }
}
