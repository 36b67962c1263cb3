package dev.ragged.memory.record;

import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;

/**
 * One thing to be written for a persona. It may be tried several times, each time in a transaction
 * that holds nothing of the former ones unless that one was committed after all; so it must change
 * nothing when what it writes is there already.
 */
@FunctionalInterface
public interface Write {
  /** Writes; returns whether there was something to write to. */
  boolean apply(PreparedStatements statements) throws SQLException;
}
