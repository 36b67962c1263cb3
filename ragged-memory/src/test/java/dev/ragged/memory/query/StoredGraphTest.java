package dev.ragged.memory.query;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.learn.Subject;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.spi.DocumentKey;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class StoredGraphTest {
  private final RandomMemory memory = new RandomMemory(1, 2);
  private final Subject subject = Asked.subject(memory.owners().get(0));
  private final TopicGraph graph = new StoredGraph(Asked.rows(memory, subject));

  @AfterEach
  void close() {
    memory.close();
  }

  @Test
  void queries_emptyMemory_findNothing() {
    assertThat(graph.topics(5)).isEmpty();
    assertThat(graph.recent(Instant.EPOCH, 5)).isEmpty();
    assertThat(graph.find("topic 1")).isEmpty();
    assertThat(graph.coOccurring("topic 1", 5)).isEmpty();
    assertThat(graph.related("topic 1", 2, 5)).isEmpty();
    assertThat(graph.path("topic 1", "topic 2", 5)).isEmpty();
    assertThat(graph.documents("topic 1", 5)).isEmpty();
    assertThat(graph.topicsOf(new DocumentKey("document 1", Optional.empty()), 5)).isEmpty();
    graph.export(
        element -> {
          throw new AssertionError(element);
        });
  }

  @Test
  void find_topicInCapitals_isTheSame() {
    memory.teach(20);
    String topic = graph.topics(1).get(0).topic();

    assertThat(graph.find(topic.toUpperCase(Locale.ROOT))).isEqualTo(graph.find(topic));
    assertThat(graph.coOccurring(topic.toUpperCase(Locale.ROOT), 9))
        .isEqualTo(graph.coOccurring(topic, 9));
  }

  @Test
  void path_fromATopicToItself_hasNoHops() {
    memory.teach(20);
    String topic = graph.topics(1).get(0).topic();

    assertThat(graph.path(topic, topic, 1).orElseThrow().topics()).containsExactly(topic);
    assertThat(graph.path(topic, "never met", 5)).isEmpty();
    assertThat(graph.path("never met", topic, 5)).isEmpty();
  }

  @Test
  void queries_limitOutOfRange_areRefused() {
    for (int limit : List.of(-1, 0, TopicGraph.MAX_LIMIT + 1)) {
      String message = "limit must be within 1..10000: limit=" + limit;
      assertThatThrownBy(() -> graph.topics(limit)).hasMessage(message);
      assertThatThrownBy(() -> graph.recent(Instant.EPOCH, limit)).hasMessage(message);
      assertThatThrownBy(() -> graph.coOccurring("a topic", limit)).hasMessage(message);
      assertThatThrownBy(() -> graph.related("a topic", 1, limit)).hasMessage(message);
      assertThatThrownBy(() -> graph.documents("a topic", limit)).hasMessage(message);
      assertThatThrownBy(() -> graph.topicsOf(new DocumentKey("document", Optional.empty()), limit))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage(message);
    }
  }

  @Test
  void queries_hopsOutOfRange_areRefused() {
    for (int hops : List.of(-1, 0, 6)) {
      assertThatThrownBy(() -> graph.related("a topic", hops, 1))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("hops must be within 1..5: hops=" + hops);
      assertThatThrownBy(() -> graph.path("a topic", "another", hops))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("maxHops must be within 1..5: maxHops=" + hops);
    }
  }

  @Test
  void queries_blankTopic_isRefused() {
    assertThatThrownBy(() -> graph.find(" "))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("topic name");
  }

  @Test
  void export_consumerThatThrows_endsWithIt() {
    memory.teach(5);
    IllegalStateException full = new IllegalStateException("full");

    assertThatThrownBy(
            () ->
                graph.export(
                    element -> {
                      throw full;
                    }))
        .isSameAs(full);
    assertThat(graph.topics(1)).isNotEmpty();
  }

  @Test
  void rebuild_always_tellsThatWhatWasLearnedHasChanged() {
    long version = subject.version();

    graph.rebuild();

    assertThat(subject.version()).isGreaterThan(version);
  }
}
