package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.codes.CodeQuery;
import dev.ragged.backend.leann.codes.Codes;
import dev.ragged.backend.leann.graph.GraphWalk;
import dev.ragged.backend.leann.graph.NodeScorer;
import dev.ragged.backend.leann.segment.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The parts of a search that need nothing but what a segment has in memory. Thread-safe. */
final class MemorySearch {
  // Candidates of a walk over codes that are compared by their rows, per neighbor wanted and at
  // least: recall at 10 of a walk over four-bit codes does not rise any more beyond 30.
  private static final int ROWS_PER_NEIGHBOR = 2;
  private static final int LEAST_ROWS = 30;

  private final Measure measure;
  private final Planner planner;
  private final RowScan rowScan;
  private final WalkSearch walks = new WalkSearch();

  MemorySearch(Measure measure, Planner planner) {
    this.measure = measure;
    this.planner = planner;
    this.rowScan = new RowScan(measure);
  }

  void scanRows(Segment segment, int allowed, List<Question> alike) {
    rowScan.run(segment, Objects.requireNonNull(segment.rows(), "rows"), allowed, alike);
  }

  /** Offers what codes promise; one pass over the codes for all questions. */
  void scanCodes(
      Segment segment, int allowed, List<Question> alike, Map<Question, Promises> promises) {
    List<CodeScan.Taker> takers = new ArrayList<>(alike.size());
    for (Question question : alike) {
      takers.add(promises.computeIfAbsent(question, planner::promises)::offer);
    }
    new CodeScan(segment, allowed, alike).run(takers);
  }

  /** Offers estimates as scores. */
  void scanScores(Segment segment, int allowed, List<Question> alike) {
    List<CodeScan.Taker> takers = new ArrayList<>(alike.size());
    for (Question question : alike) {
      takers.add(
          (ordinals, count, closeness, margin) -> {
            measure.score(closeness, count);
            question.offer(ordinals, count, closeness);
          });
    }
    new CodeScan(segment, allowed, alike).run(takers);
  }

  /** Walks the graph of a segment over its rows. */
  void walkRows(Segment segment, int allowed, Question question) {
    float[] rows = Objects.requireNonNull(segment.rows(), "rows");
    float[] vector = question.vector();
    walks.run(
        question,
        segment,
        (nodes, count, out) -> measure.closeness(vector, rows, nodes, count, out),
        planner.walk(segment, allowed, question),
        walk -> offerAll(segment, question, walk));
  }

  /** Walks the graph of a segment over its codes, and compares the best that it finds by rows. */
  void walkCodes(Segment segment, int allowed, Question question) {
    walks.run(
        question,
        segment,
        codeScorer(segment, question),
        planner.walk(segment, allowed, question),
        walk -> offerBest(segment, question, walk));
  }

  private static NodeScorer codeScorer(Segment segment, Question question) {
    Codes codes = Objects.requireNonNull(segment.codes(), "codes");
    CodeQuery query = codes.codec().query(question.vector());
    return (nodes, count, out) -> query.estimate(codes, nodes, count, out);
  }

  private void offerAll(Segment segment, Question question, GraphWalk walk) {
    for (int i = 0; i < walk.found(); i++) {
      int ordinal = segment.ordinal(walk.node(i));
      if (question.selected().contains(ordinal)) {
        question.offer(ordinal, measure.score(walk.closeness(i)));
      }
    }
  }

  private void offerBest(Segment segment, Question question, GraphWalk walk) {
    float[] rows = Objects.requireNonNull(segment.rows(), "rows");
    int most = Math.max(LEAST_ROWS, ROWS_PER_NEIGHBOR * question.wanted());
    int[] nodes = new int[Math.min(most, walk.found())];
    int count = 0;
    for (int i = 0; i < walk.found() && count < nodes.length; i++) {
      if (question.selected().contains(segment.ordinal(walk.node(i)))) {
        nodes[count++] = walk.node(i);
      }
    }
    float[] closeness = new float[count];
    measure.closeness(question.vector(), rows, nodes, count, closeness);
    for (int i = 0; i < count; i++) {
      question.offer(segment.ordinal(nodes[i]), measure.score(closeness[i]));
    }
    question.compared(count);
  }
}
