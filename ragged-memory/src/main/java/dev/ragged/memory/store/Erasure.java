package dev.ragged.memory.store;

import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Removes rows of one persona and everything that was derived from them, in one transaction. */
public final class Erasure {
  private static final List<String> ALL =
      List.of(
          "DELETE FROM interaction WHERE persona = ?",
          "DELETE FROM session WHERE persona = ?",
          "DELETE FROM topic WHERE persona = ?",
          "DELETE FROM topic_pair WHERE persona = ?",
          "DELETE FROM topic_document WHERE persona = ?",
          "DELETE FROM document WHERE persona = ?",
          "DELETE FROM fact_version WHERE persona = ?",
          "DELETE FROM predicate WHERE persona = ?",
          "DELETE FROM preference WHERE persona = ?");

  private Erasure() {}

  /** Erases interactions by number; returns how many there were. */
  public static long interactions(Connection connection, Owner owner, Collection<Long> numbers)
      throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      long erased = interactions(statements, owner, numbers);
      SessionTable.removeEmpty(connection, owner);
      return erased;
    }
  }

  /** Erases interactions by number, and leaves sessions that are empty then. */
  static long interactions(PreparedStatements statements, Owner owner, Collection<Long> numbers)
      throws SQLException {
    Set<Long> topics = new TreeSet<>();
    Set<Long> documents = new TreeSet<>();
    long erased = 0;
    for (long number : numbers) {
      SightingTable.ofInteraction(statements, owner, number)
          .forEach(sighting -> topics.add(sighting.topic()));
      documents.addAll(SightingTable.documentsOf(statements, owner, number));
      erased +=
          statements.update(
              "DELETE FROM interaction WHERE number = ? AND persona = ?", number, owner.persona());
    }
    for (long topic : topics) {
      Recount.topic(statements, owner, topic);
    }
    for (long document : documents) {
      Recount.document(statements, owner, document);
    }
    return erased;
  }

  /**
   * Erases a topic where only what was found spoke of it; returns whether there was anything of it
   * left. Interactions whose questions spoke of it are to be erased before.
   */
  public static boolean topic(Connection connection, Owner owner, String name) throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      Optional<TopicState> topic = TopicTable.state(statements, owner, owner.cipher().token(name));
      if (topic.isPresent()) {
        statements.update(
            "DELETE FROM sighting WHERE topic = ? AND persona = ?",
            topic.get().number,
            owner.persona());
        Recount.topic(statements, owner, topic.get().number);
      }
      return topic.isPresent();
    }
  }

  /** Returns how many versions of facts there are. */
  public static long facts(Connection connection, Owner owner) throws SQLException {
    return Sql.number(
        connection, "SELECT count(*) FROM fact_version WHERE persona = ?", owner.persona());
  }

  /** Erases everything of a persona but itself; returns how many interactions there were. */
  public static long everything(Connection connection, Owner owner) throws SQLException {
    long interactions = InteractionTable.count(connection, owner);
    for (String statement : ALL) {
      Sql.update(connection, statement, owner.persona());
    }
    return interactions;
  }

  /** Counts all aggregates of a persona anew. */
  public static void rebuild(Connection connection, Owner owner) throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      statements.update("DELETE FROM topic_pair WHERE persona = ?", owner.persona());
      statements.update("DELETE FROM topic_document WHERE persona = ?", owner.persona());
      for (long topic : numbers(statements, "topic", owner)) {
        // The other side of each pair is counted with its own topic.
        var unused = Recount.oneSide(statements, owner, topic);
      }
      for (long document : numbers(statements, "document", owner)) {
        Recount.document(statements, owner, document);
      }
    }
  }

  /** Returns the numbers of the rows of a persona in {@code table}, a name in the code. */
  static List<Long> numbers(PreparedStatements statements, String table, Owner owner)
      throws SQLException {
    return statements.list(
        "SELECT number FROM " + table + " WHERE persona = ? ORDER BY number",
        row -> row.getLong(1),
        owner.persona());
  }
}
