package dev.ragged.bench.gate;

import dev.ragged.statistics.Verdict;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/**
 * Compares the times of two programs that run in turns, so that what slows down the machine slows
 * down both. One thread at a time.
 *
 * <p>A round runs each program once, in a process of its own, and every other round the other one
 * first. What counts is the ratio of the two within a round. A regression fails only if as many
 * further rounds find it again. With 40 rounds this takes a quarter of an hour.
 */
public final class PairedGate {
  /*
   * Sources: (1) Georges, Buytaert, Eeckhout, Statistically rigorous Java performance evaluation,
   * OOPSLA 2007: a process is one sample, a window within it is not. (2) Holm 1979, over metrics.
   * (3) Lan, DeMets 1983, over looks.
   */
  private static final String MEDIANS =
      "a change is the median of the ratios within pairs, which the two medians need not have";

  private final ForkRunner runner;
  private final ForkSettings settings;
  private final RoundPlan plan;
  private final GateOptions options;
  private final Consumer<String> progress;

  /**
   * Creates a gate.
   *
   * @param runner runs the programs
   * @param settings the same for both
   * @param plan how many rounds
   * @param options what passes
   * @param progress gets a line for each round
   */
  public PairedGate(
      ForkRunner runner,
      ForkSettings settings,
      RoundPlan plan,
      GateOptions options,
      Consumer<String> progress) {
    this.runner = Objects.requireNonNull(runner, "runner");
    this.settings = Objects.requireNonNull(settings, "settings");
    this.plan = Objects.requireNonNull(plan, "plan");
    this.options = Objects.requireNonNull(options, "options");
    this.progress = Objects.requireNonNull(progress, "progress");
  }

  /**
   * Compares two programs.
   *
   * @throws IllegalArgumentException if they ran in different environments, and that is not allowed
   * @throws IOException if one of them failed
   * @throws InterruptedException if the thread was interrupted
   */
  public GateReport compare(Program old, Program current) throws IOException, InterruptedException {
    Pairs pairs = new Pairs();
    Pairs.Round first = round(old, current, 0);
    pairs.add(first);
    List<String> notes =
        new ArrayList<>(
            SameRun.require(
                SameRun.environment(first.old().environment(), first.current().environment()),
                options));
    if (!first.old().answers().equals(first.current().answers())) {
      String difference =
          "the same questions have other answers: hash=%s, now %s"
              .formatted(first.old().answers(), first.current().answers());
      if (!options.allowOtherAnswers()) {
        return new GateReport(List.of(otherAnswers(difference)), notes);
      }
      notes.add(difference + ", which is allowed");
    }
    PairJudge judge = new PairJudge(options, settings.task().seed());
    List<Finding> findings;
    int seen = 0;
    do {
      int next = plan.after(seen);
      run(pairs, next, old, current);
      findings = judge.judge(pairs, plan.level(seen, next), name -> true);
      seen = next;
    } while (seen < plan.most() && isOpen(findings));
    notes.add(MEDIANS);
    return new GateReport(confirmed(findings, judge, seen, old, current), notes);
  }

  private void run(Pairs pairs, int rounds, Program old, Program current)
      throws IOException, InterruptedException {
    while (pairs.size() < rounds) {
      pairs.add(round(old, current, pairs.size()));
    }
  }

  private Pairs.Round round(Program old, Program current, int number)
      throws IOException, InterruptedException {
    progress.accept("round " + (number + 1) + ", at most " + plan.most());
    if (number % 2 == 0) {
      ForkReport before = runner.run(old, settings);
      return new Pairs.Round(before, runner.run(current, settings));
    }
    ForkReport now = runner.run(current, settings);
    return new Pairs.Round(runner.run(old, settings), now);
  }

  /** More rounds do not help what has regressed: it has to be seen in fresh ones. */
  private static boolean isOpen(List<Finding> findings) {
    return findings.stream().noneMatch(PairedGate::hasRegressed)
        && findings.stream().anyMatch(Finding::isUndecided);
  }

  private static boolean hasRegressed(Finding finding) {
    return finding.verdict() == Verdict.REGRESSION;
  }

  /** Regressions that fresh rounds do not show are not decided. */
  private List<Finding> confirmed(
      List<Finding> findings, PairJudge judge, int rounds, Program old, Program current)
      throws IOException, InterruptedException {
    List<String> suspects =
        findings.stream().filter(PairedGate::hasRegressed).map(Finding::name).toList();
    if (suspects.isEmpty()) {
      return findings;
    }
    progress.accept("once more, to confirm: " + String.join(", ", suspects));
    Pairs fresh = new Pairs();
    run(fresh, rounds, old, current);
    List<Finding> again = judge.judge(fresh, RoundPlan.LEVEL, suspects::contains);
    List<Finding> all = new ArrayList<>();
    for (Finding finding : findings) {
      Finding confirmed = finding;
      for (Finding second : again) {
        if (second.name().equals(finding.name())) {
          confirmed = finding.repeated(second);
        }
      }
      all.add(confirmed);
    }
    return all;
  }

  private static Finding otherAnswers(String difference) {
    return new Finding(
        "answers",
        FigureChange.NONE,
        Verdict.REGRESSION,
        true,
        difference + "; their times do not compare. Compare recall, or allow other answers");
  }
}
