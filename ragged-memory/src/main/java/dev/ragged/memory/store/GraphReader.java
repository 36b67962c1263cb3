package dev.ragged.memory.store;

import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Reads the topic graph of one persona within one state of the database. Whatever is ordered by a
 * count is so in an index; equal counts are in the order of numbers. One thread at a time.
 */
public final class GraphReader implements AutoCloseable {
  /** A topic, and what counts its link to another topic or to a document. */
  public record LinkedTopic(TopicTable.Row topic, long count, Instant lastAt) {}

  /** A document, and what counts its link to a topic. */
  public record LinkedDocument(DocumentTable.Row document, long count, Instant lastAt) {}

  /** A pair of topics seen from one of them: the other's number, and interactions with both. */
  public record Step(long topic, long count) {}

  private static final int TOPIC_COLUMNS = 11;
  private static final int DOCUMENT_COLUMNS = 7;

  private static final String PAIRS =
      "SELECT "
          + TopicTable.COLUMNS
          + ", "
          + Link.TOPIC.columns()
          // CROSS keeps the order of the tables, and with it that of the index.
          + " FROM topic_pair CROSS JOIN topic"
          + " ON topic.number = topic_pair.other AND topic.persona = topic_pair.persona"
          + " WHERE topic_pair.persona = ? AND topic_pair.topic = ?";
  private static final String PARTNERS =
      PAIRS + " ORDER BY topic_pair.count DESC, topic_pair.other LIMIT ?";
  private static final String PARTNERS_AFTER =
      PAIRS + " AND topic_pair.other > ? ORDER BY topic_pair.other LIMIT ?";

  private static final String SHOWN =
      "SELECT "
          + DocumentTable.COLUMNS
          + ", "
          + Link.DOCUMENT.columns()
          + " FROM topic_document CROSS JOIN document"
          + " ON document.number = topic_document.document"
          + " AND document.persona = topic_document.persona"
          + " WHERE topic_document.persona = ? AND topic_document.topic = ?";
  private static final String DOCUMENTS =
      SHOWN + " ORDER BY topic_document.count DESC, topic_document.document LIMIT ?";
  private static final String DOCUMENTS_AFTER =
      SHOWN + " AND topic_document.document > ? ORDER BY topic_document.document LIMIT ?";

  private static final String TOPICS_OF =
      "SELECT "
          + TopicTable.COLUMNS
          + ", "
          + Link.DOCUMENT.columns()
          + " FROM topic_document CROSS JOIN topic"
          + " ON topic.number = topic_document.topic AND topic.persona = topic_document.persona"
          + " WHERE topic_document.persona = ? AND topic_document.document = ?"
          + " ORDER BY topic_document.count DESC, topic_document.topic LIMIT ?";

  private static final String STEPS =
      "SELECT other, count FROM topic_pair WHERE persona = ? AND topic = ?"
          + " ORDER BY count DESC, other LIMIT ?";

  private static final String TOPIC =
      "SELECT " + TopicTable.COLUMNS + " FROM topic WHERE number = ? AND persona = ?";
  private static final String TOPIC_NAMED =
      "SELECT " + TopicTable.COLUMNS + " FROM topic WHERE persona = ? AND key = ?";
  private static final String DOCUMENT =
      "SELECT " + DocumentTable.COLUMNS + " FROM document WHERE persona = ? AND key = ?";
  private static final String TOPICS_AFTER =
      "SELECT "
          + TopicTable.COLUMNS
          + " FROM topic WHERE persona = ? AND key > ? ORDER BY key LIMIT ?";
  private static final String ALL_DOCUMENTS_AFTER =
      "SELECT "
          + DocumentTable.COLUMNS
          + " FROM document WHERE persona = ? AND key > ? ORDER BY key LIMIT ?";

  private final Owner owner;
  private final PreparedStatements statements;

  /** Creates one that reads by {@code connection}, within the caller's transaction. */
  public GraphReader(Connection connection, Owner owner) {
    this.owner = owner;
    this.statements = new PreparedStatements(connection);
  }

