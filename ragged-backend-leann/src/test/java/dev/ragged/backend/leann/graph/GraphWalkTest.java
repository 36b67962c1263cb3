package dev.ragged.backend.leann.graph;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.BitSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GraphWalkTest {
  private static final SampleRows ROWS = SampleRows.clustered(3_000, 1);
  private static final SampleRows QUERIES = SampleRows.clustered(50, 1);

  @SuppressWarnings("NullAway.Init") // set before all
  private static Graph graph;

  @BeforeAll
  static void build() {
    graph = GraphBuilderTest.build(ROWS, new GraphParameters(8, 60, 7)).graph();
  }

  private final GraphWalk walk = new GraphWalk();

  private void run(int query, WalkParameters parameters) {
    SampleRows.run(walk, graph, ROWS.flat().scorerOf(QUERIES.row(query)), parameters);
  }

  private int[] found() {
    int[] nodes = new int[walk.found()];
    for (int i = 0; i < nodes.length; i++) {
      nodes[i] = walk.node(i);
    }
    return nodes;
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 10, 100})
  void next_efOfAllNodes_findsAllInOrder(int beam) {
    for (int i = 0; i < 5; i++) {
      run(i, WalkParameters.of(Integer.MAX_VALUE).withBeam(beam));
      assertThat(found()).isEqualTo(ROWS.exact(QUERIES.row(i), ROWS.size()));
      assertThat(walk.scored()).isEqualTo(ROWS.size());
    }
  }

  @Test
  void next_anyWalk_handsEachNodeOutOnce() {
    BitSet seen = new BitSet();
    walk.start(graph, WalkParameters.of(30).withBeam(20));
    for (int count; (count = walk.next()) > 0; ) {
      for (int i = 0; i < count; i++) {
        assertThat(seen.get(walk.nodes()[i])).isFalse();
        seen.set(walk.nodes()[i]);
      }
      ROWS.flat().scorerOf(QUERIES.row(0)).score(walk.nodes(), count, walk.scores());
    }
    assertThat(walk.scored()).isEqualTo(seen.cardinality());
    assertThat(walk.next()).isZero();
  }

  @Test
  void closeness_ofEachFound_isWhatTheScorerSaid() {
    run(3, WalkParameters.of(40));
    float[] closeness = ROWS.closeness(QUERIES.row(3));
    assertThat(walk.found()).isEqualTo(40);
    for (int i = 0; i < 40; i++) {
      assertThat(walk.closeness(i)).isEqualTo(closeness[walk.node(i)]);
    }
  }

  @Test
  void next_beam_makesFewerLargerSteps() {
    int steps = 0;
    int beamSteps = 0;
    for (int i = 0; i < QUERIES.size(); i++) {
      steps += steps(i, WalkParameters.of(30));
      beamSteps += steps(i, WalkParameters.of(30).withBeam(48));
    }
    assertThat(beamSteps).isLessThan(steps / 3);
    assertThat(ROWS.recall(graph, QUERIES, WalkParameters.of(30).withBeam(48), 10))
        .isGreaterThanOrEqualTo(ROWS.recall(graph, QUERIES, WalkParameters.of(30), 10));
  }

  private int steps(int query, WalkParameters parameters) {
    NodeScorer scorer = ROWS.flat().scorerOf(QUERIES.row(query));
    int steps = 0;
    walk.start(graph, parameters);
    for (int count; (count = walk.next()) > 0; steps++) {
      scorer.score(walk.nodes(), count, walk.scores());
    }
    return steps;
  }

  @Test
  void next_budget_isNeverExceeded() {
    for (int budget : new int[] {1, 2, 30, 100}) {
      run(0, WalkParameters.of(50).withBudget(budget));
      assertThat(walk.scored()).isEqualTo(budget);
      assertThat(walk.cut()).isTrue();
    }
    run(0, WalkParameters.of(50));
    int needed = walk.scored();
    run(0, WalkParameters.of(50).withBudget(needed));
    assertThat(walk.cut()).isFalse();
    assertThat(walk.scored()).isEqualTo(needed);
  }

  @Test
  void next_patience_endsEarlierWithTheBestStillThere() {
    int scored = 0;
    int patient = 0;
    for (int i = 0; i < QUERIES.size(); i++) {
      run(i, WalkParameters.of(100));
      scored += walk.scored();
      run(i, WalkParameters.of(100).withPatience(15, 10));
      patient += walk.scored();
    }
    assertThat(patient).isLessThan(scored * 3 / 4);
    assertThat(ROWS.recall(graph, QUERIES, WalkParameters.of(100).withPatience(15, 10), 10))
        .isGreaterThan(0.97);
  }

  @Test
  void next_graphWithoutNodes_isOver() {
    Graph empty =
        GraphBuilderTest.build(SampleRows.clustered(0, 1), new GraphParameters(4, 10, 1)).graph();
    walk.start(empty, WalkParameters.of(10));
    assertThat(walk.next()).isZero();
    assertThat(walk.next()).isZero();
    assertThat(walk.found()).isZero();
  }

  @Test
  void next_compactGraph_walksTheSameWay() {
    CompactGraph compact = CompactGraph.of(graph);
    WalkParameters[] all = {
      WalkParameters.of(20),
      WalkParameters.of(20).withBeam(30),
      WalkParameters.of(50).withBudget(77)
    };
    GraphWalk other = new GraphWalk();
    for (WalkParameters parameters : all) {
      for (int i = 0; i < QUERIES.size(); i++) {
        run(i, parameters);
        SampleRows.run(other, compact, ROWS.flat().scorerOf(QUERIES.row(i)), parameters);
        assertThat(other.scored()).isEqualTo(walk.scored());
        assertThat(other.hops()).isEqualTo(walk.hops());
        for (int j = 0; j < walk.found(); j++) {
          assertThat(other.node(j)).isEqualTo(walk.node(j));
        }
      }
    }
  }

  @Test
  void next_afterWarmUp_allocatesNothing() {
    byte[][] kept = new byte[1][];
    assertThat(AllocatedBytes.leastOf(() -> kept[0] = new byte[100])).isGreaterThanOrEqualTo(100);
    NodeScorer[] scorers = new NodeScorer[QUERIES.size()];
    for (int i = 0; i < scorers.length; i++) {
      scorers[i] = ROWS.flat().scorerOf(QUERIES.row(i));
    }
    WalkParameters parameters = WalkParameters.of(50);
    CompactGraph compact = CompactGraph.of(graph);
    for (Adjacency each : new Adjacency[] {graph, compact}) {
      long allocated =
          AllocatedBytes.leastOf(
              () -> {
                for (NodeScorer scorer : scorers) {
                  SampleRows.run(walk, each, scorer, parameters);
                }
              });
      assertThat(allocated).isZero();
    }
  }

  @Test
  void start_afterALargerGraphAndManyRounds_findsTheSame() {
    SampleRows few = SampleRows.clustered(40, 5);
    Graph small = GraphBuilderTest.build(few, new GraphParameters(4, 20, 1)).graph();
    run(0, WalkParameters.of(10));
    int[] before = found();
    for (int i = 0; i < 40; i++) {
      SampleRows.run(walk, small, few.flat().scorerOf(few.row(i)), WalkParameters.of(5));
      assertThat(walk.node(0)).isEqualTo(i);
    }
    run(0, WalkParameters.of(10));
    assertThat(found()).isEqualTo(before);
  }

  @Test
  void parameters_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WalkParameters.of(0))
        .withMessageContaining("ef=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WalkParameters.of(5).withBeam(0))
        .withMessageContaining("beam=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WalkParameters.of(5).withBudget(0))
        .withMessageContaining("budget=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> WalkParameters.of(5).withPatience(-1, 1))
        .withMessageContaining("patience=-1");
  }
}
