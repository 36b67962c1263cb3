package dev.ragged.memory.store;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;

/** What was learned, as it was counted. */
final class CountedRows implements LearnedRows {
  static final String TOPICS =
      "SELECT " + TopicTable.COLUMNS + " FROM topic WHERE persona = ? ORDER BY key";
  static final String DOCUMENTS =
      "SELECT " + DocumentTable.COLUMNS + " FROM document WHERE persona = ? ORDER BY key";

  /** Columns of a topic and of a document; those of a link follow. */
  static final int TOPIC_COLUMNS = 11;

  static final int DOCUMENT_COLUMNS = 7;

  private static final String PAIRS =
      "SELECT "
          + TopicTable.COLUMNS
          + ", l.topic, l.other, l.persona, l.count, l.last_at, l.crc FROM topic_pair l"
          + " JOIN topic ON topic.number = l.other AND topic.persona = l.persona"
          + " WHERE l.persona = ? AND l.topic = ? AND topic.key > ? ORDER BY topic.key";
  private static final String SHOWN =
      "SELECT "
          + DocumentTable.COLUMNS
          + ", l.topic, l.document, l.persona, l.count, l.last_at, l.crc FROM topic_document l"
          + " JOIN document ON document.number = l.document AND document.persona = l.persona"
          + " WHERE l.persona = ? AND l.topic = ? ORDER BY document.key";

  private final Connection connection;
  private final Owner owner;

  CountedRows(Connection connection, Owner owner) {
    this.connection = connection;
    this.owner = owner;
  }

  @Override
  public void topics(RowSink<TopicTable.Row> sink) throws SQLException, IOException {
    RowStream.each(connection, TOPICS, row -> TopicTable.row(row, owner), sink, owner.persona());
  }

  @Override
  public void pairs(TopicTable.Row topic, RowSink<Linked<TopicTable.Row>> sink)
      throws SQLException, IOException {
    RowStream.each(
        connection,
        PAIRS,
        row -> linked(TopicTable.row(row, owner), row, TOPIC_COLUMNS, "topic_pair"),
        sink,
        owner.persona(),
        topic.number(),
        owner.cipher().token(topic.name()));
  }

  @Override
  public void shown(TopicTable.Row topic, RowSink<Linked<DocumentTable.Row>> sink)
      throws SQLException, IOException {
    RowStream.each(
        connection,
        SHOWN,
        row -> linked(DocumentTable.row(row, owner), row, DOCUMENT_COLUMNS, "topic_document"),
        sink,
        owner.persona(),
        topic.number());
  }

  @Override
  public void documents(RowSink<DocumentTable.Row> sink) throws SQLException, IOException {
    RowStream.each(
        connection, DOCUMENTS, row -> DocumentTable.row(row, owner), sink, owner.persona());
  }

  private static <T> Linked<T> linked(T target, ResultSet row, int before, String table)
      throws SQLException {
    long topic = row.getLong(before + 1);
    long other = row.getLong(before + 2);
    long count = row.getLong(before + 4);
    long last = row.getLong(before + 5);
    Rows.require(
        table,
        topic + "-" + other,
        row.getLong(before + 6),
        topic,
        other,
        row.getLong(before + 3),
        count,
        last);
    return new Linked<>(target, count, Instant.ofEpochMilli(last));
  }
}
