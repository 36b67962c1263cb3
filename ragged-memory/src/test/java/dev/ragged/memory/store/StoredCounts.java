package dev.ragged.memory.store;

import dev.ragged.memory.store.PlainCounts.Count;
import dev.ragged.memory.store.PlainCounts.TopicCount;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import dev.ragged.sqlite.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Reads all counts that a memory holds, by names in place of numbers; checks each row. */
final class StoredCounts {
  /** The tables of counts, with what puts their rows in an order. */
  private static final Map<String, String> TABLES =
      Map.of(
          "topic", "number",
          "topic_pair", "topic, other",
          "document", "number",
          "topic_document", "topic, document");

  private final Map<Long, String> names = new TreeMap<>();
  private final Map<Long, DocumentKey> keys = new TreeMap<>();
  final Map<String, TopicCount> topics = new TreeMap<>();
  final Map<String, Map<String, Count>> pairs = new TreeMap<>();
  final Map<String, Map<DocumentKey, Count>> shown = new TreeMap<>();
  final Map<DocumentKey, Count> accesses = new TreeMap<>(RandomKeys.ORDER);

  private StoredCounts() {}

  static StoredCounts read(MemoryDatabase database, Owner owner) {
    return database.read("reading counts", connection -> read(connection, owner));
  }

  private static StoredCounts read(Connection connection, Owner owner) throws SQLException {
    StoredCounts counts = new StoredCounts();
    for (TopicTable.Row row : TopicTable.all(connection, owner)) {
      counts.names.put(row.number(), row.name());
      counts.topics.put(
          row.name(),
          new TopicCount(
              row.asked(),
              row.found(),
              row.firstAt(),
              row.lastAt(),
              row.gapSquares(),
              row.documents()));
    }
    for (DocumentTable.Row row :
        Sql.list(
            connection,
            "SELECT " + DocumentTable.COLUMNS + " FROM document WHERE persona = ?",
            row -> DocumentTable.row(row, owner),
            owner.persona())) {
      counts.keys.put(row.number(), row.key());
      counts.accesses.put(row.key(), new Count(row.accesses(), row.lastAt()));
    }
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      for (long topic : counts.names.keySet()) {
        counts.links(statements, owner, topic);
      }
    }
    return counts;
  }

  private void links(PreparedStatements statements, Owner owner, long topic) throws SQLException {
    String name = names.get(topic);
    for (Link.Row row : Link.TOPIC.all(statements, owner, topic)) {
      pairs.computeIfAbsent(name, key -> new TreeMap<>()).put(names.get(row.target()), count(row));
    }
    for (Link.Row row : Link.DOCUMENT.all(statements, owner, topic)) {
      shown
          .computeIfAbsent(name, key -> new TreeMap<>(RandomKeys.ORDER))
          .put(keys.get(row.target()), count(row));
    }
  }

  private static Count count(Link.Row row) {
    return new Count(row.count(), Instant.ofEpochMilli(row.last()));
  }

  /** Returns every row of every table of counts, of all personas, column by column. */
  static List<String> dump(MemoryDatabase database) {
    return database.read(
        "reading all counts",
        connection -> {
          List<String> rows = new ArrayList<>();
          for (Map.Entry<String, String> table : new TreeMap<>(TABLES).entrySet()) {
            rows.addAll(
                Sql.list(
                    connection,
                    "SELECT * FROM " + table.getKey() + " ORDER BY persona, " + table.getValue(),
                    row -> {
                      StringBuilder text = new StringBuilder(table.getKey());
                      for (int i = 1; i <= row.getMetaData().getColumnCount(); i++) {
                        Object value = row.getObject(i);
                        text.append(' ')
                            .append(
                                value instanceof byte[] bytes
                                    ? new String(bytes, java.nio.charset.StandardCharsets.UTF_8)
                                    : value);
                      }
                      return text.toString();
                    }));
          }
          return rows;
        });
  }
}
