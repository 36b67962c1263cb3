package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import java.time.Instant;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says when a topic was first asked about. */
@Command(name = "first-seen", header = "Say when a topic was first asked about.")
final class FirstSeenCommand extends MemoryCommand {
  @Mixin private final TopicName topic = new TopicName();

  FirstSeenCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    String name = opened.topic(topic.name()).topic();
    Optional<Instant> first = opened.persona().activity().firstSeen(name);
    return Reply.of(
        Shown.line(name)
            + ": "
            + first.map(Shown::time).orElse("never asked about, only found")
            + "\n",
        opened.members().with("topic", name).with("firstSeen", first).map());
  }
}
