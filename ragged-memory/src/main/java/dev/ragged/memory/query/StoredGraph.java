package dev.ragged.memory.query;

import dev.ragged.memory.graph.GraphElement;
import dev.ragged.memory.graph.RelatedTopic;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.graph.TopicPath;
import dev.ragged.memory.store.DocumentTable;
import dev.ragged.memory.store.Erasure;
import dev.ragged.memory.store.GraphReader;
import dev.ragged.memory.store.TopicTable;
import dev.ragged.memory.topic.Topic;
import dev.ragged.spi.DocumentKey;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;

/** The topic graph as the memory's database holds it. Thread-safe. */
public final class StoredGraph implements TopicGraph {
  private static final String READING = "reading the topic graph";

  /** Reads of one topic. */
  @FunctionalInterface
  private interface OfTopic<T> {
    T read(GraphReader reader, TopicTable.Row topic) throws SQLException;
  }

  private final OwnRows rows;

  /** Creates the graph of those rows. */
  public StoredGraph(OwnRows rows) {
    this.rows = Objects.requireNonNull(rows, "rows");
  }

  @Override
  public List<TopicNode> topics(int limit) {
    Limits.require("limit", limit, MAX_LIMIT);
    return rows
        .read(READING, (connection, owner) -> TopicTable.mostAsked(connection, owner, limit))
        .stream()
        .map(Topics::node)
        .toList();
  }

  @Override
  public List<TopicNode> recent(Instant since, int limit) {
    Objects.requireNonNull(since, "since");
    Limits.require("limit", limit, MAX_LIMIT);
    return rows
        .read(READING, (connection, owner) -> TopicTable.since(connection, owner, since, limit))
        .stream()
        .map(Topics::node)
        .toList();
  }

  @Override
  public Optional<TopicNode> find(String topic) {
    return ofTopic(topic, (reader, row) -> Topics.node(row));
  }

  @Override
  public List<TopicPair> coOccurring(String topic, int limit) {
    Limits.require("limit", limit, MAX_LIMIT);
    return ofTopic(
            topic,
            (reader, row) ->
                reader.partners(row.number(), limit).stream()
                    .map(
                        other ->
                            new TopicPair(
                                row.name(), other.topic().name(), other.count(), other.lastAt()))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public List<RelatedTopic> related(String topic, int hops, int limit) {
    Limits.require("hops", hops, MAX_HOPS);
    Limits.require("limit", limit, MAX_LIMIT);
    return ofTopic(topic, (reader, row) -> new RelatedSearch(reader, hops, limit).from(row))
        .orElse(List.of());
  }

  @Override
  public Optional<TopicPath> path(String from, String to, int maxHops) {
    Limits.require("maxHops", maxHops, MAX_HOPS);
    String goal = Topic.fold(to);
    return ofTopic(
            from,
            (reader, start) -> {
              Optional<TopicTable.Row> end = reader.topic(goal);
              return end.isEmpty()
                  ? Optional.<TopicPath>empty()
                  : new PathSearch(reader, maxHops).between(start.number(), end.get().number());
            })
        .flatMap(path -> path);
  }

  @Override
  public List<TopicDocument> documents(String topic, int limit) {
    Limits.require("limit", limit, MAX_LIMIT);
    return ofTopic(
            topic,
            (reader, row) ->
                reader.documents(row.number(), limit).stream()
                    .map(
                        shown ->
                            new TopicDocument(
                                row.name(), shown.document().key(), shown.count(), shown.lastAt()))
                    .toList())
        .orElse(List.of());
  }

  @Override
  public List<TopicDocument> topicsOf(DocumentKey document, int limit) {
    Objects.requireNonNull(document, "document");
    Limits.require("limit", limit, MAX_LIMIT);
    return rows.read(
        READING,
        (connection, owner) -> {
          try (GraphReader reader = new GraphReader(connection, owner)) {
            Optional<DocumentTable.Row> row = reader.document(document);
            return row.isEmpty()
                ? List.<TopicDocument>of()
                : reader.topicsOf(row.get().number(), limit).stream()
                    .map(
                        topic ->
                            new TopicDocument(
                                topic.topic().name(), document, topic.count(), topic.lastAt()))
                    .toList();
          }
        });
  }

  private <T> Optional<T> ofTopic(String topic, OfTopic<T> work) {
    String name = Topic.fold(topic);
    return rows.read(
        READING,
        (connection, owner) -> {
          try (GraphReader reader = new GraphReader(connection, owner)) {
            Optional<TopicTable.Row> row = reader.topic(name);
            return row.isEmpty() ? Optional.<T>empty() : Optional.of(work.read(reader, row.get()));
          }
        });
  }

  @Override
  public void export(Consumer<? super GraphElement> consumer) {
    Objects.requireNonNull(consumer, "consumer");
    rows.read(
        "exporting the topic graph",
        (connection, owner) -> {
          try (GraphReader reader = new GraphReader(connection, owner)) {
            new GraphExport(reader, consumer).run();
          }
          return true;
        });
  }

  @Override
  public void rebuild() {
    rows.change(
        "rebuilding the topic graph",
        (connection, owner) -> {
          Erasure.rebuild(connection, owner);
          return true;
        });
  }
}
