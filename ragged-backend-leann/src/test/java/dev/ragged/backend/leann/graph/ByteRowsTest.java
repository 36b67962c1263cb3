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

  /** Returns rows in groups of {@code group}, whose members differ by about {@code spread}. */
  private static float[] groups(int count, int group, double spread) {
    Random random = new Random(SEED);
    float[] rows = new float[count * DIMENSION];
    float[] centre = new float[DIMENSION];
    for (int row = 0; row < count; row++) {
      for (int i = 0; i < DIMENSION; i++) {
        if (row % group == 0) {
          centre[i] = (float) random.nextGaussian();
        }
        rows[row * DIMENSION + i] = (float) (centre[i] + spread * random.nextGaussian());
      }
    }
    return rows;
  }

  private static float[] ofLengthOne(float[] rows) {
    for (int start = 0; start < rows.length; start += DIMENSION) {
      double squares = 0;
      for (int i = start; i < start + DIMENSION; i++) {
        squares += (double) rows[i] * rows[i];
      }
      for (int i = start; i < start + DIMENSION; i++) {
        rows[i] /= (float) Math.sqrt(squares);
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

  @Test
  void score_allPairs_isSymmetricCloseToTheTruthAndHighestForItself() {
    for (double spread : new double[] {1, 0.1, 1e-3}) {
      float[] rows = ofLengthOne(groups(200, 20, spread));
      float[][] rounded = all(ByteRows.of(rows, DIMENSION));
      float[][] exact = all(new FlatRows(rows, DIMENSION, Similarity.EUCLIDEAN));
      for (int a = 0; a < 200; a++) {
        for (int b = 0; b < 200; b++) {
          assertThat(rounded[a][b]).isEqualTo(rounded[b][a]);
          assertThat(rounded[a][b]).as("row %d and itself", b).isLessThanOrEqualTo(rounded[b][b]);
          assertThat(rounded[a][b]).isCloseTo(exact[a][b], within(0.02f));
        }
      }
    }
  }

  @Test
  void score_hugeAndTinyRows_isWhatFloatsGive() {
    for (double size : new double[] {1e30, 1e18, 1e-18, 1e-30}) {
      float[] rows = groups(40, 1, 1);
      for (int i = 0; i < rows.length; i++) {
        rows[i] *= (float) size;
      }
      float[][] rounded = all(ByteRows.of(rows, DIMENSION));
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
    for (double spread : new double[] {0.5, 0.05}) {
      requireAsGood(similarity, ofLengthOne(groups(4_000, 20, spread)));
    }
    // Products of floats cannot tell such rows apart.
    requireAsGood(Similarity.EUCLIDEAN, groups(4_000, 4_000, 1e-3));
  }

  @Test
  void build_oneComponentIsLargeEverywhere_isAsGoodAsOverFloats() {
    float[] rows = groups(4_000, 20, 0.5);
    for (int start = 0; start < rows.length; start += DIMENSION) {
      rows[start + 3] = 1_000 + 5 * rows[start + 3];
    }
    requireAsGood(Similarity.EUCLIDEAN, rows);
    requireAsGood(Similarity.COSINE, ofLengthOne(rows));
  }

  private static void requireAsGood(Similarity similarity, float[] rows) {
    FlatRows flat = new FlatRows(rows, DIMENSION, similarity);
    ByteRows bytes = ByteRows.of(rows, DIMENSION);
    assertThat(RoundingTest.passes(bytes, flat)).isTrue();
    GraphBuilder builder =
        new GraphBuilder(new GraphParameters(8, 60, 7), Runnable::run, 1, () -> false);
    Graph overBytes = builder.build(bytes).graph();
    assertThat(SampleRows.reachable(overBytes)).isEqualTo(flat.size());
    assertThat(recall(flat, rows, overBytes))
        .isGreaterThan(recall(flat, rows, builder.build(flat).graph()) - 0.01);
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
  void passes_rowsThatDifferByLessThanTheyAreRounded_isFalse() {
    // Groups of near duplicates, far from each other.
    requireRefused(groups(4_000, 100, 1e-4), DIMENSION);
    // One component that dwarfs the others, and has two values.
    float[] rows = groups(4_000, 20, 1);
    for (int start = 0; start < rows.length; start += DIMENSION) {
      rows[start + 3] = start % 2 == 0 ? 1_000 : -1_000;
    }
    requireRefused(rows, DIMENSION);
    // Few dimensions.
    float[] line = new float[4_000];
    for (int i = 0; i < line.length; i++) {
      line[i] = (float) Math.sin(i);
    }
    requireRefused(line, 2);
  }

  private static void requireRefused(float[] rows, int dimension) {
    FlatRows exact = new FlatRows(rows, dimension, Similarity.EUCLIDEAN);
    assertThat(RoundingTest.passes(ByteRows.of(rows, dimension), exact)).isFalse();
  }

  @Test
  void passes_fewRows_isTrue() {
    for (int count : new int[] {1, 2, 9, 39, 41}) {
      float[] rows = groups(count, 1, 1);
      FlatRows exact = new FlatRows(rows, DIMENSION, Similarity.EUCLIDEAN);
      assertThat(RoundingTest.passes(ByteRows.of(rows, DIMENSION), exact)).isTrue();
    }
  }
}
