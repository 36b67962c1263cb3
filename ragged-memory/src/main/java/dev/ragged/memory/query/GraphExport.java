package dev.ragged.memory.query;

import dev.ragged.memory.graph.DocumentNode;
import dev.ragged.memory.graph.GraphElement;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.store.DocumentTable;
import dev.ragged.memory.store.GraphReader;
import dev.ragged.memory.store.TopicTable;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Gives a whole graph to a consumer, a page of rows at a time. One thread at a time. */
final class GraphExport {
  private static final int PAGE = 500;

  /** Does something with each topic. */
  @FunctionalInterface
  private interface EachTopic {
    void accept(TopicTable.Row topic) throws SQLException;
  }

  private final GraphReader reader;
  private final Consumer<? super GraphElement> consumer;

  GraphExport(GraphReader reader, Consumer<? super GraphElement> consumer) {
    this.reader = reader;
    this.consumer = consumer;
  }

  void run() throws SQLException {
    topics(topic -> consumer.accept(Topics.node(topic)));
    documents();
    topics(this::pairs);
    topics(this::documentsOf);
  }

  private void topics(EachTopic each) throws SQLException {
    Optional<TopicTable.Row> last = Optional.empty();
    List<TopicTable.Row> page;
    do {
      page = reader.topicsAfter(last, PAGE);
      for (TopicTable.Row topic : page) {
        each.accept(topic);
        last = Optional.of(topic);
      }
    } while (page.size() == PAGE);
  }

  private void documents() throws SQLException {
    Optional<DocumentTable.Row> last = Optional.empty();
    List<DocumentTable.Row> page;
    do {
      page = reader.documentsAfter(last, PAGE);
      for (DocumentTable.Row document : page) {
        consumer.accept(new DocumentNode(document.key(), document.accesses(), document.lastAt()));
        last = Optional.of(document);
      }
    } while (page.size() == PAGE);
  }

  private void pairs(TopicTable.Row topic) throws SQLException {
    // Each pair is stored from both its sides; it is given from that of the smaller number.
    long last = topic.number();
    List<GraphReader.LinkedTopic> page;
    do {
      page = reader.partnersAfter(topic.number(), last, PAGE);
      for (GraphReader.LinkedTopic other : page) {
        consumer.accept(
            new TopicPair(topic.name(), other.topic().name(), other.count(), other.lastAt()));
        last = other.topic().number();
      }
    } while (page.size() == PAGE);
  }

  private void documentsOf(TopicTable.Row topic) throws SQLException {
    long last = 0;
    List<GraphReader.LinkedDocument> page;
    do {
      page = reader.documentsAfter(topic.number(), last, PAGE);
      for (GraphReader.LinkedDocument shown : page) {
        consumer.accept(
            new TopicDocument(topic.name(), shown.document().key(), shown.count(), shown.lastAt()));
        last = shown.document().number();
      }
    } while (page.size() == PAGE);
  }
}
