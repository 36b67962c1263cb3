package dev.ragged.memory.store;

import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** The embedders that ever made vectors here. A row of vectors names its embedder by number. */
public final class EmbedderTable {
  private EmbedderTable() {}

  /** Returns the number of the embedder with this fingerprint, which is added if it is new. */
  public static long number(Connection connection, String fingerprint) throws SQLException {
    Optional<Long> found =
        Sql.first(
            connection,
            "SELECT number, fingerprint, crc FROM embedder WHERE fingerprint = ?",
            row -> {
              long number = row.getLong(1);
              Rows.require("embedder", number, row.getLong(3), number, row.getString(2));
              return number;
            },
            fingerprint);
    if (found.isPresent()) {
      return found.get();
    }
    long number = 1 + Sql.number(connection, "SELECT coalesce(max(number), 0) FROM embedder");
    Sql.update(
        connection,
        "INSERT INTO embedder (number, fingerprint, crc) VALUES (?, ?, ?)",
        number,
        fingerprint,
        Rows.checksum(number, fingerprint));
    return number;
  }
}
