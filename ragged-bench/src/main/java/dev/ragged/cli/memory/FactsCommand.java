package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.fact.FactVersion;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Lists facts. */
@Command(
    name = "facts",
    header = "List the facts that hold, now or at another time.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged memory facts --predicate \"works at\"",
      "  ragged memory facts --as-of 2024-06-01 --known-at -30d"
    })
final class FactsCommand extends MemoryCommand {
  @Option(
      names = "--as-of",
      paramLabel = "WHEN",
      description = "What held when that time began. Default: now.")
  private @Nullable String asOf;

  @Option(
      names = "--known-at",
      paramLabel = "WHEN",
      description = "As it was known when that time began. Default: by all that is known.")
  private @Nullable String knownAt;

  @Option(names = "--subject", paramLabel = "TEXT", description = "Only facts about it.")
  private @Nullable String subject;

  @Option(names = "--predicate", paramLabel = "TEXT", description = "Only facts of this type.")
  private @Nullable String predicate;

  FactsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    Activity activity = opened.persona().activity();
    Instant valid = Moments.of(activity, asOf == null ? "now" : asOf);
    Instant known = knownAt == null ? Instant.MAX : Moments.of(activity, knownAt);
    List<FactVersion> facts =
        opened.persona().facts().asOf(valid, known).stream()
            .filter(version -> subject == null || version.fact().subject().equals(subject))
            .filter(version -> predicate == null || version.fact().predicate().equals(predicate))
            .toList();
    return Reply.of(
        FactText.table(facts),
        opened.members().with("facts", facts.stream().map(FactText::json).toList()).map());
  }
}
