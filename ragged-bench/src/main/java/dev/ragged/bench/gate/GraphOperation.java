package dev.ragged.bench.gate;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Metric;
import dev.ragged.memory.graph.TopicGraph;
import dev.ragged.memory.graph.TopicNode;
import java.util.List;

/**
 * Asks, 20 times, for what is related to each of the 20 topics asked for most: mean time of one.
 */
final class GraphOperation implements TimedOperation {
  private static final int INTERACTIONS = 500;
  private static final int TOPICS = 20;
  private static final int HOPS = 2;
  private static final int REPEATS = 20;

  private final RememberingStore store = new RememberingStore();
  private final TopicGraph graph;
  private final List<String> topics;

  GraphOperation(ForkTask task) {
    store.record(new ForkData(task.seed()).interactions(INTERACTIONS));
    store.learn();
    graph = store.persona().graph();
    topics = graph.topics(TOPICS).stream().map(TopicNode::topic).toList();
  }

  @Override
  public Metric metric() {
    return Metric.timed("graph_query", "ms", Better.LOWER);
  }

  @Override
  public double window() {
    long start = System.nanoTime();
    int found = 0;
    for (int i = 0; i < REPEATS; i++) {
      for (String topic : topics) {
        found += graph.related(topic, HOPS, TOPICS).size();
      }
    }
    double millis = (System.nanoTime() - start) / 1e6 / REPEATS / topics.size();
    if (found == 0) {
      throw new IllegalStateException("nothing is related: topics=" + topics);
    }
    return millis;
  }

  @Override
  public void close() {
    store.close();
  }
}
