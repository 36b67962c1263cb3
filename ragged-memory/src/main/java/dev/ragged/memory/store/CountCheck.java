package dev.ragged.memory.store;

import dev.ragged.memory.privacy.cipher.PlainCipher;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;

/**
 * Compares what was counted of each persona with a recount from what was met in each interaction,
 * and looks for what refers to nothing, or to another persona's. Writes nothing.
 */
final class CountCheck {
  private static final List<Dangling> DANGLING =
      List.of(
          new Dangling("sighting", "topic", "topic"),
          new Dangling("access", "document", "document"),
          new Dangling("topic_pair", "topic", "topic"),
          new Dangling("topic_pair", "other", "topic"),
          new Dangling("topic_document", "topic", "topic"),
          new Dangling("topic_document", "document", "document"));

  private final PreparedStatements statements;
  private final Owner owner;
  private final List<String> found = new ArrayList<>();

  private CountCheck(PreparedStatements statements, Owner owner) {
    this.statements = statements;
    this.owner = owner;
  }

  /** Returns what differs, at most {@link MemoryDatabase#MAX_FINDINGS} of each persona. */
  static List<String> run(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    for (Dangling reference : DANGLING) {
      reference.check(connection, found);
    }
    List<Long> personas =
        Sql.list(connection, "SELECT number FROM persona ORDER BY number", row -> row.getLong(1));
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (long persona : personas) {
        // Counting reads no content, so that no key is needed.
        CountCheck check = new CountCheck(statements, new Owner(persona, PlainCipher.INSTANCE));
        check.topics();
        check.documents();
        found.addAll(check.found);
      }
    }
    return found;
  }

  private void topics() throws SQLException {
    for (long number : Erasure.numbers(statements, "topic", owner)) {
      TopicState kept = TopicTable.state(statements, owner, number).orElseThrow();
      TopicState counted = new TopicState(number, kept.key, kept.name);
      Recount.topicItself(statements, owner, counted);
      List<Link.Row> shown = Recount.shown(statements, owner, number);
      counted.documents = shown.size();
      compare("topic", number, "counts", kept.counts(), counted.counts());
      compare(
          "topic",
          number,
          "pairs",
          new HashSet<>(Link.TOPIC.all(statements, owner, number)),
          new HashSet<>(Recount.others(statements, owner, number)));
      compare(
          "topic",
          number,
          "documents",
          new HashSet<>(Link.DOCUMENT.all(statements, owner, number)),
          new HashSet<>(shown));
      if (found.size() >= MemoryDatabase.MAX_FINDINGS) {
        return;
      }
    }
  }

  private void documents() throws SQLException {
    for (long number : Erasure.numbers(statements, "document", owner)) {
      DocumentState kept = DocumentTable.state(statements, owner, number).orElseThrow();
      DocumentState counted = new DocumentState(number, kept.key, kept.name);
      Recount.documentItself(statements, owner, counted);
      compare("document", number, "counts", kept.counts(), counted.counts());
      if (found.size() >= MemoryDatabase.MAX_FINDINGS) {
        return;
      }
    }
  }

  private void compare(String table, long number, String what, Object kept, Object counted) {
    if (!kept.equals(counted)) {
      found.add(
          what
              + " of "
              + table
              + " "
              + number
              + " of persona number "
              + owner.persona()
              + " are not what a recount gives: kept="
              + kept
              + ", counted="
              + counted);
    }
  }

  /** A column of {@code table} that names a row of {@code target} of the same persona. */
  private record Dangling(String table, String column, String target) {
    void check(Connection connection, List<String> found) throws SQLException {
      long rows =
          Sql.number(
              connection,
              "SELECT count(*) FROM "
                  + table
                  + " r WHERE NOT EXISTS (SELECT 1 FROM "
                  + target
                  + " t WHERE t.number = r."
                  + column
                  + " AND t.persona = r.persona)");
      if (rows > 0) {
        found.add(
            rows + " rows of table " + table + " name a " + target + " that the persona has not");
      }
    }
  }
}
