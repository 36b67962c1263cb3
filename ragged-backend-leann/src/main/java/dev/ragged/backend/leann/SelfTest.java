package dev.ragged.backend.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.recompute.CachedForm;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.recompute.VectorCache;
import dev.ragged.backend.leann.search.IndexView;
import dev.ragged.backend.leann.search.SegmentSearch;
import dev.ragged.backend.leann.segment.RecallTest;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.Effort;
import dev.ragged.index.IndexContext;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;
import java.util.List;
import java.util.OptionalDouble;
import java.util.Random;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Asks a new segment for the neighbors of some of its own vectors, and compares with the truth:
 * when it is made is the one moment at which the truth costs nothing. Thread-safe.
 */
final class SelfTest implements RecallTest {
  private static final Logger LOG = LoggerFactory.getLogger(SelfTest.class);

  private static final int QUERIES = 32;
  private static final int K = 10;

  /** Truth is looked up among so many rows at most; beyond, a segment is not tested. */
  private static final int MOST_ROWS = 200_000;

  private static final int LEAST_ROWS = 100;
  private static final double LEAST_RECALL = 0.9;

  private final IndexContext context;
  private final LeannOptions options;
  private final LeannPolicy policy;

  SelfTest(IndexContext context, LeannOptions options, LeannPolicy policy) {
    this.context = context;
    this.options = options;
    this.policy = policy;
  }

  @Override
  public OptionalDouble recall(Segment segment, NodeRows rows) {
    if (segment.size() < LEAST_ROWS || segment.size() > MOST_ROWS) {
      return OptionalDouble.empty();
    }
    VectorTable truth = new VectorTable(context.dimension(), context.similarity());
    int[] ordinals = segment.ordinals();
    float[][] all = new float[segment.size()][];
    for (int node = 0; node < all.length; node++) {
      all[node] = rows.row(node);
    }
    truth.add(ordinals, all);
    double recall = recall(segment, all, truth);
    if (recall < LEAST_RECALL) {
      LOG.warn(
          "a new segment of {} vectors finds only {} of true neighbors: use a codec with more bits,"
              + " or a larger efConstruction",
          segment.size(),
          recall);
    }
    return OptionalDouble.of(recall);
  }

  private double recall(Segment segment, float[][] rows, VectorTable truth) {
    SegmentSearch search = search(segment, rows);
    IndexView view =
        new IndexView(
            List.of(segment),
            new VectorTable(context.dimension(), context.similarity()),
            truth.ordinals());
    int found = 0;
    Random random = new Random(context.seed());
    for (int i = 0; i < QUERIES; i++) {
      int node = random.nextInt(rows.length);
      OrdinalSet others = truth.ordinals().andNot(OrdinalSet.of(segment.ordinal(node)));
      VectorQuery query = VectorQuery.of(rows[node], K, others, Effort.BALANCED);
      List<Neighbor> expected = truth.scan(query).list();
      float worst = expected.get(expected.size() - 1).score();
      found +=
          (int)
              search.answer(view, List.of(query)).get(0).list().stream()
                  .filter(neighbor -> neighbor.score() >= worst)
                  .count();
    }
    return found / (double) (QUERIES * K);
  }

  /** Returns a search that takes for recomputed what is at hand. */
  private SegmentSearch search(Segment segment, float[][] rows) {
    Recomputer recomputer =
        new Recomputer(
            ordinals -> {
              float[][] wanted = new float[ordinals.length][];
              for (int i = 0; i < wanted.length; i++) {
                wanted[i] = rows[segment.node(ordinals[i])];
              }
              return wanted;
            },
            context.dimension(),
            context.similarity(),
            VectorCache.of(0, context.dimension(), CachedForm.FLOAT32),
            Runnable::run);
    return new SegmentSearch(
        context.dimension(),
        context.similarity(),
        options,
        policy.search(),
        recomputer,
        new CanaryCheck(Canary.NONE, recomputer));
  }
}
