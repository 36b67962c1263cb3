package dev.ragged.memory.query;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.graph.DocumentNode;
import dev.ragged.memory.graph.GraphElement;
import dev.ragged.memory.graph.TopicDocument;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.graph.TopicNode;
import dev.ragged.memory.graph.TopicPair;
import dev.ragged.memory.graph.TopicPath;
import dev.ragged.memory.store.Owner;
import dev.ragged.memory.store.PlainCounts;
import dev.ragged.memory.store.RandomMemory;
import dev.ragged.spi.DocumentKey;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Each query of a topic graph, against a count of everything that was learned. */
class StoredGraphOracleTest {
  private static final int ROUNDS = 4;

  private final long seed = new Random().nextLong();
  private final RandomMemory memory = new RandomMemory(seed, 3);

  @AfterEach
  void close() {
    memory.close();
  }

  /** Lets {@code check} compare after learning, erasing, and rebuilding. */
  private void eachState(BiConsumer<TopicGraph, PlainGraph> check) {
    for (int i = 0; i < ROUNDS; i++) {
      memory.teach(8);
      memory.erase(4);
      for (Owner owner : memory.owners()) {
        TopicGraph graph = graph(owner);
        PlainGraph plain = new PlainGraph(memory, owner);
        check.accept(graph, plain);
        if (i == ROUNDS - 1) {
          graph.rebuild();
          check.accept(graph, plain);
        }
      }
    }
  }

  private TopicGraph graph(Owner owner) {
    return new StoredGraph(Asked.rows(memory, Asked.subject(owner)));
  }

  private static <T> List<T> first(List<T> all, int limit) {
    return all.subList(0, Math.min(limit, all.size()));
  }

  @Test
  void topics_anyLimit_areThoseAskedMostOften() {
    eachState(
        (graph, plain) -> {
          for (int limit : List.of(1, 3, 100)) {
            assertThat(graph.topics(limit))
                .as("seed %d", seed)
                .isEqualTo(first(plain.asked(), limit));
          }
        });
  }

  @Test
  void recent_anyInstant_areThoseAskedSinceLatestFirst() {
    eachState(
        (graph, plain) -> {
          for (int day = 0; day < 130; day += 7) {
            Instant since = RandomMemory.START.plus(Duration.ofDays(day));
            assertThat(graph.recent(since, 4))
                .as("seed %d", seed)
                .isEqualTo(first(plain.since(since), 4));
          }
        });
  }

  @Test
  void find_anyTopic_hasItsCounts() {
    eachState(
        (graph, plain) -> {
          for (String topic : plain.names()) {
            assertThat(graph.find(topic)).as("seed %d", seed).contains(plain.node(topic));
          }
        });
  }

  @Test
  void coOccurring_anyTopic_areThoseMetWithItMostOften() {
    eachState(
        (graph, plain) -> {
          for (String topic : plain.names()) {
            for (int limit : List.of(1, 3, 100)) {
              assertThat(graph.coOccurring(topic, limit))
                  .as("seed %d", seed)
                  .isEqualTo(first(plain.pairs(topic), limit));
            }
          }
        });
  }

  @Test
  void related_anyTopic_areTheNearestAndStrongest() {
    eachState(
        (graph, plain) -> {
          for (String topic : plain.names()) {
            for (int hops = 1; hops <= TopicGraph.MAX_HOPS; hops++) {
              for (int limit : List.of(1, 5, 100)) {
                assertThat(graph.related(topic, hops, limit))
                    .as("seed %d, %d hops from %s", seed, hops, topic)
                    .isEqualTo(first(plain.related(topic, hops), limit));
              }
            }
          }
        });
  }

  @Test
  void path_anyTwoTopics_isShortestAndOfTheMostFrequentPairs() {
    eachState(
        (graph, plain) -> {
          for (String from : plain.names()) {
            for (String to : plain.names()) {
              for (int hops = 1; hops <= TopicGraph.MAX_HOPS; hops++) {
                assertPath(graph.path(from, to, hops), plain, from, to, hops);
              }
            }
          }
        });
  }

