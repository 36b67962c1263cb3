package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.index.Similarity;
import java.util.Arrays;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GraphBuilderTest {
  private static final GraphParameters PARAMETERS = new GraphParameters(8, 60, 7);
  private static final ExecutorService HELPERS = Executors.newFixedThreadPool(6);

  @AfterAll
  static void stop() {
    HELPERS.shutdownNow();
  }

  static GraphBuilder.Built build(SampleRows rows, GraphParameters parameters) {
    return new GraphBuilder(parameters, Runnable::run, 1, () -> false).build(rows.flat());
  }

  @ParameterizedTest
  @EnumSource(Similarity.class)
  void build_clusteredRows_walksFindTheNearest(Similarity similarity) {
    SampleRows rows = SampleRows.clustered(4_000, 1, similarity);
    SampleRows queries = SampleRows.clustered(100, 1, similarity);
    Graph graph = build(rows, PARAMETERS).graph();
    assertThat(rows.recall(graph, queries, WalkParameters.of(50), 10)).isGreaterThan(0.99);
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 7})
  void build_manyThreads_isTheGraphOfOne(int threads) {
    SampleRows rows = SampleRows.clustered(3_000, 2);
    GraphParameters pruned = PARAMETERS.pruned(0.05, 3);
    for (GraphParameters parameters : new GraphParameters[] {PARAMETERS, pruned}) {
      GraphBuilder parallel = new GraphBuilder(parameters, HELPERS, threads, () -> false);
      assertSame(parallel.build(rows.flat()).graph(), build(rows, parameters).graph());
    }
  }

  @Test
  void build_otherSeed_isAnotherGraph() {
    SampleRows rows = SampleRows.clustered(500, 2);
    Graph one = build(rows, new GraphParameters(8, 60, 1)).graph();
    Graph two = build(rows, new GraphParameters(8, 60, 2)).graph();
    assertThat(one.base().cells).isNotEqualTo(two.base().cells);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 2, 3, 5, 17})
  void build_fewRows_reachesAll(int count) {
    SampleRows rows = SampleRows.clustered(count, 3);
    Graph graph = build(rows, new GraphParameters(2, 10, 1)).graph();
    assertThat(graph.size()).isEqualTo(count);
    if (count > 0) {
      assertThat(SampleRows.reachable(graph)).isEqualTo(count);
      int k = Math.min(count, 3);
      assertThat(rows.recall(graph, rows, WalkParameters.of(100), k)).isEqualTo(1);
    }
  }

  @Test
  void build_mostlyDuplicates_reachesAllAndFindsTheNearest() {
    SampleRows rows = SampleRows.mostlyDuplicates(5_000, 4);
    SampleRows queries = SampleRows.clustered(200, 4);
    Graph graph = build(rows, PARAMETERS).graph();
    assertThat(SampleRows.reachable(graph)).isEqualTo(rows.size());
    assertThat(rows.recall(graph, queries, WalkParameters.of(40), 10)).isGreaterThan(0.99);
    assertThat(rows.recall(graph, rows, WalkParameters.of(10), 10)).isGreaterThan(0.99);
  }

  @Test
  void build_equalRows_reachesAll() {
    SampleRows one = SampleRows.clustered(1, 5);
    float[] rows = new float[1_000 * SampleRows.DIMENSION];
    for (int i = 0; i < 1_000; i++) {
      System.arraycopy(one.row(0), 0, rows, i * SampleRows.DIMENSION, SampleRows.DIMENSION);
    }
    FlatRows flat = new FlatRows(rows, SampleRows.DIMENSION, Similarity.COSINE);
    GraphBuilder builder = new GraphBuilder(PARAMETERS, Runnable::run, 1, () -> false);
    assertThat(SampleRows.reachable(builder.build(flat).graph())).isEqualTo(1_000);
  }

  @Test
  void build_cancelledMidway_ends() {
    AtomicInteger asked = new AtomicInteger();
    GraphBuilder builder =
        new GraphBuilder(PARAMETERS, HELPERS, 2, () -> asked.incrementAndGet() > 100);
    SampleRows rows = SampleRows.clustered(4_000, 6);
    assertThatExceptionOfType(CancellationException.class)
        .isThrownBy(() -> builder.build(rows.flat()));
    assertThat(asked.get()).isLessThan(110);
  }

  @Test
  void build_executorThatRunsNothing_isDoneByTheCaller() {
    SampleRows rows = SampleRows.clustered(500, 7);
    GraphBuilder deaf = new GraphBuilder(PARAMETERS, task -> {}, 4, () -> false);
    GraphBuilder refusing =
        new GraphBuilder(
            PARAMETERS,
            task -> {
              throw new RejectedExecutionException("shut down");
            },
            4,
            () -> false);
    Graph expected = build(rows, PARAMETERS).graph();
    assertSame(deaf.build(rows.flat()).graph(), expected);
    assertSame(refusing.build(rows.flat()).graph(), expected);
  }

  @Test
  void build_comparerThatThrows_throwsItFromAnyThread() {
    FlatRows rows = SampleRows.clustered(3_000, 8).flat();
    AtomicInteger calls = new AtomicInteger();
    BuildRows broken =
        new BuildRows() {
          @Override
          public int size() {
            return rows.size();
          }

          @Override
          public Comparer comparer() {
            Comparer comparer = rows.comparer();
            return new Comparer() {
              @Override
              public void target(int node) {
                if (calls.incrementAndGet() > 20_000) {
                  throw new IllegalStateException("no row " + node);
                }
                comparer.target(node);
              }

              @Override
              public void score(int[] nodes, int count, float[] out) {
                comparer.score(nodes, count, out);
              }
            };
          }
        };
    GraphBuilder builder = new GraphBuilder(PARAMETERS, HELPERS, 3, () -> false);
    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> builder.build(broken))
        .withMessageStartingWith("no row");
  }

  @Test
  void build_report_countsWhatIsThere() {
    SampleRows rows = SampleRows.clustered(1_000, 9);
    GraphBuilder.Built built = build(rows, PARAMETERS);
    int[] neighbors = new int[built.graph().maxDegree()];
    long links = 0;
    for (int node = 0; node < 1_000; node++) {
      links += built.graph().neighbors(node, neighbors);
    }
    assertThat(built.report().nodes()).isEqualTo(1_000);
    assertThat(built.report().links()).isEqualTo(links);
    assertThat(built.report().degrees().stream().mapToInt(i -> i).sum()).isEqualTo(1_000);
    assertThat(built.graph().maxDegree()).isEqualTo(16);
  }

  @Test
  void build_lists_areAscendingAndWithoutTheNodeItself() {
    Graph graph = build(SampleRows.mostlyDuplicates(2_000, 10), PARAMETERS).graph();
    int[] neighbors = new int[graph.maxDegree()];
    for (int node = 0; node < graph.size(); node++) {
      int count = graph.neighbors(node, neighbors);
      int[] links = Arrays.copyOf(neighbors, count);
      assertThat(links).isSorted().doesNotHaveDuplicates().doesNotContain(node);
    }
  }

  @Test
  void parameters_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GraphParameters(1, 100, 0))
        .withMessageContaining("m=1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GraphParameters(16, 0, 0))
        .withMessageContaining("efConstruction=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARAMETERS.pruned(1.5, 6))
        .withMessageContaining("hubShare=1.5");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> PARAMETERS.pruned(0.02, 17))
        .withMessageContaining("ordinaryLinks=17");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new GraphBuilder(PARAMETERS, HELPERS, 0, () -> false))
        .withMessageContaining("threads=0");
  }

  static void assertSame(Graph actual, Graph expected) {
    assertThat(actual.base().cells).isEqualTo(expected.base().cells);
    assertThat(actual.upper().members()).isEqualTo(expected.upper().members());
    assertThat(actual.upper().height()).isEqualTo(expected.upper().height());
    for (int level = 1; level <= expected.upper().height(); level++) {
      assertThat(actual.upper().level(level).cells).isEqualTo(expected.upper().level(level).cells);
    }
  }
}
