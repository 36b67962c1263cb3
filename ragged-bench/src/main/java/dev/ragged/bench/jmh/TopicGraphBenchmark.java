package dev.ragged.bench.jmh;

import dev.ragged.bench.memory.LearnedTopics;
import dev.ragged.memory.graph.RelatedTopic;
import dev.ragged.memory.graph.TopicGraph;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** Queries of a topic graph on disk, whose pages are in the operating system's memory. */
@State(Scope.Benchmark)
public class TopicGraphBenchmark {
  /** How many topics there are. */
  @Param("10000")
  public int topics;

  /** In how many interactions they are met; nearly all of 10,000 are in 20,000. */
  @Param("20000")
  public int interactions;

  /** How far away a related topic may be. */
  @Param({"1", "2"})
  public int hops;

  private LearnedTopics learned;
  private TopicGraph graph;

  /** Fills a memory. */
  @Setup
  public void fill() throws IOException {
    learned =
        new LearnedTopics(
            topics, interactions, Instant.parse("2026-06-01T12:00:00Z"), Duration.ofDays(730));
    graph = learned.graph();
  }

  /** Closes the memory. */
  @TearDown
  public void close() throws IOException {
    learned.close();
  }

  /** One operation is the 20 topics most related to one, half of the time one that is met often. */
  @Benchmark
  public List<RelatedTopic> related() {
    return graph.related(learned.topics().asked(), hops, 20);
  }
}
