package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.backend.leann.segment.SegmentMerger;
import dev.ragged.backend.leann.segment.Segments;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class CompactionPolicyTest {
  private static final long SEED = 20_261_127;
  private static final CompactionPolicy POLICY = new CompactionPolicy(0.25, Integer.MAX_VALUE);

  private static final LeannOptions OPTIONS = LeannOptions.full(VectorCodec.FLOAT32).build();
  private static final IndexContext CONTEXT =
      new IndexContext(
          Optional.empty(),
          Rig.STORE,
          1,
          Similarity.EUCLIDEAN,
          Optional.empty(),
          ordinals -> new float[0][],
          Runnable::run,
          SEED);

  private final Segments maker =
      new Segments(OPTIONS, CONTEXT, (segment, rows) -> OptionalDouble.empty());
  private final SegmentMerger merger =
      new SegmentMerger(
          OPTIONS, CONTEXT, (segment, rows) -> OptionalDouble.empty(), ordinals -> new float[0][]);

  private final List<Segment> segments = new ArrayList<>();
  private final BitSet present = new BitSet();
  private int end;
  private long moved;

  private void add(int count) {
    int[] ordinals = IntStream.range(end, end + count).toArray();
    present.set(end, end + count);
    end += count;
    segments.add(maker.of(ordinals, new float[count][1], null));
  }

  private IndexView view() {
    return new IndexView(
        segments, new VectorTable(1, Similarity.EUCLIDEAN), OrdinalSet.copyOf(present));
  }

  private void settle(CompactionPolicy policy) {
    for (List<Segment> parts = policy.next(view()); !parts.isEmpty(); parts = policy.next(view())) {
      int at = segments.indexOf(parts.get(0));
      List<Segment> neighbors = List.copyOf(parts);
      assertThat(segments.subList(at, at + neighbors.size())).isEqualTo(neighbors);
      Optional<Segment> merged =
          merger.merge(neighbors, view().present(), Integer.MAX_VALUE, () -> false);
      segments.subList(at, at + neighbors.size()).clear();
      merged.ifPresent(
          segment -> {
            segments.add(at, segment);
            moved += segment.size();
          });
    }
  }

  private void requireBounds() {
    long least = 0;
    for (int i = segments.size() - 1; i >= 0; i--) {
      Segment segment = segments.get(i);
      long living = IntStream.of(segment.ordinals()).filter(present::get).count();
      assertThat(living).as("seed %d", SEED).isGreaterThan(least);
      assertThat(segment.size() - living).isLessThanOrEqualTo(segment.size() / 4);
      least = 2 * living;
    }
    int total = present.cardinality();
    assertThat(segments).hasSizeLessThanOrEqualTo(1 + 31 - Integer.numberOfLeadingZeros(total + 1));
    assertThat(segments.stream().flatMapToInt(s -> IntStream.of(s.ordinals())).filter(present::get))
        .containsExactlyElementsOf(present.stream().boxed().toList());
  }

  @Test
  void next_randomAdditionsAndRemovals_boundsSegmentsAndDeadNodes() {
    Random random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      add(1 + random.nextInt(1 + random.nextInt(300)));
      if (round % 3 == 0) {
        int from = random.nextInt(end);
        double share = random.nextDouble();
        for (int i = from; i < Math.min(end, from + 500); i++) {
          present.set(i, present.get(i) && random.nextDouble() > share);
        }
      }
      settle(POLICY);
      requireBounds();
    }
  }

  @Test
  void next_oneByOne_movesAVectorAboutAsOftenAsItsLogarithm() {
    for (int i = 0; i < 2_000; i++) {
      add(1);
      settle(POLICY);
    }
    requireBounds();
    assertThat(moved / 2_000.0).isLessThan(11);
  }

  @Test
  void next_nothingToDo_isEmpty() {
    assertThat(POLICY.next(view())).isEmpty();
    add(100);
    assertThat(POLICY.next(view())).isEmpty();
    add(30);
    assertThat(POLICY.next(view())).isEmpty();
    // Exactly a quarter is not yet too much.
    present.clear(0, 25);
    assertThat(POLICY.next(view())).isEmpty();
    present.clear(25);
    assertThat(POLICY.next(view())).containsExactly(segments.get(0));
  }

  @Test
  void next_allRemoved_dropsEverySegment() {
    add(50);
    add(10);
    present.clear();
    settle(POLICY);
    assertThat(segments).isEmpty();
  }

  @Test
  void next_rowsWithoutGraph_getOneWhenTheyAreEnough() {
    CompactionPolicy policy = new CompactionPolicy(0.25, 60);
    add(59);
    assertThat(policy.next(view())).isEmpty();
    segments.clear();
    add(60);
    assertThat(policy.next(view())).containsExactlyElementsOf(segments);
  }
}
