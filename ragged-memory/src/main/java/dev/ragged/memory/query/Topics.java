package dev.ragged.memory.query;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.store.GraphReader;
import dev.ragged.memory.store.TopicTable;
import java.sql.SQLException;

/** Makes what callers see of rows of topics. */
final class Topics {
  private Topics() {}

  static TopicNode node(TopicTable.Row row) {
    return new TopicNode(
        row.name(), row.asked(), row.found(), row.firstAt(), row.lastAt(), row.documents());
  }

  /**
   * Returns the topic that a count names.
   *
   * @throws StoreCorruptedException if there is none
   */
  static TopicTable.Row require(GraphReader reader, long number) throws SQLException {
    return reader
        .topic(number)
        .orElseThrow(
            () ->
                new StoreCorruptedException(
                    "the memory counts a topic that is not there: number="
                        + number
                        + "; rebuild the topic graph, or restore a backup"));
  }
}
