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

  private LearnedReader() {}

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
    parameters.add(minCount);
    parameters.add(owner.persona());
    parameters.add(limit);
    return Sql.list(
        connection,
        "SELECT topic, other, count, last_at, crc FROM topic_pair WHERE topic IN ("
            + Sql.marks(topics.size())
            + ") AND count >= ? AND persona = ? ORDER BY count DESC, topic, other LIMIT ?",
        row -> pair(row, owner),
        parameters.toArray());
  }

  private static Pair pair(ResultSet row, Owner owner) throws SQLException {
    // Each column is read once: to ask the driver costs as much as to step to the row.
    Pair pair = new Pair(row.getLong(1), row.getLong(2), row.getLong(3));
    Rows.require(
        "topic_pair",
        pair.topic() + "-" + pair.other(),
        row.getLong(5),
        pair.topic(),
        pair.other(),
        owner.persona(),
        pair.count(),
        row.getLong(4));
    return pair;
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
    parameters.addAll(topics);
    Map<DocumentKey, Shown> shown = new HashMap<>();
    // CROSS keeps the order: from a few documents to their topics, not from all of a topic.
    for (Map.Entry<byte[], Shown> row :
        Sql.list(
            connection,
            "SELECT document.key, link.topic, link.document, link.count, link.last_at, link.crc"
                + " FROM document CROSS JOIN topic_document link"
                + " ON link.document = document.number AND link.persona = document.persona"
                + " WHERE document.persona = ? AND document.key IN ("
                + Sql.marks(documents.size())
                + ") AND link.topic IN ("
                + Sql.marks(topics.size())
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
    long topic = row.getLong(2);
    long document = row.getLong(3);
    long times = row.getLong(4);
    long last = row.getLong(5);
    Rows.require(
        "topic_document",
        topic + "-" + document,
        row.getLong(6),
        topic,
        document,
        owner.persona(),
        times,
        last);
    return Map.entry(row.getBytes(1), new Shown(times, Instant.ofEpochMilli(last)));
  }
}
