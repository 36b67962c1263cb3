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

  /** Truth is looked up among so many rows at most, in some seconds; larger ones are not tested. */
  private static final int MOST_ROWS = 1_000_000;

  private static final int LEAST_ROWS = 100;
  private static final double LEAST_RECALL = 0.9;

  private final IndexContext context;
  private final LeannOptions options;
  private final LeannPolicy policy;

  /** An empty table, which knows how two rows score. */
  private final VectorTable distance;

  SelfTest(IndexContext context, LeannOptions options, LeannPolicy policy) {
    this.context = context;
    this.options = options;
    this.policy = policy;
    this.distance = new VectorTable(context.dimension(), context.similarity());
  }

  @Override
  public OptionalDouble recall(Segment segment, NodeRows rows) {
    if (segment.size() < LEAST_ROWS || segment.size() > MOST_ROWS) {
      return OptionalDouble.empty();
    }
    int[] asked = new Random(context.seed()).ints(QUERIES, 0, segment.size()).toArray();
    float[] worst = worstOfTrueNeighbors(segment, rows, asked);
    IndexView view = new IndexView(List.of(segment), distance, OrdinalSet.of(segment.ordinals()));
    SegmentSearch search = search(segment, rows);
    int found = 0;
    for (int q = 0; q < asked.length; q++) {
      OrdinalSet others = view.present().andNot(OrdinalSet.of(segment.ordinal(asked[q])));
      VectorQuery query = VectorQuery.of(rows.row(asked[q]), K, others, Effort.BALANCED);
      float least = worst[q];
      found +=
          (int)
              search.answer(view, List.of(query)).get(0).list().stream()
                  .filter(neighbor -> neighbor.score() >= least)
                  .count();
    }
    double recall = found / (double) (QUERIES * K);
    if (recall < LEAST_RECALL) {
      LOG.warn(
          "a new segment of {} vectors finds only {} of true neighbors: use a codec with more bits,"
              + " or a larger efConstruction",
          segment.size(),
          recall);
    }
    return OptionalDouble.of(recall);
  }

  /** Returns the score of the tenth true neighbor of each node asked; one pass over the rows. */
  private float[] worstOfTrueNeighbors(Segment segment, NodeRows rows, int[] asked) {
    float[][] queries = new float[asked.length][];
    float[][] best = new float[asked.length][K];
    for (int q = 0; q < asked.length; q++) {
      queries[q] = rows.row(asked[q]).clone();
    }
    for (int node = 0; node < segment.size(); node++) {
      float[] row = rows.row(node);
      for (int q = 0; q < asked.length; q++) {
        if (node != asked[q]) {
          keep(best[q], distance.score(queries[q], row));
        }
      }
    }
    float[] worst = new float[asked.length];
    for (int q = 0; q < asked.length; q++) {
      worst[q] = best[q][K - 1];
    }
    return worst;
  }

  /** Puts {@code score} into its place among the best, which fall. */
  private static void keep(float[] best, float score) {
    int at = K - 1;
    if (score > best[at]) {
      for (; at > 0 && best[at - 1] < score; at--) {
        best[at] = best[at - 1];
      }
      best[at] = score;
    }
  }

  /** Returns a search that takes for recomputed what is at hand. */
  private SegmentSearch search(Segment segment, NodeRows rows) {
    Recomputer recomputer =
        new Recomputer(
            ordinals -> {
              float[][] wanted = new float[ordinals.length][];
              for (int i = 0; i < wanted.length; i++) {
                wanted[i] = rows.row(segment.node(ordinals[i])).clone();
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
