package dev.ragged.store;

import dev.ragged.sqlite.RowChecksum;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * Compares the full-text index with the texts that it was made from. The index keeps no text and
 * SQLite no checksum of it, so the texts are cut into words again, some chunks at a time in a
 * temporary table; the places of all words must add up to the same sum as those in the index. One
 * use, one thread. Costs about as much as indexing all texts anew.
 */
final class FullTextCheck {
  private static final int CHUNKS_AT_ONCE = 1_000;
  private static final int MAX_VARINT_BYTES = 9;

  /** What a full-text table holds, added up without regard to order. */
  private record Sums(long places, long words, long sizes) {
    Sums plus(Sums other) {
      return new Sums(places + other.places, words + other.words, sizes + other.sizes);
    }
  }

  private final Connection connection;

  private FullTextCheck(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns whether the index is that of the texts; the connection must not be in a transaction.
   */
  static boolean agrees(Connection connection) throws SQLException {
    FullTextCheck check = new FullTextCheck(connection);
    check.drop();
    try {
      return check.run();
    } finally {
      check.drop();
    }
  }

  private boolean run() throws SQLException {
    Sql.run(connection, Schema.FULL_TEXT.formatted("temp.expected_text"));
    Sql.run(
        connection,
        "CREATE VIRTUAL TABLE temp.expected_places USING fts5vocab (temp, expected_text, instance)");
    Sql.run(
        connection,
        "CREATE VIRTUAL TABLE temp.stored_places USING fts5vocab (main, full_text, instance)");
    long chunks = Sql.number(connection, "SELECT count(*) FROM chunk");
    Sums expected = expected();
    return stored().equals(expected) && totals().equals(List.of(chunks, expected.words));
  }

  private void drop() throws SQLException {
    for (String table : List.of("stored_places", "expected_places", "expected_text")) {
      Sql.run(connection, "DROP TABLE IF EXISTS temp." + table);
    }
  }

  private Sums expected() throws SQLException {
    Sums sums = new Sums(0, 0, 0);
    long last = -1;
    while (true) {
      List<Long> batch =
          Sql.list(
              connection,
              "SELECT ordinal FROM chunk WHERE ordinal > ? ORDER BY ordinal LIMIT ?",
              row -> row.getLong(1),
              last,
              (long) CHUNKS_AT_ONCE);
      if (batch.isEmpty()) {
        return sums;
      }
      for (long ordinal : batch) {
        index(ordinal);
      }
      last = batch.get(batch.size() - 1);
      sums =
          sums.plus(
              sums(
                  "SELECT term, doc, offset FROM temp.expected_places",
                  "SELECT id, sz FROM temp.expected_text_docsize"));
      Sql.run(connection, "INSERT INTO temp.expected_text (expected_text) VALUES ('delete-all')");
    }
  }

  private void index(long ordinal) throws SQLException {
    String text =
        Sql.first(
                connection,
                "SELECT " + ChunkTable.COLUMNS + " FROM chunk c WHERE c.ordinal = ?",
                row -> ChunkTable.read(row, 0).searchableText(),
                ordinal)
            .orElseThrow(() -> new SQLException("no chunk row " + ordinal));
    Sql.update(
        connection, "INSERT INTO temp.expected_text (rowid, content) VALUES (?, ?)", ordinal, text);
  }

  private Sums stored() throws SQLException {
    return sums(
        "SELECT term, doc, offset FROM temp.stored_places",
        "SELECT id, sz FROM main.full_text_docsize");
  }

  private Sums sums(String placesSql, String sizesSql) throws SQLException {
    LongAdder places = new LongAdder();
    LongAdder words = new LongAdder();
    LongAdder sizes = new LongAdder();
    Sql.each(
        connection,
        placesSql,
        row -> {
          places.add(RowChecksum.of(row.getString(1), row.getLong(2), row.getLong(3)));
          words.increment();
        });
    Sql.each(
        connection, sizesSql, row -> sizes.add(RowChecksum.of(row.getLong(1), row.getBytes(2))));
    return new Sums(places.sum(), words.sum(), sizes.sum());
  }

  /**
   * Returns the number of chunks and of words that FTS5 keeps for BM25: two big-endian base-128
   * numbers in its row 1.
   */
  private List<Long> totals() throws SQLException {
    byte[] row =
        Sql.first(
                connection,
                "SELECT block FROM main.full_text_data WHERE id = 1",
                result -> result.getBytes(1))
            .orElse(new byte[0]);
    long[] totals = new long[2];
    int at = 0;
    for (int i = 0; i < totals.length && at < row.length; i++) {
      int length = 0;
      int next;
      do {
        next = row[at++];
        totals[i] = (totals[i] << 7) | (next & 0x7f);
        length++;
      } while (next < 0 && at < row.length && length < MAX_VARINT_BYTES);
    }
    return List.of(totals[0], totals[1]);
  }
}
