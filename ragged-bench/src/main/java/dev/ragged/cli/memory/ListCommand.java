package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Interaction;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.List;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Lists what was asked. */
@Command(
    name = "list",
    header = "List what was asked, latest first.",
    footerHeading = "%nExample:%n",
    footer = "  ragged memory list --since -1h")
final class ListCommand extends MemoryCommand {
  private static final int USUAL = 20;

  @Mixin private final PeriodOptions time = new PeriodOptions();
  @Mixin private final Limit limit = new Limit(USUAL);

  ListCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    long all = opened.persona().count();
    List<Interaction> shown = shown(opened, all);
    TextTable table = TextTable.ofLetters("<<<");
    shown.forEach(
        one -> table.row(Shown.time(one.askedAt()), one.id().toString(), Shown.start(one.query())));
    return Reply.of(
        table.plain()
            + Shown.count(shown.size(), "interaction")
            + " of "
            + Figures.count(all)
            + "\n",
        opened
            .members()
            .with("interactions", shown.stream().map(InteractionText::json).toList())
            .with("all", all)
            .map());
  }

  /** With a period, all interactions are read: the order in which they were recorded decides. */
  private List<Interaction> shown(Opened opened, long all) {
    Optional<Period> period = time.given(opened.persona().activity());
    if (period.isEmpty()) {
      return opened.persona().recent(limit.most());
    }
    return opened.persona().recent((int) Math.max(1, Math.min(all, Integer.MAX_VALUE))).stream()
        .filter(one -> period.get().contains(one.askedAt()))
        .limit(limit.most())
        .toList();
  }
}
