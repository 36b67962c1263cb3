package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.segment.Segment;
import dev.ragged.index.Neighbors;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Answers queries from delta and segments. A query alone is a batch of one, so that it has the same
 * answer in any company. Thread-safe.
 */
public final class SegmentSearch {
  private final int dimension;
  private final Similarity similarity;
  private final Measure measure;
  private final Planner planner;
  private final MemorySearch memory;
  private final LockStep lockStep;
  private volatile @Nullable Selected lastSelected;

  /**
   * @param recomputer gives the rows that no segment keeps
   * @param canary shows that it gives the right ones
   */
  public SegmentSearch(
      int dimension,
      Similarity similarity,
      LeannOptions options,
      SearchPolicy policy,
      Recomputer recomputer,
      CanaryCheck canary) {
    this.dimension = dimension;
    this.similarity = similarity;
    this.measure = new Measure(similarity);
    this.planner = new Planner(options, policy);
    this.memory = new MemorySearch(measure, planner);
    this.lockStep = new LockStep(recomputer, canary);
  }

  /**
   * Returns the answers to {@code queries}, in their order, from {@code view}.
   *
   * @throws IllegalArgumentException if a vector has the wrong length, or is zero under cosine
   * @throws dev.ragged.error.RaggedException if a vector that is needed cannot be recomputed
   */
  public List<Neighbors> answer(IndexView view, List<VectorQuery> queries) {
    List<Question> questions = questions(view, queries);
    for (Question question : questions) {
      searchDelta(view, question);
    }
    Map<Question, Promises> promises = new LinkedHashMap<>();
    List<Step> steps = new ArrayList<>();
    for (int number = 0; number < view.segments().size(); number++) {
      for (List<Question> group : groups(questions)) {
        searchSegment(view.segments().get(number), number, group, promises, steps);
      }
    }
    promises.forEach((question, found) -> steps.add(new Rerank(question, measure, found)));
    lockStep.run(steps);
    return questions.stream().map(Question::answer).toList();
  }

  private List<Question> questions(IndexView view, List<VectorQuery> queries) {
    List<Question> questions = new ArrayList<>(queries.size());
    for (VectorQuery query : queries) {
      Selected selected = selected(view, query, questions);
      lastSelected = selected;
      questions.add(
          new Question(
              query, query.prepared(dimension, similarity), selected, Deadline.of(query.budget())));
    }
    return questions;
  }

  @SuppressWarnings("ReferenceEquality") // as in Selected
  private Selected selected(IndexView view, VectorQuery query, List<Question> before) {
    for (Question question : before) {
      if (question.query().allowed() == query.allowed()) {
        return question.selected();
      }
    }
    return Selected.of(lastSelected, view, query.allowed());
  }

  private static void searchDelta(IndexView view, Question question) {
    // Not what the query allows: the delta may have gained some of that since the view was taken.
    Neighbors found =
        view.delta().scan(question.query().withAllowed(question.selected().ordinals()));
    found.list().forEach(neighbor -> question.offer(neighbor.ordinal(), neighbor.score()));
    question.compared(found.cost().distances());
  }

  /** Returns the questions by what they may find. */
  private static Collection<List<Question>> groups(List<Question> questions) {
    Map<Selected, List<Question>> groups = new LinkedHashMap<>();
    for (Question question : questions) {
      groups.computeIfAbsent(question.selected(), selected -> new ArrayList<>()).add(question);
    }
    return groups.values();
  }

  /** Searches one segment for questions that may find the same, as far as memory answers them. */
  private void searchSegment(
      Segment segment,
      int number,
      List<Question> group,
      Map<Question, Promises> promises,
      List<Step> steps) {
    int allowed = group.get(0).selected().count(number);
    Map<SegmentPlan, List<Question>> plans = new EnumMap<>(SegmentPlan.class);
    for (Question question : group) {
      SegmentPlan plan = planner.plan(segment, allowed, question.wanted(), question.effort());
      question.planned(plan, allowed);
      plans.computeIfAbsent(plan, chosen -> new ArrayList<>()).add(question);
    }
    plans.forEach(
        (plan, alike) -> {
          switch (plan) {
            case NOTHING, NEW_VECTORS -> {}
            case ROW_SCAN -> memory.scanRows(segment, allowed, alike);
            case ROW_WALK -> alike.forEach(question -> memory.walkRows(segment, allowed, question));
            case CODE_WALK ->
                alike.forEach(question -> memory.walkCodes(segment, allowed, question));
            case CODE_SCORES -> memory.scanScores(segment, allowed, alike);
            case CODE_SCAN -> memory.scanCodes(segment, allowed, alike, promises);
            case RECOMPUTE_WALK ->
                alike.forEach(question -> steps.add(recomputeWalk(segment, allowed, question)));
            case RECOMPUTE_ALL ->
                alike.forEach(
                    question ->
                        steps.add(
                            new RecomputeAll(
                                question, measure, question.selected().ordinals(number))));
          }
        });
  }

  private RecomputeWalk recomputeWalk(Segment segment, int allowed, Question question) {
    return new RecomputeWalk(
        question, measure, segment, planner.walk(segment, allowed, question), planner.beam());
  }
}
