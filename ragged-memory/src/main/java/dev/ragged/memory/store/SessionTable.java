package dev.ragged.memory.store;

import dev.ragged.memory.persona.Session;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** The sessions: times in which a persona asked without a long pause. */
public final class SessionTable {
  private static final String SELECT =
      "SELECT persona, id, created_at, used_at, crc FROM session WHERE persona = ?";
  private static final Duration LONGEST = Duration.ofMillis(Long.MAX_VALUE);

  private SessionTable() {}

  /**
   * Notes a use of a session at {@code at} and returns it: the one that is named, or else the one
   * that {@code at} is within or no longer than {@code ttl} away from, the last used of them, or
   * else a new one. So what is recorded late, or long after it was asked, joins its own time.
   */
  public static UUID use(
      PreparedStatements statements,
      Owner owner,
      Optional<UUID> named,
      Instant at,
      Duration ttl,
      Supplier<UUID> newId)
      throws SQLException {
    Optional<Session> present =
        named.isPresent()
            ? find(statements, owner, named.get())
            : present(statements, owner, at, ttl);
    Session used =
        present
            .map(
                row -> new Session(row.id(), earlier(row.createdAt(), at), later(row.usedAt(), at)))
            .orElseGet(() -> new Session(named.orElseGet(newId), at, at));
    if (present.isEmpty() || !present.get().equals(used)) {
      put(statements, owner, used);
    }
    return used.id();
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }

  private static Instant later(Instant a, Instant b) {
    return a.isAfter(b) ? a : b;
  }

  private static Optional<Session> find(PreparedStatements statements, Owner owner, UUID id)
      throws SQLException {
    return statements.first(
        SELECT + " AND id = ?", row -> row(row, owner), owner.persona(), Ids.bytes(id));
  }

  /** Returns the last used session that {@code at} is within, or no longer than ttl away from. */
  private static Optional<Session> present(
      PreparedStatements statements, Owner owner, Instant at, Duration ttl) throws SQLException {
    long pause = ttl.compareTo(LONGEST) > 0 ? Long.MAX_VALUE : ttl.toMillis();
    long from = moved(at.toEpochMilli(), -pause);
    long to = moved(at.toEpochMilli(), pause);
    Optional<Session> near =
        statements.first(
            SELECT + " AND used_at BETWEEN ? AND ? ORDER BY used_at DESC, id LIMIT 1",
            row -> row(row, owner),
            owner.persona(),
            from,
            to);
    return near.isPresent()
        ? near
        : statements
            .first(
                SELECT + " AND used_at > ? ORDER BY used_at, id LIMIT 1",
                row -> row(row, owner),
                owner.persona(),
                to)
            .filter(session -> session.createdAt().toEpochMilli() <= to);
  }

  /** Returns {@code millis + by}, or the end of time that it would pass. */
  private static long moved(long millis, long by) {
    long sum = millis + by;
    boolean passed = by > 0 ? sum < millis : sum > millis;
    return passed ? by > 0 ? Long.MAX_VALUE : Long.MIN_VALUE : sum;
  }

  /** Returns the persona's sessions, last used first. */
  public static List<Session> list(Connection connection, Owner owner, int limit)
      throws SQLException {
    return Sql.list(
        connection,
        SELECT + " ORDER BY used_at DESC, id LIMIT ?",
        row -> row(row, owner),
        owner.persona(),
        limit);
  }

  private static void put(PreparedStatements statements, Owner owner, Session session)
      throws SQLException {
    byte[] id = Ids.bytes(session.id());
    long created = session.createdAt().toEpochMilli();
    long used = session.usedAt().toEpochMilli();
    statements.update(
        "INSERT INTO session (persona, id, created_at, used_at, crc) VALUES (?, ?, ?, ?, ?)"
            + " ON CONFLICT (persona, id) DO UPDATE SET created_at = excluded.created_at,"
            + " used_at = excluded.used_at, crc = excluded.crc",
        owner.persona(),
        id,
        created,
        used,
        Rows.checksum(owner.persona(), id, created, used));
  }

  /** Removes the persona's sessions that have no interactions any more. */
  public static void removeEmpty(Connection connection, Owner owner) throws SQLException {
    Sql.update(
        connection,
        "DELETE FROM session WHERE persona = ? AND NOT EXISTS (SELECT 1 FROM interaction i"
            + " WHERE i.persona = session.persona AND i.session = session.id)",
        owner.persona());
  }

  /** Removes a session if it has no interactions any more. */
  static void removeIfEmpty(PreparedStatements statements, Owner owner, UUID session)
      throws SQLException {
    statements.update(
        "DELETE FROM session WHERE persona = ?1 AND id = ?2 AND NOT EXISTS (SELECT 1"
            + " FROM interaction i WHERE i.persona = ?1 AND i.session = ?2)",
        owner.persona(),
        Ids.bytes(session));
  }

  static Session row(ResultSet row, Owner owner) throws SQLException {
    byte[] id = row.getBytes(2);
    Rows.require(
        "session",
        "of persona " + owner.persona(),
        row.getLong(5),
        owner.persona(),
        id,
        row.getLong(3),
        row.getLong(4));
    return new Session(
        Ids.uuid(id), Instant.ofEpochMilli(row.getLong(3)), Instant.ofEpochMilli(row.getLong(4)));
  }
}
