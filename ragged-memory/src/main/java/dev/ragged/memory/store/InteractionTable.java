package dev.ragged.memory.store;

import dev.ragged.persona.Interaction;
import dev.ragged.spi.ChunkId;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.UUID;

/** The log of interactions: rows are added and erased, never changed. */
public final class InteractionTable {
  /**
   * An interaction and its place in the log.
   *
   * @param number rises with the order of recording
   */
  public record Row(long number, Interaction interaction) {}

  static final String COLUMNS = "number, persona, id, session, asked_at, latency, content, crc";
  private static final String SELECT = "SELECT " + COLUMNS + " FROM interaction WHERE persona = ?";

  private InteractionTable() {}

  /**
   * Adds an interaction, which has a session, and returns its number; or nothing if there is one of
   * this id.
   */
  public static OptionalLong add(
      PreparedStatements statements, Owner owner, Interaction interaction) throws SQLException {
    byte[] id = Ids.bytes(interaction.id());
    byte[] session = Ids.bytes(interaction.session().orElseThrow());
    long askedAt = interaction.askedAt().toEpochMilli();
    long latency = interaction.latency().toNanos();
    byte[] content = owner.seal(Table.INTERACTION, id, text(interaction));
    return statements.number(
        "INSERT INTO interaction (persona, id, session, asked_at, latency, content, crc)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (persona, id) DO NOTHING RETURNING number",
        owner.persona(),
        id,
        session,
        askedAt,
        latency,
        content,
        Rows.checksum(owner.persona(), id, session, askedAt, latency, content));
  }

  /** Returns whether the persona has an interaction of this id. */
  public static boolean exists(PreparedStatements statements, Owner owner, UUID id)
      throws SQLException {
    return statements
        .number(
            "SELECT 1 FROM interaction WHERE persona = ? AND id = ?",
            owner.persona(),
            Ids.bytes(id))
        .isPresent();
  }

  /** Returns the persona's last interactions by the time of asking, latest first. */
  public static List<Row> recent(Connection connection, Owner owner, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT + " ORDER BY asked_at DESC, number DESC LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        limit);
  }

  /**
   * Returns the persona's interactions asked in [from, to), oldest first, at most {@code limit}.
   */
  public static List<Row> between(
      Connection connection, Owner owner, Instant from, Instant to, int limit) throws SQLException {
    return Sql.list(
        connection,
        SELECT + " AND asked_at >= ? AND asked_at < ? ORDER BY asked_at, number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        from.toEpochMilli(),
        to.toEpochMilli(),
        limit);
  }

  /** Returns the persona's interactions recorded after {@code number}, in order. */
  public static List<Row> after(Connection connection, Owner owner, long number, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT + " AND number > ? ORDER BY number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        number,
        limit);
  }

  /**
   * Returns the persona's interactions recorded after {@code number} whose question has no vector
   * of this embedder, in order.
   */
  public static List<Row> withoutVector(
      Connection connection, Owner owner, long embedder, long number, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT
            + " AND number > ? AND NOT EXISTS (SELECT 1 FROM question_vector"
            + " WHERE question_vector.interaction = interaction.number AND embedder = ?)"
            + " ORDER BY number LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        number,
        embedder,
        limit);
  }

  /** Returns the number of the persona's interaction recorded last, or 0. */
  public static long last(Connection connection, Owner owner) throws SQLException {
    return Sql.number(
        connection,
        "SELECT coalesce(max(number), 0) FROM interaction WHERE persona = ?",
        owner.persona());
  }

  /** Returns the persona's interaction of this id. */
  public static Optional<Row> find(Connection connection, Owner owner, UUID id)
      throws SQLException {
    return Sql.first(
        connection, SELECT + " AND id = ?", row -> row(row, owner), owner.persona(), Ids.bytes(id));
  }

  /** Returns the persona's interaction of this number. */
  public static Optional<Row> find(Connection connection, Owner owner, long number)
      throws SQLException {
    return Sql.first(
        connection, SELECT + " AND number = ?", row -> row(row, owner), owner.persona(), number);
  }

  /** Returns the numbers of the persona's interactions asked in [from, to). */
  public static List<Long> numbers(Connection connection, Owner owner, Instant from, Instant to)
      throws SQLException {
    return Sql.list(
        connection,
        "SELECT number FROM interaction WHERE persona = ? AND asked_at >= ? AND asked_at < ?",
        row -> row.getLong(1),
        owner.persona(),
        from.toEpochMilli(),
        to.toEpochMilli());
  }

  static Optional<Row> find(PreparedStatements statements, Owner owner, UUID id)
      throws SQLException {
    return statements.first(
        SELECT + " AND id = ?", row -> row(row, owner), owner.persona(), Ids.bytes(id));
  }

  /** Returns how many interactions of the persona there are. */
  public static long count(Connection connection, Owner owner) throws SQLException {
    return Sql.number(
        connection, "SELECT count(*) FROM interaction WHERE persona = ?", owner.persona());
  }

  /** Reads a row of {@link #COLUMNS}. */
  static Row row(ResultSet row, Owner owner) throws SQLException {
    byte[] id = row.getBytes(3);
    byte[] session = row.getBytes(4);
    byte[] content = row.getBytes(7);
    long number = row.getLong(1);
    Rows.require(
        "interaction",
        number,
        row.getLong(8),
        owner.persona(),
        id,
        session,
        row.getLong(5),
        row.getLong(6),
        content);
    Json json = Json.parse(owner.open(Table.INTERACTION, id, content));
    return new Row(
        number,
        new Interaction(
            Ids.uuid(id),
            Optional.of(Ids.uuid(session)),
            json.text("query"),
            json.optional("response"),
            Instant.ofEpochMilli(row.getLong(5)),
            json.texts("hits").stream().map(ChunkId::parse).toList(),
            json.optional("model"),
            Duration.ofNanos(row.getLong(6)),
            json.map("metadata")));
  }

  private static String text(Interaction interaction) {
    return Json.object()
        .put("query", interaction.query())
        .put("response", interaction.response())
        .put("hits", interaction.hits().stream().map(ChunkId::toString).toList())
        .put("model", interaction.model())
        .put("metadata", interaction.metadata())
        .toString();
  }
}
