package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.recompute.Tally;
import dev.ragged.index.OrdinalSet;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Lets the steps of one or many searches advance together: in each round all say which rows they
 * want, each row is fetched once in the batch, and all go on. What a step is given does not depend
 * on its companions.
 */
final class LockStep {
  private static final float[] GONE = {};

  /** What the searches of a batch may hold together: as much as a cache of the usual size. */
  private static final long MOST_BYTES = 32L << 20;

  private final Recomputer recomputer;
  private final CanaryCheck canary;

  LockStep(Recomputer recomputer, CanaryCheck canary) {
    this.recomputer = recomputer;
    this.canary = canary;
  }

  /** A step and what it wants next. */
  private static final class Turn {
    final Step step;
    final int[] wanted;

    Turn(Step step, int[] wanted) {
      this.step = step;
      this.wanted = wanted;
    }
  }

  /** Returns when all steps are done, or the budgets of their questions have ended them. */
  void run(List<Step> steps) {
    List<Turn> turns = turns(steps);
    // One search alone does not want a row twice.
    BatchRows batch = steps.size() > 1 ? new BatchRows(MOST_BYTES) : null;
    while (!turns.isEmpty()) {
      round(turns, batch);
      turns = turns(turns.stream().map(turn -> turn.step).toList());
    }
  }

  private static List<Turn> turns(List<Step> steps) {
    List<Turn> turns = new ArrayList<>(steps.size());
    for (Step step : steps) {
      if (step.question().isOver()) {
        step.stop();
        continue;
      }
      int[] wanted = step.next();
      if (wanted.length > 0) {
        turns.add(new Turn(step, wanted));
      }
    }
    return turns;
  }

  /** Gives all steps of {@code turns} what they want, but for those that run out of time. */
  private void round(List<Turn> turns, @Nullable BatchRows batch) {
    List<Turn> inTime = turns;
    while (!inTime.isEmpty()) {
      int[] ordinals =
          batch == null
              ? inTime.get(0).wanted
              : batch.missing(inTime.stream().flatMapToInt(turn -> Arrays.stream(turn.wanted)));
      float[][] rows = new float[ordinals.length][];
      Tally tally = new Tally();
      Deadline deadline = earliest(inTime);
      // All that is there, not what a filter allows: one that leaves the canary out would let any
      // model pass.
      OrdinalSet present = inTime.get(0).step.question().selected().view().present();
      boolean complete =
          canary.passes(present, deadline, tally) && fetch(inTime, ordinals, rows, deadline, tally);
      account(inTime, tally.embedded());
      if (complete) {
        if (batch == null) {
          inTime.get(0).step.accept(rows);
        } else {
          batch.put(ordinals, rows);
          inTime.forEach(turn -> turn.step.accept(batch.of(turn.wanted)));
          batch.endRound();
        }
        return;
      }
      inTime = inTime.stream().filter(turn -> !turn.step.question().isOver()).toList();
    }
  }

  /** Fills {@code rows}; those that nobody may find and the store no longer has are empty. */
  private boolean fetch(
      List<Turn> turns, int[] ordinals, float[][] rows, Deadline deadline, Tally tally) {
    try {
      return recomputer.rows(ordinals, ordinals.length, rows, deadline, tally);
    } catch (IllegalArgumentException gone) {
      return fetchEach(turns, ordinals, rows, deadline, tally);
    }
  }

  /**
   * Fetches one by one: between the deletion of a chunk and the removal of its ordinal, a walk may
   * come past a node whose text is gone.
   */
  private boolean fetchEach(
      List<Turn> turns, int[] ordinals, float[][] rows, Deadline deadline, Tally tally) {
    for (int i = 0; i < ordinals.length; i++) {
      int ordinal = ordinals[i];
      float[][] one = new float[1][];
      try {
        if (!recomputer.rows(new int[] {ordinal}, 1, one, deadline, tally)) {
          return false;
        }
      } catch (IllegalArgumentException gone) {
        if (turns.stream().anyMatch(turn -> turn.step.question().selected().contains(ordinal))) {
          throw gone;
        }
        one[0] = GONE;
      }
      rows[i] = one[0];
    }
    return true;
  }

  private static Deadline earliest(List<Turn> turns) {
    return turns.stream()
        .map(turn -> turn.step.question().deadline())
        .min(Comparator.comparingLong(Deadline::nanosLeft))
        .orElse(Deadline.NONE);
  }

  /** Books what was embedded to those who asked first, so that the sum is what was embedded. */
  private static void account(List<Turn> turns, long embedded) {
    long left = embedded;
    for (Turn turn : turns) {
      long share = Math.min(left, turn.wanted.length);
      turn.step.question().recomputed(share);
      left -= share;
    }
  }
}
