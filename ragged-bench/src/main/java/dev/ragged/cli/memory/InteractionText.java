package dev.ragged.cli.memory;

import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.text.Figures;
import dev.ragged.text.TextTable;
import java.util.Locale;
import java.util.Optional;

/** An interaction as text and as JSON. */
final class InteractionText {
  private InteractionText() {}

  static String text(Interaction interaction, Optional<Feedback> feedback) {
    TextTable table =
        TextTable.ofLetters("<<")
            .row("Interaction", interaction.id().toString())
            .row("Asked", Shown.time(interaction.askedAt()))
            .row("Question", Shown.line(interaction.query()));
    interaction.response().ifPresent(text -> table.row("Answer", Shown.line(text)));
    interaction.model().ifPresent(model -> table.row("Answered by", model));
    for (ChunkId hit : interaction.hits()) {
      table.row("Shown", hit.toString());
    }
    interaction.session().ifPresent(session -> table.row("Session", session.toString()));
    table.row("Took", Figures.duration(interaction.latency()));
    interaction.metadata().forEach((key, value) -> table.row(key, Shown.line(value)));
    feedback.ifPresent(
        given ->
            table.row(
                "Feedback",
                given.verdict().name().toLowerCase(Locale.ROOT)
                    + given.correction().map(text -> ": " + Shown.line(text)).orElse("")));
    return table.plain();
  }

  static Object json(Interaction interaction) {
    return members(interaction).map();
  }

  static Object json(Interaction interaction, Optional<Feedback> feedback) {
    return members(interaction).with("feedback", feedback).map();
  }

  private static Members members(Interaction interaction) {
    return new Members()
        .with("id", interaction.id())
        .with("askedAt", interaction.askedAt())
        .with("session", interaction.session())
        .with("question", interaction.query())
        .with("answer", interaction.response())
        .with("model", interaction.model())
        .with("hits", interaction.hits().stream().map(ChunkId::toString).toList())
        .with("latencyMs", interaction.latency())
        .with("metadata", interaction.metadata());
  }
}
