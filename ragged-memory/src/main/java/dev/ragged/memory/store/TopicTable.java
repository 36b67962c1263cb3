package dev.ragged.memory.store;

import dev.ragged.memory.interest.TopicCounts;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The topics of each persona, with what was counted of them. */
public final class TopicTable {
  /** Columns in the order in which rows are read. */
  static final String COLUMNS =
      "topic.number, topic.persona, topic.key, topic.name, topic.asked, topic.found,"
          + " topic.first_at, topic.last_at, topic.gap_squares, topic.documents, topic.crc";

  /**
   * A topic as it was counted.
   *
   * @param number names it within the memory
   * @param name the topic
   * @param asked questions that spoke of it
   * @param found interactions in which only what was found spoke of it
   * @param firstAt the first of its questions, or of what was found if there are none
   * @param lastAt the last of them
   * @param gapSquares days squared, over the gaps between successive questions
   * @param documents distinct documents shown for its questions
   */
  public record Row(
      long number,
      String name,
      long asked,
      long found,
      Instant firstAt,
      Instant lastAt,
      double gapSquares,
      long documents) {
    /** Returns the counts by which interest is computed; {@link #asked} must be at least 1. */
    public TopicCounts counts() {
      return new TopicCounts(name, asked, firstAt, lastAt, gapSquares, documents);
    }
  }

  private TopicTable() {}

  /** Returns the persona's topics that it asked about most, at most {@code limit}. */
  public static List<Row> mostAsked(Connection connection, Owner owner, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM topic WHERE persona = ? AND asked > 0"
            + " ORDER BY asked DESC, found DESC, number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        limit);
  }

  /** Returns the persona's topics that it asked about since {@code since}, latest first. */
  public static List<Row> since(Connection connection, Owner owner, Instant since, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM topic WHERE persona = ? AND last_at >= ? AND asked > 0"
            + " ORDER BY last_at DESC, number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        since.toEpochMilli(),
        limit);
  }

  /** Returns the persona's topics that were asked or found most, at most {@code limit}. */
  public static List<Row> mostMet(Connection connection, Owner owner, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT "
            + COLUMNS
            + " FROM topic WHERE persona = ? ORDER BY asked DESC, found DESC, number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        limit);
  }

  /** Returns all topics of the persona, those that were only found included, by number. */
  public static List<Row> all(Connection connection, Owner owner) throws SQLException {
    return Sql.list(
        connection,
        "SELECT " + COLUMNS + " FROM topic WHERE persona = ? ORDER BY number",
        row -> row(row, owner),
        owner.persona());
  }

  /** Returns the persona's topic of this name. */
  public static Optional<Row> find(Connection connection, Owner owner, String name)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT " + COLUMNS + " FROM topic WHERE persona = ? AND key = ?",
        row -> row(row, owner),
        owner.persona(),
        owner.cipher().token(name));
  }

  /** Returns the persona's topic with this number. */
  public static Optional<Row> find(Connection connection, Owner owner, long number)
      throws SQLException {
    return Sql.first(
        connection,
        "SELECT " + COLUMNS + " FROM topic WHERE number = ? AND persona = ?",
        row -> row(row, owner),
        number,
        owner.persona());
  }

  /** Reads a row of {@link #COLUMNS}. */
  static Row row(ResultSet row, Owner owner) throws SQLException {
    TopicState state = state(row);
    return new Row(
        state.number,
        owner.open(Table.TOPIC, state.key, state.name),
        state.asked,
        state.found,
        Instant.ofEpochMilli(state.first),
        Instant.ofEpochMilli(state.last),
        state.gapSquares,
        state.documents);
  }

  /** Returns the numbers of the interactions whose questions spoke of a topic. */
  public static List<Long> askedIn(Connection connection, Owner owner, String name)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT sighting.interaction FROM topic JOIN sighting"
            + " ON sighting.persona = topic.persona AND sighting.topic = topic.number"
            + " WHERE topic.persona = ? AND topic.key = ? AND sighting.asked = 1",
        row -> row.getLong(1),
        owner.persona(),
        owner.cipher().token(name));
  }

  static Optional<TopicState> state(PreparedStatements statements, Owner owner, byte[] key)
      throws SQLException {
    return statements.first(
        "SELECT " + COLUMNS + " FROM topic WHERE persona = ? AND key = ?",
        TopicTable::state,
        owner.persona(),
        key);
  }

  static Optional<TopicState> state(PreparedStatements statements, Owner owner, long number)
      throws SQLException {
    return statements.first(
        "SELECT " + COLUMNS + " FROM topic WHERE number = ? AND persona = ?",
        TopicTable::state,
        number,
        owner.persona());
  }

  private static TopicState state(ResultSet row) throws SQLException {
    TopicState state = new TopicState(row.getLong(1), row.getBytes(3), row.getBytes(4));
    state.asked = row.getLong(5);
    state.found = row.getLong(6);
    state.first = row.getLong(7);
    state.last = row.getLong(8);
    state.gapSquares = row.getDouble(9);
    state.documents = row.getLong(10);
    Rows.require("topic", state.number, row.getLong(11), columns(row.getLong(2), state));
    return state;
  }

  static TopicState create(PreparedStatements statements, Owner owner, byte[] key, String name)
      throws SQLException {
    byte[] sealed = owner.seal(Table.TOPIC, key, name);
    long number =
        statements
            .number(
                "INSERT INTO topic (persona, key, name, asked, found, first_at, last_at,"
                    + " gap_squares, documents, crc) VALUES (?, ?, ?, 0, 0, 0, 0, 0, 0, 0)"
                    + " RETURNING number",
                owner.persona(),
                key,
                sealed)
            .orElseThrow();
    return new TopicState(number, key, sealed);
  }

  /** Writes what was counted. */
  static void put(PreparedStatements statements, Owner owner, TopicState state)
      throws SQLException {
    statements.update(
        "UPDATE topic SET asked = ?, found = ?, first_at = ?, last_at = ?, gap_squares = ?,"
            + " documents = ?, crc = ? WHERE number = ? AND persona = ?",
        state.asked,
        state.found,
        state.first,
        state.last,
        state.gapSquares,
        state.documents,
        Rows.checksum(columns(owner.persona(), state)),
        state.number,
        owner.persona());
  }

  static void remove(PreparedStatements statements, Owner owner, long number) throws SQLException {
    statements.update(
        "DELETE FROM topic WHERE number = ? AND persona = ?", number, owner.persona());
  }

  private static Object[] columns(long persona, TopicState state) {
    return new Object[] {
      state.number,
      persona,
      state.key,
      state.name,
      state.asked,
      state.found,
      state.first,
      state.last,
      state.gapSquares,
      state.documents
    };
  }
}
