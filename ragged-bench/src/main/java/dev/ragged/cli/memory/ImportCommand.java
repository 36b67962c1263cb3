package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import java.nio.file.Files;
import java.nio.file.Path;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Reads a memory from a file. */
@Command(
    name = "import",
    header = "Add an export, of this persona or another, to a persona's memory.",
    footerHeading = "%nExample:%n",
    footer = "  ragged memory import ana.json --persona ana --dry-run")
final class ImportCommand extends MemoryCommand {
  @Parameters(paramLabel = "FILE", description = "An export as JSON.")
  private Path file = Path.of("");

  @Option(
      names = "--replace",
      description = "What the file says takes the place of what is there; else that stays.")
  private boolean replace;

  @Option(names = "--dry-run", description = "Check the file and count, and change nothing.")
  private boolean dryRun;

  ImportCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no such file: " + file);
    }
    opened.requireOn();
    ImportSummary summary =
        opened
            .persona()
            .importFrom(file, replace ? ImportConflict.REPLACE : ImportConflict.SKIP, dryRun);
    return Reply.of(
        (dryRun ? "Would add " : "Added ")
            + Shown.count(summary.added(), "interaction")
            + (dryRun ? ", replace " : ", replaced ")
            + summary.replaced()
            + (dryRun ? ", skip " : ", skipped ")
            + summary.skipped()
            + "; "
            + Shown.count(summary.factVersions(), "version")
            + " of facts, "
            + Shown.count(summary.preferences(), "preference")
            + ", from the export of "
            + Shown.line(summary.persona())
            + "\n",
        opened.members().with("file", file).with("imported", summary).map());
  }
}
