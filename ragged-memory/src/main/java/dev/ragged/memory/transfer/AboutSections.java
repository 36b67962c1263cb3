package dev.ragged.memory.transfer;

import dev.ragged.memory.persona.FocusArea;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.time.Period;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** Writes what an export is of: the file itself, the persona and its sessions. */
final class AboutSections {
  private final ExportSource source;
  private final JsonOut out;
  private long sessions;

  AboutSections(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void writeMetadata() throws SQLException, IOException {
    out.object(ExportNames.METADATA)
        .put(ExportNames.PERSONA, source.persona().id().value())
        .put(ExportNames.EXPORTED_AT, source.at())
        .put(ExportNames.RAGGED_VERSION, RaggedVersion.text())
        .put(ExportNames.FORMAT, ExportNames.FORMAT_VERSION)
        .put(ExportNames.TOTAL, source.log().count());
    if (source.period().isPresent()) {
      Period period = source.period().get();
      out.object(ExportNames.PERIOD)
          .put(ExportNames.FROM, Instant.ofEpochMilli(period.fromMillis()))
          .put(ExportNames.TO, Instant.ofEpochMilli(period.toMillis()))
          .endObject();
    }
    out.endObject();
  }

  void writePersona() throws IOException {
    Persona persona = source.persona();
    out.object(ExportNames.PERSONA)
        .put(ExportNames.DESCRIPTION, persona.description().text())
        .array(ExportNames.FOCUS_AREAS);
    for (FocusArea area : persona.description().focusAreas()) {
      out.element()
          .put(ExportNames.NAME, area.name())
          .put(ExportNames.SYNONYMS, area.synonyms())
          .endObject();
    }
    out.endArray()
        .put(ExportNames.STATUS, persona.status().name())
        .put(ExportNames.LEARNING, persona.learning())
        .put(ExportNames.ENCRYPTED, persona.encrypted())
        .put(ExportNames.CREATED_AT, persona.createdAt())
        .put(ExportNames.USED_AT, persona.usedAt())
        .put(ExportNames.USES, persona.uses())
        .endObject();
  }

  void writeSessions() throws SQLException, IOException {
    out.array(ExportNames.SESSIONS);
    source.log().sessions(this::write);
    out.endArray();
  }

  private void write(Session session) throws IOException {
    out.element()
        .put(ExportNames.ID, session.id().toString())
        .put(ExportNames.CREATED_AT, session.createdAt())
        .put(ExportNames.USED_AT, session.usedAt())
        .endObject();
    sessions++;
  }

  long sessions() {
    return sessions;
  }
}
