package dev.ragged.memory.store;

import dev.ragged.sqlite.PreparedStatements;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Counts a persona's aggregates anew from what was met in each interaction, by plain queries: after
 * an erasure for what it touched, or for everything.
 */
final class Recount {
  private static final String OTHERS =
      "SELECT b.topic, count(*), max(b.at) FROM sighting a JOIN sighting b"
          + " ON b.interaction = a.interaction AND b.topic <> a.topic"
          + " WHERE a.topic = ? AND a.persona = ? AND (a.asked OR b.asked) GROUP BY b.topic";
  private static final String SHOWN =
      "SELECT d.document, count(*), max(d.at) FROM sighting a JOIN access d"
          + " ON d.interaction = a.interaction"
          + " WHERE a.topic = ? AND a.persona = ? AND a.asked GROUP BY d.document";

  private Recount() {}

  /** Returns the topics met together with a topic. */
  static List<Link.Row> others(PreparedStatements statements, Owner owner, long topic)
      throws SQLException {
    return links(statements, owner, OTHERS, topic);
  }

  /** Returns the documents shown for a topic's questions. */
  static List<Link.Row> shown(PreparedStatements statements, Owner owner, long topic)
      throws SQLException {
    return links(statements, owner, SHOWN, topic);
  }

  /** Counts a topic and everything that hangs on it; removes it if nothing is left of it. */
  static void topic(PreparedStatements statements, Owner owner, long number) throws SQLException {
    for (Link.Row former : Link.TOPIC.all(statements, owner, number)) {
      Link.TOPIC.remove(statements, owner, former.target(), number);
    }
    Link.TOPIC.removeAll(statements, owner, number);
    Link.DOCUMENT.removeAll(statements, owner, number);
    for (Link.Row other : oneSide(statements, owner, number)) {
      Link.TOPIC.put(
          statements, owner, other.target(), new Link.Row(number, other.count(), other.last()));
    }
  }

  /**
   * Counts a topic without links and everything that hangs on it, seen from it: the topics that it
   * is linked to, which are returned, still miss their side. Removes it if nothing is left of it.
   */
  static List<Link.Row> oneSide(PreparedStatements statements, Owner owner, long number)
      throws SQLException {
    Optional<TopicState> found = TopicTable.state(statements, owner, number);
    if (found.isEmpty()) {
      return List.of();
    }
    TopicState topic = found.get();
    topicItself(statements, owner, topic);
    if (topic.isGone()) {
      TopicTable.remove(statements, owner, number);
      return List.of();
    }
    List<Link.Row> others = others(statements, owner, number);
    for (Link.Row other : others) {
      Link.TOPIC.put(statements, owner, number, other);
    }
    List<Link.Row> shown = shown(statements, owner, number);
    for (Link.Row document : shown) {
      Link.DOCUMENT.put(statements, owner, number, document);
    }
    topic.documents = shown.size();
    TopicTable.put(statements, owner, topic);
    return others;
  }

  /** Counts the sightings of a topic, not what hangs on it. */
  static void topicItself(PreparedStatements statements, Owner owner, TopicState topic)
      throws SQLException {
    topic.asked = 0;
    topic.found = 0;
    topic.gapSquares = 0;
    topic.disordered = false;
    for (SightingTable.Row sighting : SightingTable.ofTopic(statements, owner, topic.number)) {
      topic.see(sighting.asked(), sighting.at());
    }
  }

  /** Counts a document; removes it if it was never shown. */
  static void document(PreparedStatements statements, Owner owner, long number)
      throws SQLException {
    Optional<DocumentState> found = DocumentTable.state(statements, owner, number);
    if (found.isEmpty()) {
      return;
    }
    DocumentState document = found.get();
    documentItself(statements, owner, document);
    if (document.accesses == 0) {
      DocumentTable.remove(statements, owner, number);
    } else {
      DocumentTable.put(statements, owner, document);
    }
  }

  /** Counts the accesses to a document. */
  static void documentItself(PreparedStatements statements, Owner owner, DocumentState document)
      throws SQLException {
    document.accesses = 0;
    for (long at : SightingTable.accessesOf(statements, owner, document.number)) {
      document.access(at);
    }
  }

  private static List<Link.Row> links(
      PreparedStatements statements, Owner owner, String query, long topic) throws SQLException {
    return statements.list(
        query,
        row -> new Link.Row(row.getLong(1), row.getLong(2), row.getLong(3)),
        topic,
        owner.persona());
  }
}
