package dev.ragged.memory.store;

import dev.ragged.persona.Feedback;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What personas thought of answers: rows are added and erased, never changed; the last counts. */
public final class FeedbackTable {
  /** Feedback and when it was given. */
  public record Given(Instant at, Feedback feedback) {}

  private static final String OF_INTERACTION =
      "SELECT number, persona, interaction, given_at, verdict, content, crc FROM feedback"
          + " WHERE interaction = ? AND persona = ?";

  private FeedbackTable() {}

  /**
   * Adds feedback, unless it is what was given last; returns false if the persona has no
   * interaction of this id.
   */
  public static boolean add(
      PreparedStatements statements, Owner owner, UUID interaction, Feedback feedback, Instant at)
      throws SQLException {
    Optional<Long> number =
        statements.first(
            "SELECT number FROM interaction WHERE persona = ? AND id = ?",
            row -> row.getLong(1),
            owner.persona(),
            Ids.bytes(interaction));
    if (number.isEmpty()) {
      return false;
    }
    Optional<Feedback> last =
        statements.first(
            OF_INTERACTION + " ORDER BY number DESC LIMIT 1",
            row -> row(row, owner).feedback(),
            number.get(),
            owner.persona());
    if (last.equals(Optional.of(feedback))) {
      return true;
    }
    insert(statements, owner, number.get(), feedback, at);
    return true;
  }

  /** Adds feedback on the interaction with this number, whatever was given before. */
  static void insert(
      PreparedStatements statements, Owner owner, long number, Feedback feedback, Instant at)
      throws SQLException {
    String verdict = feedback.verdict().name();
    long given = at.toEpochMilli();
    byte[] content =
        owner.seal(
            Table.FEEDBACK,
            Ids.bytes(number),
            Json.object().put("correction", feedback.correction()).toString());
    statements.update(
        "INSERT INTO feedback (persona, interaction, given_at, verdict, content, crc)"
            + " VALUES (?, ?, ?, ?, ?, ?)",
        owner.persona(),
        number,
        given,
        verdict,
        content,
        Rows.checksum(owner.persona(), number, given, verdict, content));
  }

  /** Returns the last feedback on the interaction with this number. */
  public static Optional<Feedback> last(Connection connection, Owner owner, long interaction)
      throws SQLException {
    return Sql.first(
        connection,
        OF_INTERACTION + " ORDER BY number DESC LIMIT 1",
        row -> row(row, owner).feedback(),
        interaction,
        owner.persona());
  }

  /** Returns all feedback on the interaction with this number, in the order of giving. */
  static List<Given> all(Connection connection, Owner owner, long interaction) throws SQLException {
    return Sql.list(
        connection,
        OF_INTERACTION + " ORDER BY number",
        row -> row(row, owner),
        interaction,
        owner.persona());
  }

  static List<Given> all(PreparedStatements statements, Owner owner, long interaction)
      throws SQLException {
    return statements.list(
        OF_INTERACTION + " ORDER BY number", row -> row(row, owner), interaction, owner.persona());
  }

  private static Given row(ResultSet row, Owner owner) throws SQLException {
    byte[] content = row.getBytes(6);
    Rows.require(
        "feedback",
        row.getLong(1),
        row.getLong(7),
        owner.persona(),
        row.getLong(3),
        row.getLong(4),
        row.getString(5),
        content);
    Json json = Json.parse(owner.open(Table.FEEDBACK, Ids.bytes(row.getLong(3)), content));
    return new Given(
        Instant.ofEpochMilli(row.getLong(4)),
        new Feedback(Feedback.Verdict.valueOf(row.getString(5)), json.optional("correction")));
  }
}
