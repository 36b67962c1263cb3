package dev.ragged.memory.store;

import dev.ragged.memory.time.Period;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads when a persona asked, and about what, within one state of the database. Reads indexes only,
 * which have no checksums. One thread at a time.
 */
public final class ActivityReader implements AutoCloseable {
  /** The first and the last interaction. */
  public record Span(Instant first, Instant last) {}

  private static final String FIRST =
      "SELECT asked_at FROM interaction WHERE persona = ? ORDER BY asked_at LIMIT 1";
  private static final String LAST =
      "SELECT asked_at FROM interaction WHERE persona = ? ORDER BY asked_at DESC LIMIT 1";
  private static final String INTERACTIONS =
      "SELECT asked_at FROM interaction WHERE persona = ? AND asked_at >= ? AND asked_at < ?"
          + " ORDER BY asked_at";

  // Most sessions lie in the period as a whole; of the others each is looked into.
  private static final String SESSIONS =
      "SELECT count(*) FROM session WHERE persona = ?1 AND used_at >= ?2 AND created_at < ?3"
          + " AND (created_at >= ?2 AND used_at < ?3 OR EXISTS"
          + " (SELECT 1 FROM interaction WHERE interaction.persona = ?1"
          + " AND interaction.session = session.id AND asked_at >= ?2 AND asked_at < ?3))";

  // A row for each sighting would take more than twice as long.
  private static final String TOPICS =
      "SELECT group_concat(topic, ' ') FROM sighting"
          + " WHERE persona = ? AND asked = 1 AND at >= ? AND at < ?";
  private static final String QUESTIONS =
      "SELECT at FROM sighting WHERE persona = ? AND topic = ? AND asked = 1"
          + " AND at >= ? AND at < ? ORDER BY at";

  private final Owner owner;
  private final PreparedStatements statements;

  /** Creates one that reads by {@code connection}, within the caller's transaction. */
  public ActivityReader(Connection connection, Owner owner) {
    this.owner = owner;
    this.statements = new PreparedStatements(connection);
  }

  /** Returns from when to when there are interactions, if there are any. */
  public Optional<Span> span() throws SQLException {
    Optional<Instant> first = time(FIRST);
    return first.isEmpty()
        ? Optional.empty()
        : Optional.of(new Span(first.get(), time(LAST).orElseThrow()));
  }

  private Optional<Instant> time(String query) throws SQLException {
    return statements.first(query, row -> Instant.ofEpochMilli(row.getLong(1)), owner.persona());
  }

  /** Returns when something was asked, in milliseconds since 1970, in the order of time. */
  public List<Long> interactions(Period period) throws SQLException {
    return statements.list(
        INTERACTIONS,
        row -> row.getLong(1),
        owner.persona(),
        period.fromMillis(),
        period.toMillis());
  }

  /** Returns how many sessions have an interaction in a period. */
  public long sessions(Period period) throws SQLException {
    return statements
        .number(SESSIONS, owner.persona(), period.fromMillis(), period.toMillis())
        .orElseThrow();
  }

  /**
   * Returns the numbers of the topics that questions of a period spoke of, in decimal digits with
   * spaces between, once for each question.
   */
  public String topics(Period period) throws SQLException {
    return statements
        .first(
            TOPICS,
            row -> Optional.ofNullable(row.getString(1)),
            owner.persona(),
            period.fromMillis(),
            period.toMillis())
        .flatMap(numbers -> numbers)
        .orElse("");
  }

  /** Returns when questions spoke of a topic, in milliseconds since 1970, in the order of time. */
  public List<Long> questions(long topic, Period period) throws SQLException {
    return statements.list(
        QUESTIONS,
        row -> row.getLong(1),
        owner.persona(),
        topic,
        period.fromMillis(),
        period.toMillis());
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
