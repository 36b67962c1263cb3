package dev.ragged.memory.store;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.Sql;
import java.nio.ByteBuffer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads what personal ranking needs of a persona's learned rows, for one search. */
public final class LearnedReader {
  /**
   * Two topics met together.
   *
   * @param topic number of the one that was given
   * @param other number of the other
   * @param count how often
   */
  public record Pair(long topic, long other, long count) {}

  /**
   * When a document was shown for a topic.
   *
   * @param times how often, at least 1
   * @param last when last
   */
  public record Shown(long times, Instant last) {
    /** Returns this for what was shown for either of two topics, perhaps at once. */
    Shown and(Shown other) {
      return new Shown(Math.max(times, other.times), last.isAfter(other.last) ? last : other.last);
    }
  }

  // Lists grow in steps, so that there are few statements, which stay prepared.
  private static final int TOPIC_STEP = 4;
  private static final int DOCUMENT_STEP = 10;

  private LearnedReader() {}

  /**
   * Repeats the last of {@code parameters} until those behind the first {@code before} are a
   * multiple of {@code step}, and returns how many these are. There must be one.
   */
  private static int fill(List<Object> parameters, int before, int step) {
    while ((parameters.size() - before) % step != 0) {
      parameters.add(parameters.get(parameters.size() - 1));
    }
    return parameters.size() - before;
  }

  /**
   * Returns the topics met together with each of {@code topics} at least {@code minCount} times,
   * most often first, at most {@code limit} in all.
   */
  public static List<Pair> pairs(
      Connection connection, Owner owner, Collection<Long> topics, long minCount, int limit)
      throws SQLException {
    if (topics.isEmpty()) {
      return List.of();
    }
    List<Object> parameters = new ArrayList<>(topics);
    int topicMarks = fill(parameters, 0, TOPIC_STEP);
    parameters.add(minCount);
    parameters.add(owner.persona());
    parameters.add(limit);
    return Sql.list(
        connection,
        "SELECT topic, other, persona, count, last_at, crc FROM topic_pair WHERE topic IN ("
            + Sql.marks(topicMarks)
            + ") AND count >= ? AND persona = ? ORDER BY count DESC, topic, other LIMIT ?",
        row -> {
          Rows.require(
              "topic_pair",
              row.getLong(1) + "-" + row.getLong(2),
              row.getLong(6),
              row.getLong(1),
              row.getLong(2),
              owner.persona(),
              row.getLong(4),
              row.getLong(5));
          return new Pair(row.getLong(1), row.getLong(2), row.getLong(4));
        },
        parameters.toArray());
  }

  /**
   * As {@link #pairs}, by name: the topics met together with each of {@code topics}, which is named
   * first.
   */
  public static List<CoOccurrence> named(
      Connection connection, Owner owner, Collection<String> topics, long minCount, int limit)
      throws SQLException {
    Map<Long, String> names = new HashMap<>();
    for (String topic : topics) {
      TopicTable.find(connection, owner, topic)
          .ifPresent(row -> names.put(row.number(), row.name()));
    }
    List<CoOccurrence> named = new ArrayList<>();
    for (Pair pair : pairs(connection, owner, List.copyOf(names.keySet()), minCount, limit)) {
      String topic = names.get(pair.topic());
      Optional<TopicTable.Row> other = TopicTable.find(connection, owner, pair.other());
      if (topic != null && other.isPresent()) {
        named.add(new CoOccurrence(topic, other.get().name(), pair.count()));
      }
    }
    return named;
  }

  /**
   * Returns when those of {@code documents} were shown that ever were for one of {@code topics}.
   */
  public static Map<DocumentKey, Shown> shown(
      Connection connection,
      Owner owner,
      Collection<Long> topics,
      Collection<DocumentKey> documents)
      throws SQLException {
    if (topics.isEmpty()) {
      return Map.of();
    }
    Map<ByteBuffer, DocumentKey> byToken = new HashMap<>();
    List<Object> parameters = new ArrayList<>(documents.size() + topics.size() + 1);
    parameters.add(owner.persona());
    for (DocumentKey document : documents) {
      byte[] token = DocumentTable.token(owner, document);
      byToken.put(ByteBuffer.wrap(token), document);
      parameters.add(token);
    }
    int documentMarks = fill(parameters, 1, DOCUMENT_STEP);
    parameters.addAll(topics);
    int topicMarks = fill(parameters, 1 + documentMarks, TOPIC_STEP);
    Map<DocumentKey, Shown> shown = new HashMap<>();
    // CROSS keeps the order: from a few documents to their topics, not from all of a topic.
    for (Map.Entry<byte[], Shown> row :
        Sql.list(
            connection,
            "SELECT document.key, link.topic, link.document, link.persona, link.count,"
                + " link.last_at, link.crc FROM document CROSS JOIN topic_document link"
                + " ON link.document = document.number AND link.persona = document.persona"
                + " WHERE document.persona = ? AND document.key IN ("
                + Sql.marks(documentMarks)
                + ") AND link.topic IN ("
                + Sql.marks(topicMarks)
                + ")",
            row -> shown(row, owner),
            parameters.toArray())) {
      DocumentKey document = byToken.get(ByteBuffer.wrap(row.getKey()));
      if (document != null) {
        shown.merge(document, row.getValue(), Shown::and);
      }
    }
    return shown;
  }

  private static Map.Entry<byte[], Shown> shown(ResultSet row, Owner owner) throws SQLException {
    Rows.require(
        "topic_document",
        row.getLong(2) + "-" + row.getLong(3),
        row.getLong(7),
        row.getLong(2),
        row.getLong(3),
        owner.persona(),
        row.getLong(5),
        row.getLong(6));
    return Map.entry(
        row.getBytes(1), new Shown(row.getLong(5), Instant.ofEpochMilli(row.getLong(6))));
  }
}
