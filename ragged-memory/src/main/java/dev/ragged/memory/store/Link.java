package dev.ragged.memory.store;

import dev.ragged.sqlite.PreparedStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of counted links from a topic: to other topics that were met with it, or to documents
 * that were shown for it.
 */
enum Link {
  TOPIC("topic_pair", "other"),
  DOCUMENT("topic_document", "document");

  /**
   * A link as it was counted.
   *
   * @param target number of what the topic is linked to
   * @param count interactions that had both
   * @param last when the last one was asked
   */
  record Row(long target, long count, long last) {
    Row plus(long at) {
      return new Row(target, count + 1, count == 0 ? at : Math.max(last, at));
    }
  }

  private final String table;
  private final String columns;
  private final String select;
  private final String put;
  private final String removeAll;
  private final String selectOne;
  private final String removeOne;

  Link(String table, String target) {
    this.table = table;
    this.columns =
        Stream.of("topic", target, "persona", "count", "last_at", "crc")
            .map(column -> table + "." + column)
            .collect(Collectors.joining(", "));
    this.select = "SELECT " + columns + " FROM " + table + " WHERE topic = ? AND persona = ?";
    this.put =
        "INSERT INTO "
            + table
            + " (topic, "
            + target
            + ", persona, count, last_at, crc)"
            + " VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (persona, topic, "
            + target
            + ")"
            + " DO UPDATE SET count = excluded.count, last_at = excluded.last_at,"
            + " crc = excluded.crc";
    this.removeAll = "DELETE FROM " + table + " WHERE topic = ? AND persona = ?";
    this.selectOne = select + " AND " + target + " = ?";
    this.removeOne = removeAll + " AND " + target + " = ?";
  }

  Optional<Row> find(PreparedStatements statements, Owner owner, long topic, long target)
      throws SQLException {
    return statements.first(selectOne, this::row, topic, owner.persona(), target);
  }

  List<Row> all(PreparedStatements statements, Owner owner, long topic) throws SQLException {
    return statements.list(select, this::row, topic, owner.persona());
  }

  void put(PreparedStatements statements, Owner owner, long topic, Row link) throws SQLException {
    statements.update(
        put,
        topic,
        link.target(),
        owner.persona(),
        link.count(),
        link.last(),
        Rows.checksum(topic, link.target(), owner.persona(), link.count(), link.last()));
  }

  void removeAll(PreparedStatements statements, Owner owner, long topic) throws SQLException {
    statements.update(removeAll, topic, owner.persona());
  }

  void remove(PreparedStatements statements, Owner owner, long topic, long target)
      throws SQLException {
    statements.update(removeOne, topic, owner.persona(), target);
  }

  private Row row(ResultSet row) throws SQLException {
    return row(row, 1);
  }

  /** Returns the columns that {@link #row(ResultSet, int)} reads. */
  String columns() {
    return columns;
  }

  /** Reads the columns of a row that start with column {@code first}. */
  Row row(ResultSet row, int first) throws SQLException {
    long topic = row.getLong(first);
    Row link = new Row(row.getLong(first + 1), row.getLong(first + 3), row.getLong(first + 4));
    Rows.require(
        table,
        topic + "-" + link.target(),
        row.getLong(first + 5),
        topic,
        link.target(),
        row.getLong(first + 2),
        link.count(),
        link.last());
    return link;
  }
}
