package dev.ragged.cli.memory;

import dev.ragged.cli.Reply;
import dev.ragged.cli.Session;
import dev.ragged.memory.activity.Activity;
import dev.ragged.memory.activity.ActivitySummary;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.io.IOException;
import java.nio.file.Files;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Counts what is kept. */
@Command(name = "stats", header = "Count what is kept, of all time or of a period.")
final class StatsCommand extends MemoryCommand {
  @Mixin private final PeriodOptions time = new PeriodOptions();

  StatsCommand(Session session) {
    super(session);
  }

  @Override
  Reply reply(Opened opened) throws IOException {
    Activity activity = opened.persona().activity();
    ActivitySummary summary = activity.summary(time.period(activity));
    int facts = opened.persona().facts().current().size();
    int preferences = opened.persona().preferences().all().size();
    long bytes = Files.size(store().memory());
    return Reply.of(
        TextTable.ofLetters("<<")
            .row("Persona", opened.name())
            .row("Memory", PersonaText.status(opened.persona().persona()))
            .row("Interactions", Figures.count(summary.interactions()))
            .row("Sessions", Figures.count(summary.sessions()))
            .row("Topics asked about", Figures.count(summary.topics()))
            .row(
                "Most asked about",
                summary.topTopics().stream()
                    .map(TimelineText::topic)
                    .collect(Collectors.joining(", ")))
            .row("A day", Figures.oneDecimal(summary.averagePerDay()))
            .row(
                "Most on",
                summary.peak().map(day -> day.date() + " (" + day.interactions() + ")").orElse("-"))
            .row("Facts that hold", Figures.count(facts))
            .row("Preferences", Figures.count(preferences))
            .row("Database", Figures.bytes((double) bytes) + " for all personas")
            .plain(),
        opened
            .members()
            .with("memory", opened.persona().status())
            .with("period", summary.period())
            .with("interactions", summary.interactions())
            .with("sessions", summary.sessions())
            .with("topics", summary.topics())
            .with("topTopics", summary.topTopics())
            .with("averagePerDay", summary.averagePerDay())
            .with("peak", summary.peak())
            .with("factsThatHold", facts)
            .with("preferences", preferences)
            .with("databaseBytes", bytes)
            .map());
  }
}