  private void assertPath(
      Optional<TopicPath> path, PlainGraph plain, String from, String to, int maxHops) {
    int distance = plain.distances(from).getOrDefault(to, Integer.MAX_VALUE);
    assertThat(path.map(TopicPath::hops))
        .as("seed %d, from %s to %s", seed, from, to)
        .isEqualTo(Optional.of(distance).filter(hops -> hops <= maxHops));
    if (path.isPresent()) {
      List<String> topics = path.get().topics();
      List<Long> counts = path.get().counts();
      assertThat(topics).startsWith(from).endsWith(to).doesNotHaveDuplicates();
      for (int i = 0; i < counts.size(); i++) {
        PlainCounts.Count pair = plain.partners(topics.get(i)).get(topics.get(i + 1));
        assertThat(pair).isNotNull().extracting(PlainCounts.Count::count).isEqualTo(counts.get(i));
      }
      assertThat(counts.stream().mapToLong(Long::longValue).min().orElse(Long.MAX_VALUE))
          .as("seed %d, from %s to %s", seed, from, to)
          .isEqualTo(plain.weakest(from, to));
    }
  }

  @Test
  void documents_anyTopic_areThoseShownMostOften() {
    eachState(
        (graph, plain) -> {
          for (String topic : plain.names()) {
            List<TopicDocument> all = graph.documents(topic, 100);
            assertThat(all)
                .as("seed %d", seed)
                .containsExactlyInAnyOrderElementsOf(plain.documents(topic))
                .isSortedAccordingTo((a, b) -> Long.compare(b.count(), a.count()));
            assertThat(graph.documents(topic, 2)).isEqualTo(first(all, 2));
          }
        });
  }

  @Test
  void topicsOf_anyDocument_areThoseItWasShownForMostOften() {
    eachState(
        (graph, plain) -> {
          for (DocumentKey document : documents()) {
            for (int limit : List.of(1, 100)) {
              assertThat(graph.topicsOf(document, limit))
                  .as("seed %d", seed)
                  .isEqualTo(first(plain.topicsOf(document), limit));
            }
          }
        });
  }

  private Set<DocumentKey> documents() {
    return memory.owners().stream()
        .flatMap(owner -> memory.of(owner).stream())
        .flatMap(taught -> taught.documents().stream())
        .collect(Collectors.toSet());
  }

  @Test
  void export_anyState_givesEachNodeAndEdgeOnce() {
    eachState(
        (graph, plain) -> {
          List<GraphElement> given = new ArrayList<>();
          graph.export(given::add);

          assertThat(given).as("seed %d", seed).doesNotHaveDuplicates();
          assertThat(of(given, TopicNode.class))
              .isEqualTo(plain.names().stream().map(plain::node).collect(Collectors.toSet()));
          assertThat(of(given, TopicDocument.class))
              .isEqualTo(
                  plain.names().stream()
                      .flatMap(topic -> plain.documents(topic).stream())
                      .collect(Collectors.toSet()));
          Set<Set<String>> ends = new HashSet<>();
          for (TopicPair pair : of(given, TopicPair.class)) {
            assertThat(plain.pairs(pair.topic())).contains(pair);
            assertThat(ends.add(Set.of(pair.topic(), pair.other()))).isTrue();
          }
          assertThat(2 * ends.size())
              .isEqualTo(plain.names().stream().mapToInt(t -> plain.partners(t).size()).sum());
        });
  }

  @Test
  void export_anyState_givesTheDocumentsWithTheirAccesses() {
    memory.teach(20);
    for (Owner owner : memory.owners()) {
      Set<DocumentNode> expected = new HashSet<>();
      new PlainCounts(memory.of(owner))
          .accesses()
          .forEach(
              (key, count) -> expected.add(new DocumentNode(key, count.count(), count.last())));
      List<GraphElement> given = new ArrayList<>();

      graph(owner).export(given::add);

      assertThat(of(given, DocumentNode.class)).as("seed %d", seed).isEqualTo(expected);
    }
  }

  private static <T> Set<T> of(List<GraphElement> elements, Class<T> kind) {
    return elements.stream().filter(kind::isInstance).map(kind::cast).collect(Collectors.toSet());
  }

  @Test
  void related_manyTopicsAroundHubs_isAsWithoutALimit() {
    try (RandomMemory large = new RandomMemory(seed, 2, 400, RandomMemory.START)) {
      large.teach(150);
      Owner owner = large.owners().get(0);
      TopicGraph graph = new StoredGraph(Asked.rows(large, Asked.subject(owner)));
      PlainGraph plain = new PlainGraph(large, owner);
      for (String topic : new TreeSet<>(plain.names()).stream().limit(60).toList()) {
        assertThat(graph.related(topic, 4, 12))
            .as("seed %d, from %s", seed, topic)
            .isEqualTo(first(plain.related(topic, 4), 12));
      }
    }
  }
}
