package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GraphBytesTest {
  private static final double PERCENT = 15;
  private static final long SEED = 20_261_127;

  @Test
  void bytes_withoutNodes_areNone() {
    assertThat(new GraphBytes(16, true).packed(0)).isZero();
    assertThat(new GraphBytes(2, false).unpacked(0)).isZero();
    assertThat(new GraphBytes(16, true).saved(0)).isZero();
  }

  @ParameterizedTest
  @CsvSource({
    "16, false, 2000",
    "16, true, 2000",
    "16, false, 8000",
    "16, true, 8000",
    "8, false, 2000",
    "32, false, 4000",
    "4, true, 2000",
  })
  void bytes_ofABuiltGraph_areThoseEstimated(int m, boolean pruned, int nodes) {
    GraphParameters whole = new GraphParameters(m, 100, 7);
    GraphParameters parameters = pruned ? whole.pruned(0.02, Math.min(8, 2 * m)) : whole;
    Graph graph = GraphBuilderTest.build(SampleRows.clustered(nodes, SEED), parameters).graph();
    GraphBytes estimate = new GraphBytes(m, pruned);
    assertThat(estimate.unpacked(nodes)).isCloseTo(graph.bytes(), withinPercentage(PERCENT));
    assertThat(estimate.packed(nodes))
        .isCloseTo(CompactGraph.of(graph).bytes(), withinPercentage(PERCENT));
  }
}
