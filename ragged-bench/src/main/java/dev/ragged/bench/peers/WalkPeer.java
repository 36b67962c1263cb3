package dev.ragged.bench.peers;

import dev.ragged.backend.leann.graph.FlatRows;
import dev.ragged.backend.leann.graph.Graph;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.NodeScorer;
import dev.ragged.backend.leann.graph.WalkParameters;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Our walk over a graph, whoever built it, comparing whole vectors: what differs between two of
 * these is their links alone. One thread at a time.
 */
final class WalkPeer implements Peer {
  /** Makes a graph in which node <i>i</i> is row <i>i</i>. */
  interface Builder {
    Graph build(float[][] vectors, int threads) throws Exception;
  }

  private final String name;
  private final FlatRows rows;
  private final Builder builder;
  private final GraphWalk walk = new GraphWalk();
  private @Nullable Graph graph;

  /**
   * @param rows those that {@link #build} is given; shared, so that both graphs lead to the same
   *     memory
   */
  WalkPeer(String name, FlatRows rows, Builder builder) {
    this.name = name;
    this.rows = rows;
    this.builder = builder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public void build(float[][] vectors, int threads) throws Exception {
    graph = builder.build(vectors, threads);
  }

  @Override
  public int search(float[] query, int k, int ef, int[] out) {
    NodeScorer scorer = rows.scorerOf(query);
    walk.start(graph(), WalkParameters.of(ef));
    for (int count; (count = walk.next()) > 0; ) {
      scorer.score(walk.nodes(), count, walk.scores());
    }
    int found = Math.min(k, walk.found());
    for (int i = 0; i < found; i++) {
      out[i] = walk.node(i);
    }
    return found;
  }

  /** Returns how many rows a walk for one of {@code queries} compares, on average. */
  double compared(float[][] queries, int ef) {
    long compared = 0;
    for (float[] query : queries) {
      search(query, 1, ef, new int[1]);
      compared += walk.scored();
    }
    return (double) compared / queries.length;
  }

  /** Returns how many links a node has at level 0, on average. */
  double degree() {
    int[] links = new int[graph().maxDegree()];
    long sum = 0;
    for (int node = 0; node < graph().size(); node++) {
      sum += graph().neighbors(node, links);
    }
    return (double) sum / graph().size();
  }

  /** Returns the bytes of the graph in memory, without vectors: both sides share those. */
  @Override
  public long bytes() {
    return graph().bytes();
  }

  private Graph graph() {
    return Objects.requireNonNull(graph, "graph");
  }
}
