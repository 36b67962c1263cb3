package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.PeriodComparison;
import dev.ragged.memory.activity.TopicChange;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.List;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Compares two periods. */
@Command(
    name = "compare-periods",
    header = "Compare what was asked about in two periods, per day of each.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  ragged memory compare-periods \"last week\" \"this week\"",
      "  ragged memory compare-periods 2026-01..2026-03 -30d"
    })
final class ComparePeriodsCommand extends MemoryCommand {
  private static final int USUAL = 10;

  @Parameters(index = "0", paramLabel = "BEFORE", description = "The first period.")
  private String before = "";

  @Parameters(index = "1", paramLabel = "AFTER", description = "The second.")
  private String after = "";

  @Mixin private final Limit limit = new Limit(USUAL);

  ComparePeriodsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    Activity activity = opened.persona().activity();
    PeriodComparison comparison = activity.compare(before, after, limit.most());
    TextTable table =
        TextTable.ofLetters("<<>>>").row("", "Topic", "Before", "After", "Change a day");
    add(table, "new", comparison.appeared());
    add(table, "more", comparison.risen());
    add(table, "less", comparison.fallen());
    add(table, "gone", comparison.gone());
    return Reply.of(table.withHeads(), opened.members().with("comparison", comparison).map());
  }

  private static void add(TextTable table, String what, List<TopicChange> changes) {
    changes.forEach(
        change ->
            table.row(
                what,
                change.topic(),
                Figures.count(change.before()),
                Figures.count(change.after()),
                Shown.change(change.change())));
  }
}
