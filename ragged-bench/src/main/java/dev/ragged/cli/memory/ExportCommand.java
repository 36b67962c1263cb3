package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Writes a memory to a file. */
@Command(
    name = "export",
    header = "Write all that is kept of a persona to a file, in plain text.",
    description = {
      "",
      "The file must not be there yet, and only you can read it. JSON is complete and can be"
          + " imported; CSV is a table of the interactions."
    },
    footerHeading = "%nExample:%n",
    footer = "  ragged memory export ana.json --persona ana --since \"last year\"")
final class ExportCommand extends MemoryCommand {
  @Parameters(paramLabel = "FILE", description = "A new file.")
  private Path file = Path.of("");

  @Option(
      names = "--format",
      paramLabel = "FORMAT",
      description = "${COMPLETION-CANDIDATES}. Default: ${DEFAULT-VALUE}.")
  private ExportFormat format = ExportFormat.JSON;

  @Mixin private final PeriodOptions time = new PeriodOptions();

  ExportCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    ExportSummary summary =
        opened.persona().export(file, format, time.given(opened.persona().activity()));
    return Reply.of(
        "Wrote "
            + Shown.count(summary.interactions(), "interaction")
            + ", "
            + Shown.count(summary.topics(), "topic")
            + ", "
            + Shown.count(summary.factVersions(), "version")
            + " of facts and "
            + Shown.count(summary.preferences(), "preference")
            + " to "
            + file
            + "\n",
        opened.members().with("file", file).with("exported", summary).map());
  }
}
