package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;
import java.util.List;

/**
 * Compares questions with every allowed row of a segment. Questions that may find the same are
 * answered in one pass over the rows: each row comes from memory once, and is compared with all of
 * them while it is in the cache.
 */
final class RowScan {
  // For one question, long enough to pay for a call. For many, so few that rows and questions fit
  // into the first-level cache: 16 rows of 384 dimensions are 24 KB.
  private static final int BLOCK = 512;
  private static final int SHARED_BLOCK = 16;

  private final Measure measure;

  RowScan(Measure measure) {
    this.measure = measure;
  }

  /** Answers {@code questions}, all of one selection, which allows {@code count} of the nodes. */
  void run(Segment segment, float[] rows, int count, List<Question> questions) {
    int most = questions.size() == 1 ? BLOCK : SHARED_BLOCK;
    NodeBlocks blocks =
        new NodeBlocks(segment, questions.get(0).selected(), most, Integer.MAX_VALUE);
    float[] scores = new float[most];
    for (int found = blocks.next(); found > 0; found = blocks.next()) {
      for (Question question : questions) {
        measure.closeness(question.vector(), rows, blocks.nodes(), found, scores);
        measure.score(scores, found);
        question.offer(blocks.ordinals(), found, scores);
      }
    }
    questions.forEach(question -> question.compared(count));
  }
}
