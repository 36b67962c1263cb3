package dev.ragged.bench.database;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** The memory's questions that have an index of their own. */
final class IndexQueries {
  /** Draws the values of a statement. */
  interface Values {
    Object[] draw(Random random, int rows);
  }

  /** A statement and its values. */
  record Query(String sql, Values values) {
    int run(Connection connection, Random random, int rows) throws SQLException {
      return Sql.list(connection, sql, row -> row.getBytes(1), values.draw(random, rows)).size();
    }
  }

  /** The indexes that are dropped to measure without them. */
  static final List<String> INDEXES =
      List.of(
          "interaction_persona",
          "interaction_time",
          "interaction_session",
          "fact_version_slot",
          "fact_version_believed");

  private static final Query BY_TIME =
      new Query(
          "SELECT content FROM interaction WHERE persona = ? AND asked_at >= ? AND asked_at < ?"
              + " ORDER BY asked_at, number LIMIT ?",
          (random, rows) -> {
            long from = random.nextInt(rows) * MadeUpMemory.SECONDS_APART;
            long day = 86_400 * 2;
            return new Object[] {
              (long) random.nextInt(MadeUpMemory.PERSONAS), from, from + day, 20L
            };
          });

  private static final Query LATEST =
      new Query(
          "SELECT content FROM interaction WHERE persona = ?"
              + " ORDER BY asked_at DESC, number DESC LIMIT ?",
          (random, rows) -> new Object[] {(long) random.nextInt(MadeUpMemory.PERSONAS), 20L});

  private IndexQueries() {}

  /** Asks for the interactions of two days. */
  static int byTime(Connection connection, Random random, int rows) throws SQLException {
    return BY_TIME.run(connection, random, rows);
  }

  /** Asks for the 20 latest interactions. */
  static int latest(Connection connection, Random random, int rows) throws SQLException {
    return LATEST.run(connection, random, rows);
  }

  /** Returns the questions by what they ask. */
  static Map<String, Query> all() {
    Map<String, Query> all = new LinkedHashMap<>();
    all.put("interactions of two days", BY_TIME);
    all.put("the 20 latest interactions", LATEST);
    all.put(
        "interactions of a session",
        new Query(
            "SELECT content FROM interaction WHERE persona = ? AND session = ?"
                + " ORDER BY asked_at DESC LIMIT ?",
            (random, rows) ->
                new Object[] {
                  (long) random.nextInt(MadeUpMemory.PERSONAS),
                  MadeUpMemory.key(
                      random.nextInt(rows / MadeUpMemory.PERSONAS / MadeUpMemory.PER_SESSION)),
                  20L
                }));
    all.put(
        "facts of a subject as of a time",
        new Query(
            "SELECT content FROM fact_version WHERE persona = ? AND slot = ?"
                + " AND recorded_to > ? AND recorded_from <= ?",
            (random, rows) -> {
              long fact = random.nextInt(rows / 2);
              return new Object[] {
                fact % MadeUpMemory.PERSONAS, MadeUpMemory.key(fact / 4), fact, fact
              };
            }));
    all.put(
        "a fact that is believed",
        new Query(
            "SELECT content FROM fact_version WHERE persona = ? AND content_key = ?"
                + " AND recorded_to = "
                + Long.MAX_VALUE,
            (random, rows) -> {
              long fact = random.nextInt(rows / 4) * 2L + 1;
              return new Object[] {fact % MadeUpMemory.PERSONAS, MadeUpMemory.key(fact)};
            }));
    return all;
  }
}
