package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.recompute.Recomputer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Lets the steps of one or many searches advance together: in each round all say which rows they
 * want, each row is fetched once, and all go on. What a step is given does not depend on its
 * companions.
 */
final class LockStep {
  private final Recomputer recomputer;

  LockStep(Recomputer recomputer) {
    this.recomputer = recomputer;
  }

  private record Turn(Step step, int[] wanted) {}

  /** Returns when all steps are done, or the budgets of their questions have ended them. */
  void run(List<Step> steps) {
    List<Turn> turns = turns(steps);
    while (!turns.isEmpty()) {
      round(turns);
      turns = turns(turns.stream().map(Turn::step).toList());
    }
  }

  private static List<Turn> turns(List<Step> steps) {
    List<Turn> turns = new ArrayList<>(steps.size());
    for (Step step : steps) {
      int[] wanted = step.question().isOver() ? new int[0] : step.next();
      if (wanted.length > 0) {
        turns.add(new Turn(step, wanted));
      }
    }
    return turns;
  }
}
