package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.segment.Segment;
import java.util.List;

/**
 * Compares questions with every allowed row of a segment. Questions that may find the same are
 * answered in one pass over the rows: each row is read from memory once and compared with all of
 * them.
 */
final class RowScan {
  private final Measure measure;

  RowScan(Measure measure) {
    this.measure = measure;
  }

  /** Answers {@code questions}, all of one selection, which allows {@code count} of the nodes. */
  void run(Segment segment, float[] rows, int count, List<Question> questions) {
    Selected selected = questions.get(0).selected();
    if (questions.size() == 1) {
      one(segment, rows, new NodeBlocks(segment, selected), questions.get(0));
    } else {
      many(segment, rows, new NodeBlocks(segment, selected), questions);
    }
    questions.forEach(question -> question.compared(count));
  }

  private void one(Segment segment, float[] rows, NodeBlocks blocks, Question question) {
    float[] closeness = new float[NodeBlocks.MOST];
    for (int count = blocks.next(); count > 0; count = blocks.next()) {
      measure.closeness(question.vector(), rows, blocks.nodes(), count, closeness);
      for (int i = 0; i < count; i++) {
        question.offer(segment.ordinal(blocks.nodes()[i]), measure.score(closeness[i]));
      }
    }
  }

  private void many(Segment segment, float[] rows, NodeBlocks blocks, List<Question> questions) {
    int dimension = questions.get(0).vector().length;
    int[] numbers = new int[questions.size()];
    float[] vectors = new float[questions.size() * dimension];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = i;
      System.arraycopy(questions.get(i).vector(), 0, vectors, i * dimension, dimension);
    }
    float[] row = new float[dimension];
    float[] closeness = new float[numbers.length];
    for (int count = blocks.next(); count > 0; count = blocks.next()) {
      for (int i = 0; i < count; i++) {
        int node = blocks.nodes()[i];
        // Products and squared differences do not depend on which of the two comes first.
        System.arraycopy(rows, node * dimension, row, 0, dimension);
        measure.closeness(row, vectors, numbers, numbers.length, closeness);
        int ordinal = segment.ordinal(node);
        for (int q = 0; q < numbers.length; q++) {
          questions.get(q).offer(ordinal, measure.score(closeness[q]));
        }
      }
    }
  }
}
