package dev.ragged.memory.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;

/**
 * Reads ids and content as they are stored, sealed or not, for a search for what is left of them.
 */
public final class RawContent {
  /** Takes what is read. */
  public interface Sink {
    /** Takes an id. */
    void id(UUID id);

    /** Takes content as it is stored. */
    void content(byte[] stored);
  }

  private static final List<String> ALL_IDS =
      List.of(
          "SELECT id FROM interaction",
          "SELECT id FROM session",
          "SELECT DISTINCT fact FROM fact_version");
  private static final List<String> ALL_CONTENT =
      List.of(
          "SELECT content FROM interaction",
          "SELECT content FROM feedback",
          "SELECT content FROM question_vector",
          "SELECT question FROM question_vector",
          "SELECT name FROM topic",
          "SELECT name FROM document",
          "SELECT content FROM fact_version",
          "SELECT content FROM predicate",
          "SELECT content FROM preference");
  private static final String OF_PERSONA = " WHERE persona = ?";

  private RawContent() {}

  /** Reads everything of a persona. */
  public static void ofPersona(Connection connection, Owner owner, Sink sink) throws SQLException {
    for (String ids : ALL_IDS) {
      each(connection, ids + OF_PERSONA, owner.persona(), bytes -> sink.id(Ids.uuid(bytes)));
    }
    for (String content : ALL_CONTENT) {
      each(connection, content + OF_PERSONA, owner.persona(), sink::content);
    }
  }

  /** Reads what an interaction has of its own. */
  public static void ofInteraction(Connection connection, Owner owner, long number, Sink sink)
      throws SQLException {
    String mine = " AND persona = " + owner.persona();
    each(
        connection,
        "SELECT id FROM interaction WHERE number = ?" + mine,
        number,
        bytes -> sink.id(Ids.uuid(bytes)));
    each(
        connection,
        "SELECT content FROM interaction WHERE number = ?" + mine,
        number,
        sink::content);
    each(
        connection,
        "SELECT content FROM feedback WHERE interaction = ?" + mine,
        number,
        sink::content);
    each(
        connection,
        "SELECT content FROM question_vector WHERE interaction = ?" + mine,
        number,
        sink::content);
    each(
        connection,
        "SELECT question FROM question_vector WHERE interaction = ?" + mine,
        number,
        sink::content);
  }

  /** Reads everything of all personas. */
  public static void ofAll(Connection connection, Sink sink) throws SQLException {
    for (String ids : ALL_IDS) {
      try (PreparedStatement statement = connection.prepareStatement(ids)) {
        each(statement, bytes -> sink.id(Ids.uuid(bytes)));
      }
    }
    for (String content : ALL_CONTENT) {
      try (PreparedStatement statement = connection.prepareStatement(content)) {
        each(statement, sink::content);
      }
    }
  }

  private interface Taker {
    void take(byte[] bytes);
  }

  private static void each(Connection connection, String sql, long parameter, Taker taker)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setLong(1, parameter);
      each(statement, taker);
    }
  }

  private static void each(PreparedStatement statement, Taker taker) throws SQLException {
    try (ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        taker.take(rows.getBytes(1));
      }
    }
  }
}
