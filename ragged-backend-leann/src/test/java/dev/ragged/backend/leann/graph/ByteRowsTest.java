package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.index.Similarity;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ByteRowsTest {
  private static final int DIMENSION = 67;
  private static final long SEED = 11;

  /** Returns rows in groups of 20, whose members differ by about {@code spread}, length 1. */
  private static float[] groups(int count, double spread, long seed) {
    Random random = new Random(seed);
    float[] rows = new float[count * DIMENSION];
    float[] centre = new float[DIMENSION];
    for (int row = 0; row < count; row++) {
      double squares = 0;
      for (int i = 0; i < DIMENSION; i++) {
        if (row % 20 == 0) {
          centre[i] = (float) random.nextGaussian();
        }
        float x = (float) (centre[i] + spread * random.nextGaussian());
        rows[row * DIMENSION + i] = x;
        squares += x * x;
      }
      for (int i = 0; i < DIMENSION; i++) {
        rows[row * DIMENSION + i] /= (float) Math.sqrt(squares);
      }
    }
    return rows;
  }

  private static float[][] all(BuildRows rows) {
    Comparer comparer = rows.comparer();
    int[] nodes = IntStream.range(0, rows.size()).toArray();
    float[][] closeness = new float[rows.size()][rows.size()];
    for (int node : nodes) {
      comparer.target(node);
      comparer.score(nodes, nodes.length, closeness[node]);
    }
    return closeness;
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void score_allPairs_isSymmetricCloseToTheTruthAndHighestForItself(Similarity similarity) {
    for (double spread : new double[] {1, 0.1, 1e-3}) {
      float[] rows = groups(200, spread, SEED);
      float[][] rounded = all(ByteRows.of(rows, DIMENSION, similarity));
      float[][] exact = all(new FlatRows(rows, DIMENSION, similarity));
      for (int a = 0; a < 200; a++) {
        for (int b = 0; b < 200; b++) {
          assertThat(rounded[a][b]).isEqualTo(rounded[b][a]);
          assertThat(rounded[a][b])
              .as("row %d and itself", b)
              .isLessThanOrEqualTo(rounded[b][b] + 1e-6f);
          assertThat(rounded[a][b]).isCloseTo(exact[a][b], within(0.02f));
        }
      }
    }
  }

  @Test
  void score_rowsOfAllSizes_followsTheirDistances() {
    float[] rows = groups(60, 1, SEED);
    for (int row = 0; row < 60; row++) {
      double scale = row % 3 == 0 ? 0 : Math.pow(10, row % 7 - 3);
      for (int i = row * DIMENSION; i < (row + 1) * DIMENSION; i++) {
        rows[i] *= (float) scale;
      }
    }
    float[][] rounded = all(ByteRows.of(rows, DIMENSION, Similarity.EUCLIDEAN));
    float[][] exact = all(new FlatRows(rows, DIMENSION, Similarity.EUCLIDEAN));
    for (int a = 0; a < 60; a++) {
      for (int b = 0; b < 60; b++) {
        float larger = Math.max(-exact[a][0], -exact[b][0]); // row 0 is zero
        assertThat(rounded[a][b]).isCloseTo(exact[a][b], within(0.02f * larger));
      }
    }
  }

  @Test
  void score_hugeAndTinyRows_isWhatFloatsGive() {
    for (double size : new double[] {1e30, 1e18, 1e-18, 1e-30}) {
      float[] rows = groups(40, 1, SEED);
      for (int i = 0; i < rows.length; i++) {
        rows[i] *= (float) size;
      }
      float[][] rounded = all(ByteRows.of(rows, DIMENSION, Similarity.EUCLIDEAN));
      float[][] exact = all(new FlatRows(rows, DIMENSION, Similarity.EUCLIDEAN));
      for (int a = 0; a < 40; a++) {
        for (int b = 0; b < 40; b++) {
          float expected = exact[a][b];
          float allowed = Float.isInfinite(expected) ? 0 : Math.abs(expected) * 0.02f;
          boolean right =
              rounded[a][b] == expected || Math.abs(rounded[a][b] - expected) <= allowed;
          assertThat(right).as("size %s: %s, not %s", size, expected, rounded[a][b]).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void build_overBytes_isAsGoodAsOverFloats(Similarity similarity) {
    for (double spread : new double[] {0.5, 1e-3}) {
      float[] rows = groups(4_000, spread, SEED);
      FlatRows flat = new FlatRows(rows, DIMENSION, similarity);
      ByteRows bytes = ByteRows.of(rows, DIMENSION, similarity);
      GraphBuilder builder =
          new GraphBuilder(new GraphParameters(8, 60, 7), Runnable::run, 1, () -> false);
      Graph overBytes = builder.build(bytes).graph();
      assertThat(SampleRows.reachable(overBytes)).isEqualTo(4_000);
      assertThat(recall(flat, rows, overBytes))
          .as("groups of width %s", spread)
          .isGreaterThan(recall(flat, rows, builder.build(flat).graph()) - 0.01);
    }
  }

  /** Returns recall at 10 of walks that keep 40 candidates and compare true rows. */
  private static double recall(FlatRows flat, float[] rows, Graph graph) {
    GraphWalk walk = new GraphWalk();
    int[] all = IntStream.range(0, flat.size()).toArray();
    float[] closeness = new float[all.length];
    int found = 0;
    for (int node = 0; node < all.length; node += 20) {
      float[] query = Arrays.copyOfRange(rows, node * DIMENSION, (node + 1) * DIMENSION);
      query[0] += 0.01f;
      flat.scorerOf(query).score(all, all.length, closeness);
      float[] sorted = closeness.clone();
      Arrays.sort(sorted);
      SampleRows.run(walk, graph, flat.scorerOf(query), WalkParameters.of(40));
      for (int i = 0; i < 10; i++) {
        found += walk.closeness(i) >= sorted[sorted.length - 10] ? 1 : 0;
      }
    }
    return found / (all.length / 20.0 * 10);
  }

  @Test
  void suit_fewDimensions_isFalse() {
    assertThat(ByteRows.suit(63)).isFalse();
    assertThat(ByteRows.suit(64)).isTrue();
  }
}
