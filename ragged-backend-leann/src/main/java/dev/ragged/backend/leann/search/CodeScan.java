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
     * Takes an estimate.
     *
     * @param closeness estimated closeness
     * @param margin standard deviation of its error
     */
    void take(int ordinal, float closeness, float margin);
  }

  private static final int BLOCK = 1_024;

  private final Segment segment;
  private final Selected selected;
  private final boolean all;
  private final CodeQuery[] queries;
  private final float[][] closeness;
  private final float[][] margins;

  CodeScan(Segment segment, int allowed, List<Question> alike) {
    Codes codes = Objects.requireNonNull(segment.codes(), "codes");
    this.segment = segment;
    this.selected = alike.get(0).selected();
    this.all = allowed == segment.size();
    this.queries = new CodeQuery[alike.size()];
    for (int i = 0; i < queries.length; i++) {
      queries[i] = codes.codec().query(alike.get(i).vector());
      alike.get(i).compared(allowed);
    }
    this.closeness = new float[queries.length][BLOCK];
    this.margins = new float[queries.length][BLOCK];
  }

  /** Hands every estimate to the taker of its question. */
  void run(List<? extends Taker> takers) {
    Codes codes = Objects.requireNonNull(segment.codes(), "codes");
    if (all) {
      for (int from = 0; from < segment.size(); from += BLOCK) {
        int to = Math.min(from + BLOCK, segment.size());
        CodeQuery.estimateAll(queries, codes, from, to, closeness, margins);
        for (int q = 0; q < queries.length; q++) {
          for (int i = 0; i < to - from; i++) {
            takers.get(q).take(segment.ordinal(from + i), closeness[q][i], margins[q][i]);
          }
        }
      }
    } else {
      NodeBlocks blocks = new NodeBlocks(segment, selected);
      for (int count = blocks.next(); count > 0; count = blocks.next()) {
        for (int q = 0; q < queries.length; q++) {
          queries[q].estimate(codes, blocks.nodes(), count, closeness[q], margins[q]);
          for (int i = 0; i < count; i++) {
            takers.get(q).take(segment.ordinal(blocks.nodes()[i]), closeness[q][i], margins[q][i]);
          }
        }
      }
    }
  }
}
