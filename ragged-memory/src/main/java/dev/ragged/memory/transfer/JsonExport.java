package dev.ragged.memory.transfer;

import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import java.io.IOException;
import java.io.OutputStream;
import java.sql.SQLException;

/** Writes a memory as one JSON object; {@link ExportNames} has its members. */
final class JsonExport {
  private JsonExport() {}

  static ExportSummary write(ExportSource source, OutputStream target)
      throws SQLException, IOException {
    JsonOut out = new JsonOut(target);
    AboutSections about = new AboutSections(source, out);
    InteractionSection interactions = new InteractionSection(source, out);
    TopicSection topics = new TopicSection(source, out);
    RelationshipSection relationships = new RelationshipSection(source, out);
    FactSection facts = new FactSection(source, out);
    PreferenceSection preferences = new PreferenceSection(source, out);
    about.writeMetadata();
    about.writePersona();
    interactions.write();
    topics.write();
    relationships.write();
    about.writeSessions();
    facts.write();
    preferences.write();
    out.finish();
    return new ExportSummary(
        ExportFormat.JSON,
        interactions.interactions(),
        interactions.feedback(),
        topics.topics(),
        relationships.relationships(),
        about.sessions(),
        facts.versions(),
        preferences.preferences());
  }
}
