package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.interest.Interest;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows an interest profile. */
@Command(
    name = "profile",
    header = "Show what the persona cares about now, the surest first.",
    description = {
      "",
      "Confidence, from 0 to 1, grows with how often, how lately, how regularly and in how many"
          + " documents a topic was met, and fades when it is not."
    })
final class ProfileCommand extends MemoryCommand {
  private static final int USUAL = 10;

  @Mixin private final Limit limit = new Limit(USUAL);

  ProfileCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    List<Interest> interests = opened.persona().profile().top(limit.most());
    return Reply.of(
        "Interest profile of " + Shown.line(opened.name()) + "\n" + text(interests),
        opened.members().with("interests", interests).map());
  }

  static String text(List<Interest> interests) {
    if (interests.isEmpty()) {
      return "  Nothing is known yet.\n";
    }
    StringBuilder text = new StringBuilder();
    int number = 1;
    for (Interest interest : interests) {
      text.append("  ")
          .append(number++)
          .append(". ")
          .append(Shown.line(interest.topic()))
          .append("\n     confidence ")
          .append(Shown.decimal(interest.confidence()))
          .append(", asked ")
          .append(Shown.count(interest.frequency(), "time"))
          .append(", ")
          .append(Shown.count(interest.documents(), "document"))
          .append(", last seen ")
          .append(Shown.time(interest.lastSeen()))
          .append('\n');
    }
    return text.toString();
  }
}
