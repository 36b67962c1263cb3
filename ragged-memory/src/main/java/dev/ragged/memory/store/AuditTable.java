package dev.ragged.memory.store;

import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.AuditHash;
import dev.ragged.memory.privacy.AuditHead;
import dev.ragged.memory.privacy.HashChain;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;

/** The audit log: rows are added, each tied to those before it, or all removed at once. */
public final class AuditTable {
  private static final String SELECT =
      "SELECT sequence, at, action, persona, items, previous, hash FROM audit";

  private AuditTable() {}

  /** Adds an entry, within the transaction of what it tells. */
  public static AuditEntry add(
      Connection connection, Instant at, AuditAction action, long persona, long items)
      throws SQLException {
    AuditHead head =
        Sql.first(connection, SELECT + " ORDER BY sequence DESC LIMIT 1", AuditTable::row)
            .map(AuditEntry::head)
            .orElse(AuditHead.EMPTY);
    AuditEntry entry = HashChain.next(head, at, action, persona, items);
    Sql.update(
        connection,
        "INSERT INTO audit (sequence, at, action, persona, items, previous, hash) VALUES ("
            + Sql.marks(7)
            + ")",
        entry.sequence(),
        entry.at().toEpochMilli(),
        entry.action().name(),
        entry.persona(),
        entry.items(),
        entry.previous().bytes(),
        entry.hash().bytes());
    return entry;
  }

  /** Returns all entries, oldest first. */
  public static List<AuditEntry> all(Connection connection) throws SQLException {
    return Sql.list(connection, SELECT + " ORDER BY sequence", AuditTable::row);
  }

  /** Removes all entries; returns how many there were. */
  public static int clear(Connection connection) throws SQLException {
    return Sql.update(connection, "DELETE FROM audit");
  }

  private static AuditEntry row(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong(1),
        Instant.ofEpochMilli(row.getLong(2)),
        AuditAction.valueOf(row.getString(3)),
        row.getLong(4),
        row.getLong(5),
        AuditHash.of(row.getBytes(6)),
        AuditHash.of(row.getBytes(7)));
  }
}
