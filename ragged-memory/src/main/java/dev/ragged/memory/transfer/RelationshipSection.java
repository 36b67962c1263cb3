package dev.ragged.memory.transfer;

import dev.ragged.document.PersonaId;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.spi.DocumentKey;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Instant;

/** Writes the edges of the topic graph, each once. */
final class RelationshipSection {
  private final ExportSource source;
  private final JsonOut out;
  private long relationships;

  RelationshipSection(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void write() throws SQLException, IOException {
    out.array(ExportNames.RELATIONSHIPS);
    source.learned().topics(this::write);
    source
        .learned()
        .documents(
            document ->
                write(
                    source.persona().id().value(),
                    document.key(),
                    RelationshipType.ACCESSED,
                    document.accesses(),
                    document.lastAt()));
    out.endArray();
  }

  private void write(TopicTable.Row topic) throws SQLException, IOException {
    if (topic.asked() > 0) {
      write(
          source.persona().id().value(),
          topic.name(),
          RelationshipType.INTERESTED_IN,
          topic.asked(),
          topic.lastAt());
    }
    source
        .learned()
        .pairs(
            topic,
            pair ->
                write(
                    topic.name(),
                    pair.target().name(),
                    RelationshipType.CO_OCCURS,
                    pair.count(),
                    pair.lastAt()));
    source
        .learned()
        .shown(
            topic,
            shown ->
                write(
                    topic.name(),
                    shown.target().key(),
                    RelationshipType.SHOWN_FOR,
                    shown.count(),
                    shown.lastAt()));
  }

  private void write(
      String from, DocumentKey to, RelationshipType type, long frequency, Instant lastSeen)
      throws IOException {
    begin(from, to.id(), type, frequency, lastSeen);
    out.put(ExportNames.OWNER, to.owner().map(PersonaId::value)).endObject();
  }

  private void write(
      String from, String to, RelationshipType type, long frequency, Instant lastSeen)
      throws IOException {
    begin(from, to, type, frequency, lastSeen);
    out.endObject();
  }

  private void begin(
      String from, String to, RelationshipType type, long frequency, Instant lastSeen)
      throws IOException {
    out.element()
        .put(ExportNames.FROM, from)
        .put(ExportNames.TO, to)
        .put(ExportNames.TYPE, type.name())
        .put(ExportNames.FREQUENCY, frequency)
        .put(ExportNames.LAST_SEEN, lastSeen);
    relationships++;
  }

  long relationships() {
    return relationships;
  }
}
