package dev.ragged.memory.store;

import dev.ragged.sqlite.PreparedStatements;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/** What was learned from each interaction: its topics, and the documents that were shown. */
final class SightingTable {
  /**
   * A topic met in an interaction.
   *
   * @param asked whether the question spoke of it
   */
  record Row(long interaction, long topic, boolean asked, long at) {}

  static final String SELECT =
      "SELECT interaction, topic, persona, asked, at, confidence, crc FROM sighting";

  private SightingTable() {}

  static void add(
      PreparedStatements statements,
      Owner owner,
      long interaction,
      long topic,
      TopicSeen seen,
      long at)
      throws SQLException {
    long asked = seen.asked() ? 1 : 0;
    statements.update(
        "INSERT INTO sighting (interaction, topic, persona, asked, at, confidence, crc)"
            + " VALUES (?, ?, ?, ?, ?, ?, ?)",
        interaction,
        topic,
        owner.persona(),
        asked,
        at,
        seen.confidence(),
        Rows.checksum(interaction, topic, owner.persona(), asked, at, seen.confidence()));
  }

  /** Returns the sightings of a topic in the order of time. */
  static List<Row> ofTopic(PreparedStatements statements, Owner owner, long topic)
      throws SQLException {
    return statements.list(
        SELECT + " WHERE topic = ? AND persona = ? ORDER BY at, interaction",
        row -> row(row, owner),
        topic,
        owner.persona());
  }

  /** Returns the topics of an interaction. */
  static List<Row> ofInteraction(PreparedStatements statements, Owner owner, long interaction)
      throws SQLException {
    return statements.list(
        SELECT + " WHERE interaction = ? AND persona = ? ORDER BY topic",
        row -> row(row, owner),
        interaction,
        owner.persona());
  }

  static Row row(ResultSet row, Owner owner) throws SQLException {
    Rows.require(
        "sighting",
        row.getLong(1) + "-" + row.getLong(2),
        row.getLong(7),
        row.getLong(1),
        row.getLong(2),
        owner.persona(),
        row.getLong(4),
        row.getLong(5),
        row.getDouble(6));
    return new Row(row.getLong(1), row.getLong(2), row.getLong(4) != 0, row.getLong(5));
  }

  static void addAccess(
      PreparedStatements statements, Owner owner, long interaction, long document, long at)
      throws SQLException {
    statements.update(
        "INSERT INTO access (interaction, document, persona, at, crc) VALUES (?, ?, ?, ?, ?)",
        interaction,
        document,
        owner.persona(),
        at,
        Rows.checksum(interaction, document, owner.persona(), at));
  }

  /** Returns the numbers of the documents that an interaction showed. */
  static List<Long> documentsOf(PreparedStatements statements, Owner owner, long interaction)
      throws SQLException {
    return statements.list(
        "SELECT document FROM access WHERE interaction = ? AND persona = ? ORDER BY document",
        row -> row.getLong(1),
        interaction,
        owner.persona());
  }

  /** Returns when a document was shown, in the order of time. */
  static List<Long> accessesOf(PreparedStatements statements, Owner owner, long document)
      throws SQLException {
    return statements.list(
        "SELECT interaction, document, persona, at, crc FROM access"
            + " WHERE document = ? AND persona = ? ORDER BY at, interaction",
        row -> {
          Rows.require(
              "access",
              row.getLong(1) + "-" + row.getLong(2),
              row.getLong(5),
              row.getLong(1),
              row.getLong(2),
              owner.persona(),
              row.getLong(4));
          return row.getLong(4);
        },
        document,
        owner.persona());
  }
}
