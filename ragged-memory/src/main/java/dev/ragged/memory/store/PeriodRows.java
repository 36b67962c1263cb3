package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * What was learned from the questions of a period: what would have been learned if there were no
 * others. Counted by plain queries, as {@link Recount} does.
 */
final class PeriodRows implements LearnedRows {
  private static final String SIGHTINGS =
      SightingTable.SELECT
          + " WHERE persona = ? AND topic = ? AND at BETWEEN ? AND ? ORDER BY at, interaction";
  private static final String SIGHTINGS_WITH =
      " FROM sighting a JOIN access d ON d.interaction = a.interaction"
          + " WHERE a.persona = ? AND a.topic = ? AND a.at BETWEEN ? AND ? AND a.asked";
  private static final String DISTINCT_SHOWN = "SELECT count(DISTINCT d.document)" + SIGHTINGS_WITH;
  private static final String PAIRS =
      "SELECT "
          + TopicTable.COLUMNS
          + ", count(*), max(b.at) FROM sighting a"
          + " JOIN sighting b ON b.interaction = a.interaction AND b.topic <> a.topic"
          + " JOIN topic ON topic.number = b.topic AND topic.persona = b.persona"
          + " WHERE a.persona = ? AND a.topic = ? AND a.at BETWEEN ? AND ?"
          + " AND (a.asked OR b.asked) AND topic.key > ? GROUP BY topic.key ORDER BY topic.key";
  private static final String SHOWN =
      "SELECT "
          + DocumentTable.COLUMNS
          + ", n.count, n.last FROM (SELECT d.document, count(*) AS count, max(d.at) AS last"
          + SIGHTINGS_WITH
          + " GROUP BY d.document) n JOIN document ON document.number = n.document"
          + " WHERE document.persona = ? ORDER BY document.key";
  private static final String ACCESSES =
      "SELECT count(*), ifnull(max(at), 0) FROM access"
          + " WHERE persona = ? AND document = ? AND at BETWEEN ? AND ?";

  private final Connection connection;
  private final Owner owner;
  private final MillisRange range;

  PeriodRows(Connection connection, Owner owner, MillisRange range) {
    this.connection = connection;
    this.owner = owner;
    this.range = range;
  }

  @Override
  public void topics(RowSink<TopicTable.Row> sink) throws SQLException, IOException {
    new CountedRows(connection, owner)
        .topics(
            topic -> {
              Optional<TopicTable.Row> counted = counted(topic);
              if (counted.isPresent()) {
                sink.accept(counted.get());
              }
            });
  }

  private Optional<TopicTable.Row> counted(TopicTable.Row topic) throws SQLException, IOException {
    TopicState state = new TopicState(topic.number(), new byte[0], new byte[0]);
    RowStream.each(
        connection,
        SIGHTINGS,
        row -> SightingTable.row(row, owner),
        sighting -> state.see(sighting.asked(), sighting.at()),
        ofTopic(topic));
    if (state.isGone()) {
      return Optional.empty();
    }
    return Optional.of(
        new TopicTable.Row(
            topic.number(),
            topic.name(),
            state.asked,
            state.found,
            Instant.ofEpochMilli(state.first),
            Instant.ofEpochMilli(state.last),
            state.gapSquares,
            Sql.number(connection, DISTINCT_SHOWN, ofTopic(topic))));
  }

  private Object[] ofTopic(TopicTable.Row topic) {
    return new Object[] {owner.persona(), topic.number(), range.first(), range.last()};
  }

  @Override
  public void pairs(TopicTable.Row topic, RowSink<Linked<TopicTable.Row>> sink)
      throws SQLException, IOException {
    RowStream.each(
        connection,
        PAIRS,
        row -> linked(TopicTable.row(row, owner), row, CountedRows.TOPIC_COLUMNS),
        sink,
        owner.persona(),
        topic.number(),
        range.first(),
        range.last(),
        owner.cipher().token(topic.name()));
  }

  @Override
  public void shown(TopicTable.Row topic, RowSink<Linked<DocumentTable.Row>> sink)
      throws SQLException, IOException {
    RowStream.each(
        connection,
        SHOWN,
        row -> linked(DocumentTable.row(row, owner), row, CountedRows.DOCUMENT_COLUMNS),
        sink,
        owner.persona(),
        topic.number(),
        range.first(),
        range.last(),
        owner.persona());
  }

  private static <T> Linked<T> linked(T target, ResultSet row, int before) throws SQLException {
    return new Linked<>(
        target, row.getLong(before + 1), Instant.ofEpochMilli(row.getLong(before + 2)));
  }

  @Override
  public void documents(RowSink<DocumentTable.Row> sink) throws SQLException, IOException {
    new CountedRows(connection, owner)
        .documents(
            document -> {
              DocumentTable.Row counted = counted(document);
              if (counted.accesses() > 0) {
                sink.accept(counted);
              }
            });
  }

  private DocumentTable.Row counted(DocumentTable.Row document) throws SQLException {
    return Sql.first(
            connection,
            ACCESSES,
            row ->
                new DocumentTable.Row(
                    document.number(),
                    document.key(),
                    row.getLong(1),
                    Instant.ofEpochMilli(row.getLong(2))),
            owner.persona(),
            document.number(),
            range.first(),
            range.last())
        .orElseThrow();
  }
}
