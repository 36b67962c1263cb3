package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Checks every row of one table against the checksum that it carries, and that it is somebody's.
 *
 * @param table its name
 * @param columns its columns in the order in which they are in the checksum. The first one names
 *     the row in messages, without content; it may be left out of the checksum where the insertion
 *     gives it
 */
record RowCheck(String table, String columns) {
  /** Every table whose rows have a checksum. */
  static final List<RowCheck> ALL =
      List.of(
          new RowCheck("setting", "key, value"),
          new RowCheck("embedder", "number, fingerprint"),
          new RowCheck(
              "persona",
              "number, id, status, learning, created_at, used_at, uses, key_check, content"),
          new RowCheck(PreferenceTable.NAME, "persona, key, content, updated_at"),
          new RowCheck("session", "persona, id, created_at, used_at"),
          new RowCheck("interaction", "number, persona, id, session, asked_at, latency, content"),
          new RowCheck("feedback", "number, persona, interaction, given_at, verdict, content"),
          new RowCheck(
              "question_vector", "number, persona, interaction, embedder, question, content"),
          new RowCheck(
              "topic",
              "number, persona, key, name, asked, found, first_at, last_at, gap_squares, documents"),
          new RowCheck("sighting", "interaction, topic, persona, asked, at, confidence"),
          new RowCheck("topic_pair", "topic, other, persona, count, last_at"),
          new RowCheck("document", "number, persona, key, name, accesses, last_at"),
          new RowCheck("access", "interaction, document, persona, at"),
          new RowCheck("topic_document", "topic, document, persona, count, last_at"),
          new RowCheck("predicate", "persona, key, content, cardinality"),
          new RowCheck(
              "fact_version",
              "persona, sequence, fact, version, kind, slot, content_key, content, valid_from,"
                  + " valid_to, confidence, recorded_from, recorded_to"));

  /** Returns what is wrong with the rows. */
  List<String> run(Connection connection) throws SQLException {
    List<String> found = new ArrayList<>();
    // One row at a time: a table may be larger than the heap.
    int width = columns.split(",", -1).length;
    Sql.eachWhile(
        () -> found.size() < MemoryDatabase.MAX_FINDINGS,
        connection,
        "SELECT crc, " + columns + " FROM " + table,
        row -> check(row, width).ifPresent(found::add));
    if (columns.contains("persona")) {
      long strangers =
          Sql.number(
              connection,
              "SELECT count(*) FROM "
                  + table
                  + " WHERE persona NOT IN (SELECT number FROM persona)"
                  + " AND persona <> ?",
              nobody());
      if (strangers > 0) {
        found.add("table " + table + " has " + strangers + " rows of a persona that is not there");
      }
    }
    return found;
  }

  /**
   * Returns the number that rows may have although no persona has it; below all if there is none.
   */
  private long nobody() {
    return table.equals(PreferenceTable.NAME) ? Owner.EVERYONE.persona() : Long.MIN_VALUE;
  }

  private Optional<String> check(ResultSet row, int width) throws SQLException {
    @Nullable Object[] values = new Object[width];
    for (int i = 0; i < width; i++) {
      values[i] = row.getObject(i + 2);
    }
    long crc = row.getLong(1);
    boolean sound =
        crc == Rows.checksum(values) || crc == Rows.checksum(Arrays.copyOfRange(values, 1, width));
    return sound
        ? Optional.empty()
        : Optional.of(
            "a row of table "
                + table
                + " is damaged: "
                + columns.split(",", -1)[0]
                + "="
                + values[0]);
  }
}
