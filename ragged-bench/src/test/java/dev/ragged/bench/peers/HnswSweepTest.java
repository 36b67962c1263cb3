package dev.ragged.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.Result;
import dev.ragged.ingest.Cancellation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HnswSweepTest {
  private static final HnswGraph GRAPH = new HnswGraph(16, 100);

  private static SweepRow row(int vectors, int efSearch, double recall, double p50) {
    return new SweepRow(vectors, GRAPH, efSearch, recall, p50, 2 * p50, 3, 2_000, 1_000, 0);
  }

  private static SweepOptions options(List<HnswGraph> graphs) {
    return new SweepOptions(
        List.of(300, 600), graphs, List.of(40, 10), new MadeUpVectors(1, 20, 16, 5), 1, 2);
  }

  @Test
  void run_smallCollections_hasARowForEachCombination() throws Exception {
    List<String> steps = new ArrayList<>();
    List<SweepRow> rows =
        new HnswSweep(options(List.of(new HnswGraph(4, 10), GRAPH)), steps::add, new Cancellation())
            .run();
    assertThat(rows).hasSize(8);
    assertThat(rows.get(0).name()).isEqualTo("4/10/10");
    assertThat(rows.get(7).name()).isEqualTo("16/100/40");
    assertThat(rows).allMatch(row -> row.recall() > 0.5 && row.recall() <= 1);
    assertThat(rows).allMatch(row -> row.p50Micros() > 0 && row.p50Micros() <= row.p95Micros());
    // Vectors of 16 floats each, and what a file has around them.
    assertThat(rows.get(7).bytes()).isBetween(600L * 64, 600L * 64 * 2);
    assertThat(rows.get(7).heapBytes()).isGreaterThan(600L * 64);
    assertThat(steps).hasSize(4).first().isEqualTo("300 vectors, graph 4/10");
  }

  @Test
  void run_cancelled_hasWhatWasMeasuredBefore() throws Exception {
    Cancellation cancellation = new Cancellation();
    List<SweepRow> rows =
        new HnswSweep(options(List.of(GRAPH)), step -> cancellation.cancel(), cancellation).run();
    assertThat(rows).hasSize(2);
  }

  @Test
  void best_ofThoseWithEnoughRecall_isTheFastest() {
    List<SweepRow> rows =
        List.of(row(10, 10, 0.949, 1), row(10, 20, 0.95, 3), row(10, 30, 0.99, 2));
    assertThat(SweepRow.best(rows)).contains(rows.get(2));
    assertThat(SweepRow.best(rows.subList(0, 1))).isEmpty();
  }

  @Test
  void results_twoSizes_nameTheBestOfEach() {
    List<SweepRow> rows =
        List.of(row(10, 10, 0.96, 1), row(10, 20, 1, 3), row(90, 10, 0.5, 2), row(90, 20, 0.97, 5));
    List<Result> results = SweepFigures.results(rows);
    assertThat(results).hasSize(4).allMatch(result -> result.scenario().equals("hnsw.sweep"));
    assertThat(results.stream().filter(result -> !result.notes().isEmpty()))
        .extracting(result -> result.parameters().get("efSearch"))
        .containsExactly("10", "20");
    assertThat(SweepFigures.text(rows))
        .contains("Best for 10 vectors: 16/100/10\n")
        .contains("Best for 90 vectors: 16/100/20\n");
    assertThat(SweepFigures.text(rows.subList(2, 3))).contains("Best for 90 vectors: none\n");
  }

  @Test
  void parse_whatIsNoGraph_saysWhatIs() {
    assertThat(HnswGraph.parse("32/200")).isEqualTo(new HnswGraph(32, 200));
    assertThatThrownBy(() -> HnswGraph.parse("32"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("such as 32/200: graph=\"32\"");
    assertThatThrownBy(() -> HnswGraph.parse("32/20"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("efConstruction=20");
  }
}
