package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.interest.ProfileSummary;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import picocli.CommandLine.Command;

/** Says how much is known. */
@Command(
    name = "analytics",
    header = "Say how much is known of what the persona cares about.",
    description = {"", "What that is worth to its searches says 'ragged memory ab-test'."})
final class AnalyticsCommand extends MemoryCommand {
  AnalyticsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) {
    ProfileSummary summary = opened.persona().analytics().profile();
    return Reply.of(
        TextTable.ofLetters("<<")
            .row("Topics", Figures.count(summary.topics()))
            .row(
                "Tracked",
                Figures.count(summary.tracked())
                    + ", asked about at least "
                    + ProfileSummary.TRACKED
                    + " times")
            .row(
                "Sure",
                Figures.count(summary.confident())
                    + ", of a confidence above "
                    + ProfileSummary.CONFIDENT)
            .row(
                "Lately",
                Figures.count(summary.seenLately())
                    + ", asked about in the last "
                    + ProfileSummary.LATELY_DAYS
                    + " days")
            .row(
                "Since",
                summary
                    .since()
                    .map(
                        since ->
                            Shown.time(since)
                                + ", "
                                + Shown.count(summary.age().toDays(), "day")
                                + " ago")
                    .orElse("-"))
            .plain(),
        opened
            .members()
            .with("at", summary.at())
            .with("topics", summary.topics())
            .with("tracked", summary.tracked())
            .with("confident", summary.confident())
            .with("seenLately", summary.seenLately())
            .with("since", summary.since())
            .with("ageDays", summary.age().toDays())
            .map());
  }
}
