package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HubPruningTest {
  private static final GraphParameters FULL = new GraphParameters(8, 60, 7);
  private static final GraphParameters PRUNED = FULL.pruned(0.02, 3);
  private static final SampleRows ROWS = SampleRows.clustered(3_000, 1);

  private static int[] inDegrees(Graph graph) {
    int[] degrees = new int[graph.size()];
    for (int node = 0; node < graph.size(); node++) {
      for (int link : links(graph, node)) {
        degrees[link]++;
      }
    }
    return degrees;
  }

  private static int[] links(Graph graph, int node) {
    int[] links = new int[graph.maxDegree()];
    return Arrays.copyOf(links, graph.neighbors(node, links));
  }

  @Test
  void build_pruned_hasFarFewerLinksAndStillReachesAll() {
    GraphBuilder.Built full = GraphBuilderTest.build(ROWS, FULL);
    GraphBuilder.Built pruned = GraphBuilderTest.build(ROWS, PRUNED);
    assertThat(pruned.report().links()).isLessThan(full.report().links() / 2);
    assertThat(SampleRows.reachable(pruned.graph())).isEqualTo(ROWS.size());
    assertThat(CompactGraph.of(pruned.graph()).bytes())
        .isLessThan(CompactGraph.of(full.graph()).bytes() * 7 / 10);
  }

  @Test
  void build_pruned_findsMostOfTheNearest() {
    SampleRows queries = SampleRows.clustered(100, 1);
    Graph graph = GraphBuilderTest.build(ROWS, FULL.pruned(0.02, 5)).graph();
    assertThat(ROWS.recall(graph, queries, WalkParameters.of(100), 10)).isGreaterThan(0.97);
  }

  @Test
  void build_pruned_hubsKeepTheirLinks() {
    Graph full = GraphBuilderTest.build(ROWS, FULL).graph();
    Graph pruned = GraphBuilderTest.build(ROWS, PRUNED).graph();
    int[] degrees = inDegrees(full);
    List<Integer> ranked =
        IntStream.range(0, full.size())
            .boxed()
            .sorted(
                Comparator.comparing((Integer node) -> -degrees[node]).thenComparing(node -> node))
            .toList();
    double hubs = meanDegree(pruned, ranked.subList(0, 60));
    double others = meanDegree(pruned, ranked.subList(60, 3_000));
    assertThat(hubs).isGreaterThan(0.8 * meanDegree(full, ranked.subList(0, 60)));
    assertThat(others).isLessThan(0.5 * meanDegree(full, ranked.subList(60, 3_000)));
  }

  private static double meanDegree(Graph graph, List<Integer> nodes) {
    return nodes.stream().mapToInt(node -> links(graph, node).length).average().orElseThrow();
  }

  @Test
  void build_prunedDuplicates_reachesAll() {
    SampleRows rows = SampleRows.mostlyDuplicates(3_000, 4);
    Graph graph = GraphBuilderTest.build(rows, PRUNED).graph();
    assertThat(SampleRows.reachable(graph)).isEqualTo(rows.size());
  }

  @Test
  void build_noHubs_prunesAllAlike() {
    Graph graph = GraphBuilderTest.build(ROWS, FULL.pruned(0, 2)).graph();
    assertThat(SampleRows.reachable(graph)).isEqualTo(ROWS.size());
    double mean = meanDegree(graph, IntStream.range(0, ROWS.size()).boxed().toList());
    assertThat(mean).isBetween(2.0, 4.5);
  }
}
