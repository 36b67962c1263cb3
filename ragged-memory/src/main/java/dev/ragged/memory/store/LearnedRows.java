package dev.ragged.memory.store;

import dev.ragged.memory.time.Period;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Reads all that was learned of one persona from one state of the database, a row at a time. Topics
 * and documents come in the order of their keys: that of their UTF-8 bytes, or an arbitrary but
 * lasting one if the persona has a key of its own. One thread at a time.
 */
public interface LearnedRows {
  /**
   * What a topic is linked to.
   *
   * @param count interactions that had both
   * @param lastAt when the last of them was asked
   */
  record Linked<T>(T target, long count, Instant lastAt) {}

  /**
   * Returns what was learned from the questions of a period, counted anew, or all of it as it was
   * counted.
   *
   * @param connection in a transaction of the caller's
   */
  static LearnedRows of(Connection connection, Owner owner, Optional<Period> period) {
    return period.isPresent()
        ? new PeriodRows(connection, owner, MillisRange.of(period))
        : new CountedRows(connection, owner);
  }

  /** Gives all topics. */
  void topics(RowSink<TopicTable.Row> sink) throws SQLException, IOException;

  /** Gives the topics behind {@code topic} that were met with it, so that each pair comes once. */
  void pairs(TopicTable.Row topic, RowSink<Linked<TopicTable.Row>> sink)
      throws SQLException, IOException;

  /** Gives the documents that were shown for questions about {@code topic}. */
  void shown(TopicTable.Row topic, RowSink<Linked<DocumentTable.Row>> sink)
      throws SQLException, IOException;

  /** Gives all documents that were shown. */
  void documents(RowSink<DocumentTable.Row> sink) throws SQLException, IOException;
}
