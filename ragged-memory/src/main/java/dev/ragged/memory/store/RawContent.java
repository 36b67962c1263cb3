package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;

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
          "SELECT id FROM interaction WHERE persona = ?",
          "SELECT id FROM session WHERE persona = ?",
          "SELECT DISTINCT fact FROM fact_version WHERE persona = ?");
  private static final List<String> IDS_OF_OTHERS =
      List.of(
          "SELECT id FROM interaction WHERE persona <> ?",
          "SELECT id FROM session WHERE persona <> ?",
          "SELECT DISTINCT fact FROM fact_version WHERE persona <> ?");
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
      each(connection, ids, owner.persona(), bytes -> sink.id(Ids.uuid(bytes)));
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

  /** Reads the ids of all other personas: an import keeps those of the file. */
  public static void idsOfOthers(Connection connection, Owner owner, Sink sink)
      throws SQLException {
    for (String ids : IDS_OF_OTHERS) {
      each(connection, ids, owner.persona(), bytes -> sink.id(Ids.uuid(bytes)));
    }
  }

  /** Reads the content of all personas, and what is said about them. */
  public static void ofAll(Connection connection, Sink sink) throws SQLException {
    for (String content : ALL_CONTENT) {
      each(connection, content, sink);
    }
    each(connection, "SELECT content FROM persona", sink);
  }

  private static void each(Connection connection, String sql, Sink sink) throws SQLException {
    Sql.each(connection, sql, row -> sink.content(row.getBytes(1)));
  }

  private static void each(
      Connection connection, String sql, long parameter, Consumer<byte[]> taker)
      throws SQLException {
    Sql.each(connection, sql, row -> taker.accept(row.getBytes(1)), parameter);
  }
}
