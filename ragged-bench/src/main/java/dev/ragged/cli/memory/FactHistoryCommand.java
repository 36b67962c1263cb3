package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.text.TextTable;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Shows the versions of a fact. */
@Command(name = "fact-history", header = "Show all versions of a fact, and why they were written.")
final class FactHistoryCommand extends MemoryCommand {
  @Mixin private final FactArgument fact = new FactArgument();

  FactHistoryCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    List<FactVersion> versions = fact.history(opened).versions();
    TextTable table =
        TextTable.ofLetters("><<<<<")
            .row("Version", "What", "Recorded", "Fact", "Holds", "Because");
    versions.forEach(
        version ->
            table.row(
                Integer.toString(version.number()),
                version.kind().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                Shown.time(version.recordedFrom()),
                FactText.sentence(version.fact()),
                version.validity().toString(),
                Shown.start(version.reason().orElse(""))));
    return Reply.of(
        table.withHeads(),
        opened.members().with("versions", versions.stream().map(FactText::json).toList()).map());
  }
}
