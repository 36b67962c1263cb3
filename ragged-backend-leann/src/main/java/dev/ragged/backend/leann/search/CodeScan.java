package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.codes.CodeQuery;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.segment.Segment;
import java.util.List;
import java.util.Objects;

/**
 * Estimates all allowed nodes of a segment for questions that may find the same, in one pass over
 * its codes. For one scan.
 */
final class CodeScan {
  /** Takes the estimates of one question. */
  @FunctionalInterface
  interface Taker {
    /**
     * Takes estimates, the <i>i</i>-th of each array for the <i>i</i>-th ordinal; the arrays are
     * valid during the call, and may be written to but for the first.
     *
     * @param closeness estimated closeness
     * @param margin standard deviation of its error
     */
    void take(int[] ordinals, int count, float[] closeness, float[] margin);
  }

  // Few enough that a block's codes stay in the cache from one question to the next.
  private static final int BLOCK = 1_024;

  // Going down all codes of a block takes a third of the time per code that picking some takes.
  private static final int WORTH = 3;

  private final Segment segment;
  private final Codes codes;
  private final Selected selected;
  private final CodeQuery[] queries;
  private final float[] closeness = new float[WORTH * BLOCK];
  private final float[] margins = new float[WORTH * BLOCK];

  CodeScan(Segment segment, int allowed, List<Question> alike) {
    this.segment = segment;
    this.codes = Objects.requireNonNull(segment.codes(), "codes");
    this.selected = alike.get(0).selected();
    this.queries = new CodeQuery[alike.size()];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = codes.codec().query(alike.get(i).vector());
      alike.get(i).compared(allowed);
    }
  }

  /** Hands every estimate to the taker of its question. */
  void run(List<? extends Taker> takers) {
    NodeBlocks blocks = new NodeBlocks(segment, selected, BLOCK, WORTH * BLOCK);
    for (int count = blocks.next(); count > 0; count = blocks.next()) {
      for (int q = 0; q < queries.length; q++) {
        estimate(queries[q], blocks.nodes(), count);
        takers.get(q).take(blocks.ordinals(), count, closeness, margins);
      }
    }
  }

  private void estimate(CodeQuery query, int[] nodes, int count) {
    int from = nodes[0];
    int to = nodes[count - 1] + 1;
    if (to - from > WORTH * count) {
      query.estimate(codes, nodes, count, closeness, margins);
      return;
    }
    query.estimate(codes, from, to, closeness, margins);
    if (to - from > count) {
      for (int i = 0; i < count; i++) {
        closeness[i] = closeness[nodes[i] - from];
        margins[i] = margins[nodes[i] - from];
      }
    }
  }
}
