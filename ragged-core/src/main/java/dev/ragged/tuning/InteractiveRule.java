package dev.ragged.tuning;

import dev.ragged.config.Settings;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Proposes the smallest effort that finds enough. */
final class InteractiveRule {
  /** Mean recall that is enough: one of twenty neighbors is missed. */
  static final double TARGET = 0.95;

  /** Recall that a larger effort must gain if none reaches the target: more than chance does. */
  static final double GAIN = 0.02;

  /** Share of the present work from which on less is worth a change. */
  static final double LESS_WORK = 0.8;

  /** Share of the present median time, too: recall is not given away for what nobody notices. */
  static final double LESS_TIME = 0.9;

  /** Questions without which nothing is proposed: of fewer a single one decides. */
  static final int FEWEST = 20;

  private InteractiveRule() {}

  /** Adds what {@code efforts}, smallest first, speak for. */
  static void propose(List<EffortFigures> efforts, Proposals proposals) {
    int effort = proposals.config().get(Settings.SEARCH_EFFORT);
    Optional<EffortFigures> now =
        efforts.stream().filter(one -> one.candidates() == effort).findFirst();
    if (now.isEmpty() || now.get().questions() < FEWEST) {
      return;
    }
    EffortFigures present = now.get();
    List<EffortFigures> explicit = efforts.stream().filter(one -> one.candidates() > 0).toList();
    Optional<EffortFigures> enough =
        explicit.stream().filter(one -> one.recall() >= TARGET).findFirst();
    if (present.recall() >= TARGET) {
      enough
          .filter(one -> one.work() <= present.work() * LESS_WORK)
          .filter(one -> one.p50().toNanos() <= present.p50().toNanos() * LESS_TIME)
          .ifPresent(one -> add(proposals, one, present));
      return;
    }
    enough
        .or(
            () ->
                explicit.stream()
                    .max(
                        Comparator.comparingDouble(EffortFigures::recall)
                            .thenComparing(EffortFigures::candidates, Comparator.reverseOrder()))
                    .filter(one -> one.recall() >= present.recall() + GAIN))
        .ifPresent(one -> add(proposals, one, present));
  }

  private static void add(Proposals proposals, EffortFigures proposed, EffortFigures present) {
    proposals.add(
        Settings.SEARCH_EFFORT,
        proposed.candidates(),
        String.format(
            Locale.ROOT,
            "%s with a mean recall@10 of %.3f over %d questions (worst 5 %%: %.3f), %.1f"
                + " comparisons and p95 %.3f ms; at present %.3f (%.3f), %.1f and %.3f ms.",
            proposed.recall() >= TARGET
                ? "The smallest effort measured"
                : "The most that was reached, below the target of " + TARGET + ",",
            proposed.recall(),
            proposed.questions(),
            proposed.worstRecall(),
            proposed.distances(),
            TuningText.millis(proposed.p95()),
            present.recall(),
            present.worstRecall(),
            present.distances(),
            TuningText.millis(present.p95())));
  }
}
