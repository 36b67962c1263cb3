package dev.ragged.profiling;

import dev.ragged.text.Figures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What the times of stages speak for: the stage that takes most of an operation is the one where a
 * change can gain something.
 */
final class StageAdvice {
  /** Share of an operation's time from which on a stage is worth a change. */
  private static final double MIN_SHARE = 0.4;

  /** Mean duration below which nobody notices a change. */
  private static final long MIN_NANOS = 1_000_000;

  /** Fewer questions say nothing. */
  private static final long MIN_QUESTIONS = 10;

  private StageAdvice() {}

  /**
   * Returns what {@code metrics} speak for, that of most time first.
   *
   * @param processors how many there are for threads that work side by side
   */
  static List<Recommendation> of(List<ProfileMetric> metrics, int processors) {
    List<Breakdown> operations = new ArrayList<>();
    operations.add(Breakdown.of(metrics, Stages.SEARCH));
    operations.add(Breakdown.of(metrics, Stages.ANSWER));
    // Waiting for other threads is what those are busy with.
    operations.add(Breakdown.of(metrics, Stages.INGEST).without(Stages.INGEST_WAIT));
    operations.sort((a, b) -> Long.compare(b.selfNanos(), a.selfNanos()));
    List<Recommendation> all = new ArrayList<>();
    for (Breakdown operation : operations) {
      advice(operation, new StageFacts(metrics, processors))
          .filter(one -> all.stream().noneMatch(other -> one.advice().equals(other.advice())))
          .ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Recommendation> advice(Breakdown operation, StageFacts facts) {
    long enough = operation.operation().equals(Stages.SEARCH) ? MIN_QUESTIONS : 1;
    if (operation.parts().isEmpty()
        || operation.count() < enough
        || operation.durations().mean().toNanos() < MIN_NANOS) {
      return Optional.empty();
    }
    Breakdown.Part first = operation.parts().get(0);
    double share = (double) first.selfNanos() / operation.selfNanos();
    return share < MIN_SHARE
        ? Optional.empty()
        : change(first.name(), facts)
            .map(change -> change.because(evidence(operation, first, share)));
  }

  private static Optional<StageChange> change(String stage, StageFacts facts) {
    if (stage.equals(Stages.SEARCH_EMBED)) {
      return Optional.of(facts.questionsRepeat() ? StageChange.MORE_VECTORS : StageChange.MODEL);
    }
    if (stage.equals(Stages.SEARCH_CACHE)) {
      return Optional.of(facts.answersRepeat() ? StageChange.HEAP : StageChange.NO_CACHE);
    }
    if (stage.equals(Stages.INGEST_EMBED)) {
      return Optional.of(facts.processorsAreIdle() ? StageChange.MORE_WORKERS : StageChange.MODEL);
    }
    return Optional.ofNullable(StageChange.BY_STAGE.get(stage));
  }

  private static String evidence(Breakdown operation, Breakdown.Part part, double share) {
    return part.name()
        + " takes "
        + Figures.oneDecimal(100 * share)
        + " % of what threads do for "
        + operation.operation()
        + ", "
        + Figures.nanos((double) part.selfNanos() / operation.count())
        + " of each; count="
        + Figures.count(operation.count());
  }
}
