package dev.ragged.backend.leann.graph;

import dev.ragged.index.Similarity;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Random;

/** Seeded vectors around random centres, and what is true of them. */
final class SampleRows {
  static final int DIMENSION = 24;

  private final float[] rows;
  private final FlatRows flat;

  private SampleRows(float[] rows, Similarity similarity) {
    this.rows = rows;
    flat = new FlatRows(rows, DIMENSION, similarity);
  }

  /** Unit vectors around 30 centres. */
  static SampleRows clustered(int count, long seed) {
    return new SampleRows(draw(count, 30, 0.6, seed), Similarity.COSINE);
  }

  static SampleRows clustered(int count, long seed, Similarity similarity) {
    return new SampleRows(draw(count, 30, 0.6, seed), similarity);
  }

  /** Nine of ten vectors are copies of one of 16. */
  static SampleRows mostlyDuplicates(int count, long seed) {
    float[] rows = draw(count, 30, 0.6, seed);
    Random random = new Random(seed);
    for (int i = 16; i < count; i++) {
      if (random.nextInt(10) > 0) {
        int original = random.nextInt(16);
        System.arraycopy(rows, original * DIMENSION, rows, i * DIMENSION, DIMENSION);
      }
    }
    return new SampleRows(rows, Similarity.COSINE);
  }

  private static float[] draw(int count, int clusters, double spread, long seed) {
    Random random = new Random(seed);
    float[] centres = new float[clusters * DIMENSION];
    for (int i = 0; i < centres.length; i++) {
      centres[i] = (float) random.nextGaussian();
    }
    float[] rows = new float[count * DIMENSION];
    for (int i = 0; i < count; i++) {
      int centre = random.nextInt(clusters) * DIMENSION;
      double squares = 0;
      for (int j = 0; j < DIMENSION; j++) {
        float x = (float) (centres[centre + j] + spread * random.nextGaussian());
        rows[i * DIMENSION + j] = x;
        squares += x * x;
      }
      for (int j = 0; j < DIMENSION; j++) {
        rows[i * DIMENSION + j] /= (float) Math.sqrt(squares);
      }
    }
    return rows;
  }

  int size() {
    return flat.size();
  }

  FlatRows flat() {
    return flat;
  }

  float[] row(int node) {
    return Arrays.copyOfRange(rows, node * DIMENSION, (node + 1) * DIMENSION);
  }

  /** Returns the closeness of every node to {@code query}. */
  float[] closeness(float[] query) {
    int[] all = new int[size()];
    Arrays.setAll(all, i -> i);
    float[] closeness = new float[size()];
    flat.scorerOf(query).score(all, size(), closeness);
    return closeness;
  }

  /** Returns the nodes, the closest first, the smaller of equally close ones first. */
  int[] exact(float[] query, int k) {
    float[] closeness = closeness(query);
    long[] sorted = new long[size()];
    Arrays.setAll(sorted, node -> Candidate.of(node, closeness[node]));
    return Arrays.stream(sorted).sorted().limit(k).mapToInt(Candidate::node).toArray();
  }

  /** Returns the share of the k nearest that walks find, ties counted, for each row of queries. */
  double recall(Adjacency graph, SampleRows queries, WalkParameters parameters, int k) {
    GraphWalk walk = new GraphWalk();
    int hits = 0;
    for (int i = 0; i < queries.size(); i++) {
      float[] query = queries.row(i);
      int[] exact = exact(query, k);
      float least = closeness(query)[exact[k - 1]];
      run(walk, graph, flat.scorerOf(query), parameters);
      for (int j = 0; j < Math.min(k, walk.found()); j++) {
        if (walk.closeness(j) >= least) {
          hits++;
        }
      }
    }
    return hits / (double) (queries.size() * k);
  }

  static void run(GraphWalk walk, Adjacency graph, NodeScorer scorer, WalkParameters parameters) {
    walk.start(graph, parameters);
    for (int count; (count = walk.next()) > 0; ) {
      scorer.score(walk.nodes(), count, walk.scores());
    }
  }

  /** Returns how many nodes can be reached from the entry at level 0. */
  static int reachable(Adjacency graph) {
    BitSet reached = new BitSet();
    int[] stack = new int[graph.size()];
    int[] neighbors = new int[graph.maxDegree()];
    int top = 0;
    stack[top++] = graph.entry();
    reached.set(graph.entry());
    while (top > 0) {
      int count = graph.neighbors(stack[--top], neighbors);
      for (int i = 0; i < count; i++) {
        if (!reached.get(neighbors[i])) {
          reached.set(neighbors[i]);
          stack[top++] = neighbors[i];
        }
      }
    }
    return reached.cardinality();
  }
}
