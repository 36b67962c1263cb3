package dev.ragged.cli.memory;

import dev.ragged.Ragged;
import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.PersonalMemory;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.AuditHash;
import dev.ragged.memory.privacy.AuditHead;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows and checks the audit log. */
@Command(
    name = "audit-log",
    header = "Show what was done to memories, without content, and check that nothing was changed.",
    description = {
      "",
      "The last line names the end of the log. Kept elsewhere and given with --expect, it shows"
          + " later that nothing up to there was changed or cut off. Ends with 1 if something was."
    })
final class AuditLogCommand extends StoreCommand {
  private static final int USUAL = 50;

  @Mixin private final Limit limit = new Limit(USUAL);

  @Option(names = "--expect", paramLabel = "NUMBER:HASH", description = "Where the log ended once.")
  private @Nullable String expect;

  AuditLogCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Ragged ragged, PersonalMemory memory) {
    List<AuditEntry> entries = memory.auditLog().entries();
    AuditHead head = memory.auditLog().head();
    OptionalLong damaged = memory.auditLog().verify(expected());
    List<AuditEntry> last =
        entries.subList(Math.max(0, entries.size() - limit.most()), entries.size());
    String verdict =
        damaged.isPresent()
            ? "NOT AS WRITTEN from entry " + damaged.getAsLong() + " on.\n"
            : "As it was written.\n";
    return Reply.of(
            table(last, names(memory)) + verdict + "End: " + text(head) + "\n",
            new Members()
                .with("entries", last.stream().map(AuditLogCommand::json).toList())
                .with("all", entries.size())
                .with("sound", damaged.isEmpty())
                .with("damagedFrom", damaged)
                .with("end", text(head))
                .map())
        .failingIf(damaged.isPresent());
  }

  private AuditHead expected() {
    if (expect == null) {
      return AuditHead.EMPTY;
    }
    int colon = expect.indexOf(':');
    try {
      return new AuditHead(
          Long.parseLong(expect.substring(0, Math.max(0, colon))),
          new AuditHash(expect.substring(colon + 1)));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "--expect takes an end as this command prints it, NUMBER:HASH: expect=" + expect, e);
    }
  }

  private static String text(AuditHead head) {
    return head.sequence() + ":" + head.hash();
  }

  private static Map<Long, String> names(PersonalMemory memory) {
    return memory.personas().list().stream()
        .collect(Collectors.toMap(Persona::number, persona -> persona.id().value()));
  }

  private static String table(List<AuditEntry> entries, Map<Long, String> names) {
    TextTable table = TextTable.ofLetters("><<<>").row("Entry", "When", "What", "Persona", "Items");
    for (AuditEntry entry : entries) {
      table.row(
          Long.toString(entry.sequence()),
          Shown.time(entry.at()),
          entry.action().name().toLowerCase(Locale.ROOT).replace('_', ' '),
          entry.persona() == 0
              ? "-"
              : names.getOrDefault(entry.persona(), "number " + entry.persona()),
          Figures.count(entry.items()));
    }
    return table.withHeads();
  }

  static Object json(AuditEntry entry) {
    return new Members()
        .with("entry", entry.sequence())
        .with("at", entry.at())
        .with("action", entry.action())
        .with("personaNumber", entry.persona())
        .with("items", entry.items())
        .with("hash", entry.hash().hex())
        .map();
  }
}
