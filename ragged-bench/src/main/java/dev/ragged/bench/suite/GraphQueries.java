package dev.ragged.bench.suite;

import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.graph.TopicNode;
import java.io.IOException;
import java.util.List;
import java.util.SplittableRandom;

/** Questions to the graph of a persona's topics. */
final class GraphQueries {
  static final List<String> METRICS = List.of("p50", "p95", "max", "topics");

  private static final int COUNT = 100;
  private static final int HOPS = 3;
  private static final int LIMIT = 20;

  private GraphQueries() {}

  static void run(Trial trial) throws IOException {
    try (MemoryFixture memory = new MemoryFixture(trial.plan().seed())) {
      memory.recordAll(memory.draw(trial.plan().interactions()));
      TopicGraph graph = memory.persona().graph();
      List<TopicNode> topics = graph.topics(TopicGraph.MAX_LIMIT);
      SplittableRandom random = new SplittableRandom(trial.plan().seed());
      long[] nanos = new long[COUNT];
      for (int i = -COUNT; i < COUNT; i++) {
        String from = topics.get(random.nextInt(topics.size())).topic();
        String to = topics.get(random.nextInt(topics.size())).topic();
        long start = System.nanoTime();
        ask(graph, from, to);
        if (i >= 0) {
          nanos[i] = System.nanoTime() - start;
        }
      }
      Sheet sheet = trial.sheet().parameter("interactions", trial.plan().interactions());
      new Latencies(nanos).addTo(sheet);
      sheet
          .more("topics", "", topics.size())
          .note(
              "a query: topics %d pairs away, a way between two, documents of one".formatted(HOPS));
    }
  }

  private static void ask(TopicGraph graph, String from, String to) {
    var related = graph.related(from, HOPS, LIMIT);
    var path = graph.path(from, to, HOPS);
    var documents = graph.documents(from, LIMIT);
    if (documents.isEmpty()) {
      throw new IllegalStateException(
          "a topic must have documents: topic=%s, related=%d, path=%s"
              .formatted(from, related.size(), path));
    }
  }
}
