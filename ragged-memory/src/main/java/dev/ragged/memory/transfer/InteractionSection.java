package dev.ragged.memory.transfer;

import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.LogReader;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import java.io.IOException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Writes interactions with all feedback on them. */
final class InteractionSection {
  private final ExportSource source;
  private final JsonOut out;
  private long interactions;
  private long feedback;

  InteractionSection(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void write() throws SQLException, IOException {
    out.array(ExportNames.INTERACTIONS);
    source.log().interactions(this::write);
    out.endArray();
  }

  private void write(InteractionTable.Row row) throws SQLException, IOException {
    Interaction interaction = row.interaction();
    List<FeedbackTable.Given> given = source.log().feedback(row.number());
    List<LogReader.Met> met = source.log().met(row.number());
    Optional<Feedback> last = last(given);
    out.element()
        .put(ExportNames.ID, interaction.id().toString())
        .put(ExportNames.PERSONA, source.persona().id().value())
        .put(ExportNames.SESSION, interaction.session().map(UUID::toString))
        .put(ExportNames.TIMESTAMP, interaction.askedAt())
        .put(ExportNames.QUERY, interaction.query())
        .put(ExportNames.RESPONSE, interaction.response())
        .put(ExportNames.DOCUMENTS_SHOWN, shown(interaction))
        .put(ExportNames.TOPICS, topics(met, true))
        .put(ExportNames.FOUND_TOPICS, topics(met, false))
        .put(ExportNames.MODEL, interaction.model())
        .put(ExportNames.LATENCY, Latencies.millis(interaction.latency()))
        .put(ExportNames.FEEDBACK, last.map(Verdicts::text))
        .put(ExportNames.CORRECTION, last.flatMap(Feedback::correction));
    out.array(ExportNames.FEEDBACK_EVENTS);
    for (FeedbackTable.Given each : given) {
      out.element()
          .put(ExportNames.GIVEN_AT, each.at())
          .put(ExportNames.VERDICT, Verdicts.text(each.feedback()))
          .put(ExportNames.CORRECTION, each.feedback().correction())
          .endObject();
    }
    out.endArray().put(ExportNames.METADATA, interaction.metadata()).endObject();
    interactions++;
    feedback += given.size();
  }

  static Optional<Feedback> last(List<FeedbackTable.Given> given) {
    return given.isEmpty() ? Optional.empty() : Optional.of(given.get(given.size() - 1).feedback());
  }

  static List<String> shown(Interaction interaction) {
    return interaction.hits().stream().map(ChunkId::toString).toList();
  }

  static List<String> topics(List<LogReader.Met> met, boolean asked) {
    return met.stream().filter(topic -> topic.asked() == asked).map(LogReader.Met::topic).toList();
  }

  long interactions() {
    return interactions;
  }

  long feedback() {
    return feedback;
  }
}
