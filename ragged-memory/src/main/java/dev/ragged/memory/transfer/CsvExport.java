package dev.ragged.memory.transfer;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.store.FeedbackTable;
import dev.ragged.memory.store.InteractionTable;
import dev.ragged.memory.store.LogReader;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Writes interactions as a table. Lists and metadata stand in their cell as JSON, because any
 * separator may occur in what they hold.
 */
final class CsvExport {
  private static final List<String> COLUMNS =
      List.of(
          ExportNames.ID,
          ExportNames.PERSONA,
          ExportNames.SESSION,
          ExportNames.TIMESTAMP,
          ExportNames.QUERY,
          ExportNames.RESPONSE,
          ExportNames.DOCUMENTS_SHOWN,
          ExportNames.TOPICS,
          ExportNames.MODEL,
          ExportNames.LATENCY,
          ExportNames.FEEDBACK,
          ExportNames.CORRECTION,
          ExportNames.METADATA);
  private static final JsonFactory JSON = new JsonFactory();

  private final ExportSource source;
  private final Writer out;
  private long interactions;
  private long verdicts;

  private CsvExport(ExportSource source, Writer out) {
    this.source = source;
    this.out = out;
  }

  static ExportSummary write(ExportSource source, OutputStream target)
      throws SQLException, IOException {
    Writer out = new BufferedWriter(new OutputStreamWriter(target, StandardCharsets.UTF_8));
    CsvExport export = new CsvExport(source, out);
    out.write(CsvLine.of(COLUMNS));
    source.log().interactions(export::write);
    out.flush();
    return new ExportSummary(ExportFormat.CSV, export.interactions, export.verdicts, 0, 0, 0, 0, 0);
  }

  private void write(InteractionTable.Row row) throws SQLException, IOException {
    Interaction interaction = row.interaction();
    List<FeedbackTable.Given> given = source.log().feedback(row.number());
    List<LogReader.Met> met = source.log().met(row.number());
    Optional<Feedback> last = InteractionSection.last(given);
    out.write(
        CsvLine.of(
            List.of(
                interaction.id().toString(),
                source.persona().id().value(),
                interaction.session().map(UUID::toString).orElse(""),
                IsoTimes.text(interaction.askedAt()),
                interaction.query(),
                interaction.response().orElse(""),
                json(InteractionSection.shown(interaction)),
                json(InteractionSection.topics(met, true)),
                interaction.model().orElse(""),
                Latencies.millis(interaction.latency()).toPlainString(),
                last.map(Verdicts::text).orElse(""),
                last.flatMap(Feedback::correction).orElse(""),
                json(interaction.metadata()))));
    interactions++;
    verdicts += last.isPresent() ? 1 : 0;
  }

  private static String json(List<String> values) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartArray();
      for (String value : values) {
        generator.writeString(value);
      }
      generator.writeEndArray();
    }
    return text.toString();
  }

  private static String json(Map<String, String> values) throws IOException {
    StringWriter text = new StringWriter();
    try (JsonGenerator generator = JSON.createGenerator(text)) {
      generator.writeStartObject();
      for (Map.Entry<String, String> entry : values.entrySet()) {
        generator.writeStringField(entry.getKey(), entry.getValue());
      }
      generator.writeEndObject();
    }
    return text.toString();
  }
}
