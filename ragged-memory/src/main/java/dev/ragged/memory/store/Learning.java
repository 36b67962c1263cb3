package dev.ragged.memory.store;

import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Adds what interactions of one persona teach, within the caller's transaction: what was met in
 * each, and the counts over all of them. Each count is read once and written once, however many
 * lessons touch it. One thread at a time.
 */
public final class Learning implements AutoCloseable {
  private record Pair(long topic, long target) {}

  private final Owner owner;
  private final PreparedStatements statements;
  private final Map<String, TopicState> topics = new HashMap<>();
  private final Map<DocumentKey, DocumentState> documents = new HashMap<>();
  private final Map<Pair, Link.Row> pairs = new HashMap<>();
  private final Map<Pair, Link.Row> shown = new HashMap<>();

  /** Creates one for the transaction that {@code connection} is in. */
  public Learning(Connection connection, Owner owner) {
    this.owner = owner;
    this.statements = new PreparedStatements(connection);
  }

  /** Adds one lesson, whose interaction was not learned from before. */
  public void add(Lesson lesson) throws SQLException {
    long at = lesson.at().toEpochMilli();
    List<TopicState> met = new ArrayList<>(lesson.topics().size());
    for (TopicSeen seen : lesson.topics()) {
      TopicState topic = topic(seen.name());
      topic.see(seen.asked(), at);
      SightingTable.add(statements, owner, lesson.interaction(), topic.number, seen, at);
      met.add(topic);
    }
    List<DocumentState> opened = new ArrayList<>(lesson.documents().size());
    for (DocumentKey key : lesson.documents()) {
      DocumentState document = document(key);
      document.access(at);
      SightingTable.addAccess(statements, owner, lesson.interaction(), document.number, at);
      opened.add(document);
    }
    for (int i = 0; i < met.size(); i++) {
      boolean asked = lesson.topics().get(i).asked();
      for (int j = 0; j < met.size(); j++) {
        if (i != j && (asked || lesson.topics().get(j).asked())) {
          count(Link.TOPIC, pairs, new Pair(met.get(i).number, met.get(j).number), at);
        }
      }
      if (asked) {
        for (DocumentState document : opened) {
          Pair pair = new Pair(met.get(i).number, document.number);
          if (count(Link.DOCUMENT, shown, pair, at) == 1) {
            met.get(i).documents++;
          }
        }
      }
    }
  }

  private long count(Link link, Map<Pair, Link.Row> counts, Pair pair, long at)
      throws SQLException {
    Link.Row row = counts.get(pair);
    if (row == null) {
      row =
          link.find(statements, owner, pair.topic(), pair.target())
              .orElseGet(() -> new Link.Row(pair.target(), 0, 0));
    }
    Link.Row counted = row.plus(at);
    counts.put(pair, counted);
    return counted.count();
  }

  private TopicState topic(String name) throws SQLException {
    TopicState topic = topics.get(name);
    if (topic == null) {
      byte[] key = owner.cipher().token(name);
      var found = TopicTable.state(statements, owner, key);
      topic = found.isPresent() ? found.get() : TopicTable.create(statements, owner, key, name);
      topics.put(name, topic);
    }
    return topic;
  }

  private DocumentState document(DocumentKey key) throws SQLException {
    DocumentState document = documents.get(key);
    if (document == null) {
      document = DocumentTable.findOrCreate(statements, owner, key);
      documents.put(key, document);
    }
    return document;
  }

  /** Writes the counts. */
  public void finish() throws SQLException {
    for (DocumentState document : documents.values()) {
      DocumentTable.put(statements, owner, document);
    }
    write(Link.TOPIC, pairs);
    write(Link.DOCUMENT, shown);
    for (TopicState topic : topics.values()) {
      if (topic.disordered) {
        Recount.topicItself(statements, owner, topic);
      }
      TopicTable.put(statements, owner, topic);
    }
  }

  private void write(Link link, Map<Pair, Link.Row> counts) throws SQLException {
    Pair[] inOrder = counts.keySet().toArray(new Pair[0]);
    // The order of the primary key: neighbouring rows are on the same pages.
    Arrays.sort(
        inOrder, java.util.Comparator.comparingLong(Pair::topic).thenComparingLong(Pair::target));
    for (Pair pair : inOrder) {
      Link.Row row = counts.get(pair);
      if (row != null) {
        link.put(statements, owner, pair.topic(), row);
      }
    }
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
