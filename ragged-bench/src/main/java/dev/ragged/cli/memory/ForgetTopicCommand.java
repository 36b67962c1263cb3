package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.graph.TopicNode;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Erases a topic. */
@Command(
    name = "forget-topic",
    header = "Erase a topic, with the questions that spoke of it.",
    description = {"", "Prints a receipt. Ends with 1 if something was left."})
final class ForgetTopicCommand extends MemoryCommand {
  @Mixin private final TopicName topic = new TopicName();
  @Mixin private final Confirmation confirmation;

  ForgetTopicCommand(Session session) {
    super(session);
    this.confirmation = new Confirmation(session);
  }

  @Override
  Reply reply(Opened opened) throws IOException {
    TopicNode node = opened.topic(topic.name());
    confirmation.require(
        "This erases the topic "
            + Shown.line(node.topic())
            + " and "
            + Shown.count(node.asked(), "question")
            + " about it.");
    return Receipt.reply(opened, opened.persona().eraseTopic(node.topic()));
  }
}
