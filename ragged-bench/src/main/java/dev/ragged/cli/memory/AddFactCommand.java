package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.Facts;
import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactVersion;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** States a fact. */
@Command(
    name = "add-fact",
    header = "State a fact, and when it holds.",
    description = {
      "",
      "Nothing that was stated is rewritten. Where facts exclude each other, the one that starts"
          + " last holds."
    },
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged memory add-fact \"works at\" Initech --from 2024-03-01 --hold SINGLE",
      "  ragged memory add-fact likes tea --confidence 0.9"
    })
final class AddFactCommand extends MemoryCommand {
  @Parameters(index = "0", paramLabel = "PREDICATE", description = "The type of the fact.")
  private String predicate = "";

  @Parameters(index = "1", paramLabel = "OBJECT", description = "Its content.")
  private String object = "";

  @Option(
      names = "--subject",
      paramLabel = "TEXT",
      description = "Whom or what it is about. Default: " + Fact.SELF + ", the persona.")
  private String subject = Fact.SELF;

  @Option(
      names = "--hold",
      paramLabel = "HOW",
      description =
          "${COMPLETION-CANDIDATES}: declares how many facts of this type hold at a time.")
  private @Nullable Cardinality hold;

  @Mixin private final FactParts parts = new FactParts();

  AddFactCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    opened.requireOn();
    Facts facts = opened.persona().facts();
    Fact fact =
        parts.on(Fact.builder(predicate, object).subject(subject), opened.persona().activity());
    if (hold != null) {
      facts.declare(predicate, hold);
    }
    FactVersion stated = facts.find(facts.state(fact)).orElseThrow();
    return Reply.of(
        FactText.table(List.of(stated)),
        opened.members().with("fact", FactText.json(stated)).map());
  }
}
