package dev.ragged.sqlite;

import java.sql.Connection;
import java.sql.SQLException;

/**
 * Gives the pages that deleted rows leave behind back to the file system: without this, the vectors
 * that waited for a checkpoint would make the file three times as large as what is in it, for good.
 */
public final class FreePages {
  /** Pages that are given back in one transaction: 4 MiB, some 10 ms. */
  private static final int STEP = 1_024;

  /** Free pages that are left for the next commits, 1 MiB. */
  private static final int KEPT = 256;

  private static final int INCREMENTAL = 2;

  private FreePages() {}

  /**
   * Makes an empty database one whose pages can be given back. Not within a transaction; costs
   * nothing, because there is nothing to rewrite.
   */
  public static void prepare(Connection writer) throws SQLException {
    Sql.run(writer, "PRAGMA auto_vacuum = INCREMENTAL");
    // The write-ahead log has written a first page by now, and only this changes it.
    Sql.run(writer, "VACUUM");
  }

  /** Gives free pages back, some in each transaction. Does nothing in a store that cannot. */
  public static void release(Connection writer) throws SQLException {
    if (Sql.number(writer, "PRAGMA auto_vacuum") != INCREMENTAL) {
      return;
    }
    long free = Sql.number(writer, "PRAGMA freelist_count");
    while (free > KEPT) {
      Sql.exhaust(writer, "PRAGMA incremental_vacuum(" + Math.min(STEP, free - KEPT) + ")");
      long left = Sql.number(writer, "PRAGMA freelist_count");
      if (left >= free) {
        return;
      }
      free = left;
    }
  }
}