  /** Returns the topic of this name. */
  public Optional<TopicTable.Row> topic(String name) throws SQLException {
    return statements.first(
        TOPIC_NAMED,
        row -> TopicTable.row(row, owner),
        owner.persona(),
        owner.cipher().token(name));
  }

  /** Returns the topic of this number. */
  public Optional<TopicTable.Row> topic(long number) throws SQLException {
    return statements.first(TOPIC, row -> TopicTable.row(row, owner), number, owner.persona());
  }

  /** Returns this document. */
  public Optional<DocumentTable.Row> document(DocumentKey document) throws SQLException {
    return statements.first(
        DOCUMENT,
        row -> DocumentTable.row(row, owner),
        owner.persona(),
        DocumentTable.token(owner, document));
  }

  /** Returns the topics met most often with a topic. */
  public List<LinkedTopic> partners(long topic, int limit) throws SQLException {
    return statements.list(
        PARTNERS, row -> linkedTopic(row, Link.TOPIC), owner.persona(), topic, limit);
  }

  /** Returns the topics met with a topic, in the order of their numbers behind {@code after}. */
  public List<LinkedTopic> partnersAfter(long topic, long after, int limit) throws SQLException {
    return statements.list(
        PARTNERS_AFTER, row -> linkedTopic(row, Link.TOPIC), owner.persona(), topic, after, limit);
  }

  /** Returns the documents shown most often for a topic. */
  public List<LinkedDocument> documents(long topic, int limit) throws SQLException {
    return statements.list(DOCUMENTS, this::linkedDocument, owner.persona(), topic, limit);
  }

  /** Returns the documents shown for a topic, in the order of their numbers. */
  public List<LinkedDocument> documentsAfter(long topic, long after, int limit)
      throws SQLException {
    return statements.list(
        DOCUMENTS_AFTER, this::linkedDocument, owner.persona(), topic, after, limit);
  }

  /** Returns the topics that a document was shown for most often. */
  public List<LinkedTopic> topicsOf(long document, int limit) throws SQLException {
    return statements.list(
        TOPICS_OF, row -> linkedTopic(row, Link.DOCUMENT), owner.persona(), document, limit);
  }

  /**
   * Returns the pairs of a topic that were met most often. Reads an index only, which has no
   * checksums.
   */
  public List<Step> steps(long topic, int limit) throws SQLException {
    return statements.list(
        STEPS, row -> new Step(row.getLong(1), row.getLong(2)), owner.persona(), topic, limit);
  }

  /** Returns topics in the order of their keys, behind that of {@code after}. */
  public List<TopicTable.Row> topicsAfter(Optional<TopicTable.Row> after, int limit)
      throws SQLException {
    byte[] key = after.map(row -> owner.cipher().token(row.name())).orElse(new byte[0]);
    return statements.list(
        TOPICS_AFTER, row -> TopicTable.row(row, owner), owner.persona(), key, limit);
  }

  /** Returns documents in the order of their keys, behind that of {@code after}. */
  public List<DocumentTable.Row> documentsAfter(Optional<DocumentTable.Row> after, int limit)
      throws SQLException {
    byte[] key = after.map(row -> DocumentTable.token(owner, row.key())).orElse(new byte[0]);
    return statements.list(
        ALL_DOCUMENTS_AFTER, row -> DocumentTable.row(row, owner), owner.persona(), key, limit);
  }

  private LinkedTopic linkedTopic(ResultSet row, Link link) throws SQLException {
    Link.Row counted = link.row(row, TOPIC_COLUMNS + 1);
    return new LinkedTopic(
        TopicTable.row(row, owner), counted.count(), Instant.ofEpochMilli(counted.last()));
  }

  private LinkedDocument linkedDocument(ResultSet row) throws SQLException {
    Link.Row counted = Link.DOCUMENT.row(row, DOCUMENT_COLUMNS + 1);
    return new LinkedDocument(
        DocumentTable.row(row, owner), counted.count(), Instant.ofEpochMilli(counted.last()));
  }

  @Override
  public void close() throws SQLException {
    statements.close();
  }
}
