package dev.ragged.memory.transfer;

import dev.ragged.memory.store.TopicTable;
import java.io.IOException;
import java.sql.SQLException;

/** Writes topics with how much the persona cares about them at the time of the export. */
final class TopicSection {
  private final ExportSource source;
  private final JsonOut out;
  private long topics;

  TopicSection(ExportSource source, JsonOut out) {
    this.source = source;
    this.out = out;
  }

  void write() throws SQLException, IOException {
    out.array(ExportNames.TOPICS);
    source.learned().topics(this::write);
    out.endArray();
  }

  private void write(TopicTable.Row topic) throws IOException {
    // A topic that was never asked about is known, but nothing says that the persona cares.
    double interest =
        topic.asked() == 0
            ? 0
            : source.formula().interest(topic.counts(), source.at()).confidence();
    out.element()
        .put(ExportNames.NAME, topic.name())
        .put(ExportNames.INTEREST_LEVEL, interest)
        .put(ExportNames.FIRST_SEEN, topic.firstAt())
        .put(ExportNames.LAST_SEEN, topic.lastAt())
        .put(ExportNames.FREQUENCY, topic.asked())
        .put(ExportNames.FOUND, topic.found())
        .put(ExportNames.DOCUMENTS, topic.documents())
        .endObject();
    topics++;
  }

  long topics() {
    return topics;
  }
}
