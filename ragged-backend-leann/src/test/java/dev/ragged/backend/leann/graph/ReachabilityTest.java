package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReachabilityTest {
  private static final int CAPACITY = 3;

  /** Links that may be full, and lead where they like. */
  private static LayerLinks random(SampleRows rows, Random random) {
    LayerLinks links = new LayerLinks(rows.size(), CAPACITY);
    for (int id = 0; id < rows.size(); id++) {
      float[] closeness = rows.closeness(rows.row(id));
      int self = id;
      random
          .ints(random.nextInt(CAPACITY + 1), 0, rows.size())
          .distinct()
          .filter(link -> link != self)
          .forEach(link -> links.append(self, link, closeness[link]));
    }
    return links;
  }

  @Test
  void repair_anyLinks_reachesAllAndKeepsListsInOrder() {
    long seed = 1;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      SampleRows rows = SampleRows.mostlyDuplicates(1 + random.nextInt(60), round);
      LayerLinks links = random(rows, random);
      Graph graph = new Graph(links.table(), UpperLayers.none(random.nextInt(rows.size())));
      int reachedBefore = SampleRows.reachable(graph);
      int repaired =
          new Reachability(links)
              .repair(graph, new LayerWorker(rows.flat()), WalkParameters.of(10));
      assertThat(repaired).isLessThanOrEqualTo(rows.size() - reachedBefore);
      assertThat(SampleRows.reachable(graph))
          .as("seed=%d, round=%d", seed, round)
          .isEqualTo(rows.size());
      assertLists(rows, graph);
    }
  }

  private static void assertLists(SampleRows rows, Graph graph) {
    int[] neighbors = new int[CAPACITY];
    for (int node = 0; node < rows.size(); node++) {
      int count = graph.neighbors(node, neighbors);
      int[] list = Arrays.copyOf(neighbors, count);
      assertThat(list).doesNotHaveDuplicates().doesNotContain(node);
    }
  }

  @Test
  void repair_allReached_changesNothing() {
    SampleRows rows = SampleRows.clustered(1_000, 2);
    Graph graph = GraphBuilderTest.build(rows, new GraphParameters(8, 60, 1)).graph();
    LayerLinks links = new LayerLinks(rows.size(), 16);
    for (int node = 0; node < rows.size(); node++) {
      for (int i = 0; i < graph.base().degree(node); i++) {
        links.append(node, graph.base().link(node, i), 0);
      }
    }
    Graph copy = new Graph(links.table(), graph.upper());
    int repaired =
        new Reachability(links).repair(copy, new LayerWorker(rows.flat()), WalkParameters.of(10));
    assertThat(repaired).isZero();
    assertThat(copy.base().cells).isEqualTo(graph.base().cells);
  }
}
