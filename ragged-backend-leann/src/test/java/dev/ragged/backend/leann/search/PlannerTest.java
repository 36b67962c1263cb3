package dev.ragged.backend.leann.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.backend.leann.segment.SegmentMerger;
import dev.ragged.backend.leann.segment.Segments;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.tck.TestVectors;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PlannerTest {
  private static final int NODES = 1_000;
  private static final SearchPolicy POLICY = new SearchPolicy(50, 120, 4, 2, 16);
  private static final IndexContext CONTEXT =
      new IndexContext(
          Optional.empty(),
          new UUID(0, 0),
          Questions.DIMENSION,
          Similarity.EUCLIDEAN,
          Optional.empty(),
          ordinals -> new float[0][],
          Runnable::run,
          1);

  private static Planner planner(LeannOptions options) {
    return new Planner(options, POLICY);
  }

  /** Returns a segment as it is sealed. */
  private static Segment sealed(LeannOptions options) {
    return new Segments(options, CONTEXT, (segment, rows) -> OptionalDouble.empty())
        .of(
            IntStream.range(0, NODES).toArray(),
            new TestVectors(5, Questions.DIMENSION).next(NODES),
            null);
  }

  /** Returns a segment as it is after a merge: kept rows have a graph. */
  private static Segment merged(LeannOptions options) {
    return new SegmentMerger(
            options, CONTEXT, (segment, rows) -> OptionalDouble.empty(), ordinals -> new float[0][])
        .merge(List.of(sealed(options)), OrdinalSet.range(NODES), 1, () -> false)
        .orElseThrow();
  }

  @Test
  void plan_nothingAllowed_isNothing() {
    for (LeannOptions options :
        List.of(LeannOptions.codes().build(), LeannOptions.recompute().build())) {
      assertThat(planner(options).plan(sealed(options), 0, 5, Effort.EXACT))
          .isEqualTo(SegmentPlan.NOTHING);
    }
  }

  @Test
  void plan_codes_areScannedUnlessEveryVectorIsAsked() {
    LeannOptions options = LeannOptions.codes().build();
    Segment segment = sealed(options);
    for (Effort effort : new Effort[] {Effort.FAST, Effort.BALANCED, Effort.THOROUGH}) {
      for (int allowed : new int[] {1, 10, NODES}) {
        assertThat(planner(options).plan(segment, allowed, 10, effort))
            .isEqualTo(SegmentPlan.CODE_SCAN);
      }
    }
    assertThat(planner(options).plan(segment, 10, 10, Effort.EXACT))
        .isEqualTo(SegmentPlan.RECOMPUTE_ALL);
  }

  @Test
  void plan_graphAlone_isWalkedIfThatAsksForFewerVectors() {
    LeannOptions options = LeannOptions.recompute().build();
    Segment segment = sealed(options);
    Planner planner = planner(options);
    // 50 candidates at 2 vectors each.
    assertThat(planner.plan(segment, NODES, 10, Effort.BALANCED))
        .isEqualTo(SegmentPlan.RECOMPUTE_WALK);
    // 100 allowed take 500 candidates.
    assertThat(planner.plan(segment, 100, 10, Effort.BALANCED))
        .isEqualTo(SegmentPlan.RECOMPUTE_ALL);
    assertThat(planner.plan(segment, NODES, 400, Effort.BALANCED))
        .isEqualTo(SegmentPlan.RECOMPUTE_ALL);
    assertThat(planner.plan(segment, NODES, 10, Effort.EXACT)).isEqualTo(SegmentPlan.RECOMPUTE_ALL);
  }

  @Test
  void plan_keptRows_areScannedOrWalked() {
    LeannOptions floats = LeannOptions.full(VectorCodec.FLOAT32).build();
    assertThat(planner(floats).plan(sealed(floats), NODES, 10, Effort.FAST))
        .isEqualTo(SegmentPlan.ROW_SCAN);
    Segment walkable = merged(floats);
    assertThat(planner(floats).plan(walkable, NODES, 10, Effort.FAST))
        .isEqualTo(SegmentPlan.ROW_WALK);
    assertThat(planner(floats).plan(walkable, NODES, 10, Effort.EXACT))
        .isEqualTo(SegmentPlan.ROW_SCAN);
    assertThat(planner(floats).plan(walkable, 300, 10, Effort.FAST))
        .isEqualTo(SegmentPlan.ROW_SCAN);
    LeannOptions both = LeannOptions.full(VectorCodec.RABITQ_4).build();
    assertThat(planner(both).plan(merged(both), NODES, 10, Effort.FAST))
        .isEqualTo(SegmentPlan.CODE_WALK);
    LeannOptions bytes = LeannOptions.full(VectorCodec.INT8).build();
    assertThat(planner(bytes).plan(sealed(bytes), NODES, 10, Effort.FAST))
        .isEqualTo(SegmentPlan.CODE_SCORES);
  }

  @Test
  void reranked_anyEffort_isTwiceKAtLeast() {
    Planner planner = planner(LeannOptions.codes().build());
    assertThat(planner.reranked(10, Effort.BALANCED)).isEqualTo(120);
    assertThat(planner.reranked(100, Effort.BALANCED)).isEqualTo(200);
    assertThat(planner.reranked(10, Effort.FAST)).isEqualTo(32);
    assertThat(planner.reranked(10, Effort.THOROUGH)).isEqualTo(400);
    assertThat(planner.reranked(Integer.MAX_VALUE, Effort.FAST)).isEqualTo(Integer.MAX_VALUE);
  }

  @Test
  void margins_moreEffort_areNeverSmaller() {
    Planner planner = planner(LeannOptions.codes().build());
    float last = 0;
    for (int candidates : new int[] {1, 32, 33, 100, 399, 400, 10_000}) {
      float margins = planner.margins(Effort.ofCandidates(candidates));
      assertThat(margins).isGreaterThanOrEqualTo(last);
      last = margins;
    }
    assertThat(planner.margins(Effort.BALANCED))
        .isStrictlyBetween(planner.margins(Effort.FAST), planner.margins(Effort.THOROUGH));
  }

  @Test
  void beam_byTraversal_isOneOrThePolicys() {
    assertThat(planner(LeannOptions.recompute().build()).beam()).isEqualTo(16);
    assertThat(planner(LeannOptions.recompute().traversal(Traversal.NAIVE).build()).beam())
        .isEqualTo(1);
  }
}
