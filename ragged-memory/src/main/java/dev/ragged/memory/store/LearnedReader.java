package dev.ragged.memory.store;

import dev.ragged.memory.interest.CoOccurrence;
import dev.ragged.memory.interest.CoOccurrences;
import dev.ragged.spi.DocumentKey;
import dev.ragged.sqlite.PreparedStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Reads what personal ranking needs of a persona's learned rows, for one search. */
public final class LearnedReader {
  /** What was learned about a question and the documents found for it. Immutable. */
  public record Learned(CoOccurrences pairs, Map<DocumentKey, DocumentTable.Row> documents) {
    public Learned {
      documents = Map.copyOf(documents);
    }
  }

  private static final String PAIRS =
      "SELECT "
          + TopicTable.COLUMNS
          + ", topic_pair.count FROM topic_pair"
          + " JOIN topic ON topic.number = topic_pair.other"
          + " WHERE topic_pair.topic = ? AND topic_pair.persona = ?"
          + " ORDER BY topic_pair.count DESC, topic_pair.other LIMIT ?";
  private static final int COUNT = 12;

  private LearnedReader() {}

  /**
   * Reads it.
   *
   * @param topics the question's topics
   * @param partners most pairs read of one topic, those met most often
   * @param documents the documents found
   */
  public static Learned read(
      Connection connection,
      Owner owner,
      Collection<String> topics,
      int partners,
      Set<DocumentKey> documents)
      throws SQLException {
    try (PreparedStatements statements = new PreparedStatements(connection)) {
      Map<DocumentKey, DocumentTable.Row> shown = new HashMap<>();
      for (DocumentKey document : documents) {
        DocumentTable.find(statements, owner, document).ifPresent(row -> shown.put(document, row));
      }
      return new Learned(pairs(statements, owner, topics, partners), shown);
    }
  }

  private static CoOccurrences pairs(
      PreparedStatements statements, Owner owner, Collection<String> topics, int partners)
      throws SQLException {
    List<CoOccurrence> pairs = new ArrayList<>();
    Set<Set<String>> known = new java.util.HashSet<>();
    for (String topic : topics) {
      var found = TopicTable.state(statements, owner, owner.cipher().token(topic));
      if (found.isPresent()) {
        for (CoOccurrence pair :
            statements.list(
                PAIRS,
                row ->
                    new CoOccurrence(topic, TopicTable.row(row, owner).name(), row.getLong(COUNT)),
                found.get().number,
                owner.persona(),
                partners)) {
          if (known.add(Set.of(pair.topic(), pair.other()))) {
            pairs.add(pair);
          }
        }
      }
    }
    return CoOccurrences.of(pairs);
  }
}
