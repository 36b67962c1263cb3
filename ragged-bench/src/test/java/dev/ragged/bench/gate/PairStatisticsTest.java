package dev.ragged.bench.gate;

import static dev.ragged.bench.gate.FakeForks.NEW;
import static dev.ragged.bench.gate.FakeForks.OLD;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.bench.report.Better;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Metric;
import dev.ragged.profiling.Environment;
import dev.ragged.statistics.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** How often the gate is wrong, with log ratios of known effect and noise. */
class PairStatisticsTest {
  private static final GateOptions OPTIONS =
      GateOptions.DEFAULT.withTolerances(Tolerances.DEFAULT.withTimed(0.05));

  /** Without a confirmation, which only makes alarms rarer. */
  private static int alarms(int trials, double noise, double slower, int rounds, double level)
      throws Exception {
    int alarms = 0;
    for (int trial = 0; trial < trials; trial++) {
      FakeForks forks = new FakeForks(1_000 + trial, noise).slower("query_latency", slower);
      Pairs pairs = new Pairs();
      for (int round = 0; round < rounds; round++) {
        ForkReport old = forks.run(OLD, ForkSettings.DEFAULT);
        pairs.add(new Pairs.Round(old, forks.run(NEW, ForkSettings.DEFAULT)));
      }
      List<Finding> findings = new PairJudge(OPTIONS, trial).judge(pairs, level, name -> true);
      alarms += findings.stream().anyMatch(each -> each.verdict() == Verdict.REGRESSION) ? 1 : 0;
    }
    System.out.printf(
        "noise %.2f, +%.0f %%, %d pairs: %d of %d alarm (seeds from 1000)%n",
        noise, 100 * slower, rounds, alarms, trials);
    return alarms;
  }

  /** Four metrics in one test: without Holm's step, one of them alarms far more often. */
  @Test
  void judge_sameProgram_alarmsInLessThanFivePercent() throws Exception {
    assertThat(alarms(100, 0.3, 0, 20, RoundPlan.LEVEL)).isLessThan(5);
  }

  @Test
  void judge_tenPercentSlower_isFoundWhereNoiseIsSmall() throws Exception {
    assertThat(alarms(40, 0.03, 0.10, 20, RoundPlan.LEVEL)).isGreaterThan(36);
  }

  @Test
  void judge_fourPercentSlower_isNoRegressionHoweverSure() throws Exception {
    assertThat(alarms(20, 0.001, 0.04, 20, RoundPlan.LEVEL)).isZero();
  }

  /** All looks together, as the gate takes them, before a confirmation. */
  @Test
  void looks_sameProgram_alarmInLessThanFivePercent() throws Exception {
    int trials = 80;
    int alarms = 0;
    RoundPlan plan = RoundPlan.DEFAULT;
    for (int trial = 0; trial < trials; trial++) {
      FakeForks forks = new FakeForks(5_000 + trial, 0.3);
      Pairs pairs = new Pairs();
      boolean alarm = false;
      for (int seen = 0; seen < plan.most() && !alarm; ) {
        int next = plan.after(seen);
        while (pairs.size() < next) {
          ForkReport old = forks.run(OLD, ForkSettings.DEFAULT);
          pairs.add(new Pairs.Round(old, forks.run(NEW, ForkSettings.DEFAULT)));
        }
        alarm =
            new PairJudge(OPTIONS, trial)
                    .judge(
                        pairs,
                        plan.level(seen, next),
                        Set.of("query_latency", "graph_query")::contains)
                    .stream()
                    .anyMatch(each -> each.verdict() == Verdict.REGRESSION);
        seen = next;
      }
      alarms += alarm ? 1 : 0;
    }
    System.out.printf("all looks: %d of %d alarm (seeds from 5000)%n", alarms, trials);
    assertThat(alarms).isLessThan(trials / 20);
  }

  @Test
  void gate_tenPercentSlower_isFoundAndConfirmed() throws Exception {
    int found = 0;
    for (int trial = 0; trial < 15; trial++) {
      FakeForks forks = new FakeForks(9_000 + trial, 0.03).slower("memory_record", 0.1);
      GateReport report =
          new PairedGate(forks, ForkSettings.DEFAULT, RoundPlan.DEFAULT, OPTIONS, progress -> {})
              .compare(OLD, NEW);
      found += report.exitCode(false) == GateReport.REGRESSION ? 1 : 0;
    }
    System.out.printf("gate, +10 %%, noise 0.03: %d of 15 fail (seeds from 9000)%n", found);
    assertThat(found).isGreaterThan(12);
  }

  @Test
  void levels_allLooks_addUpToTheLevel() {
    RoundPlan plan = RoundPlan.DEFAULT;
    double sum = 0;
    int looks = 0;
    for (int seen = 0; seen < plan.most(); looks++) {
      int next = plan.after(seen);
      sum += plan.level(seen, next);
      seen = next;
    }
    assertThat(looks).isEqualTo(7);
    assertThat(sum).isCloseTo(RoundPlan.LEVEL, within(1e-12));
  }

  /**
   * Ten pairs of one sign have p = 2 / 1024. Of two metrics the first is held against half of the
   * level; the second, if the first holds, against all of it.
   */
  @Test
  void judge_levelBetweenOneAndTwoTests_needsHolm() throws Exception {
    double p = 2.0 / 1024;
    assertThat(regressions(p * 1.5, 1)).isEqualTo(1);
    assertThat(regressions(p * 1.5, 2)).isZero();
    assertThat(regressions(p * 2, 2)).isEqualTo(2);
  }

  /** With one pair of ten the other way, and the least of all, p is twice as large. */
  @Test
  void judge_secondOfTwoTests_isHeldAgainstTheWholeLevel() throws Exception {
    Metric sure = Metric.timed("sure", "ms", Better.LOWER);
    Metric nearly = Metric.timed("nearly", "ms", Better.LOWER);
    Pairs pairs = new Pairs();
    for (int round = 0; round < 10; round++) {
      double slow = 1.2 + 0.01 * round;
      pairs.add(
          new Pairs.Round(
              report(Measurement.of(sure, 1), Measurement.of(nearly, 1)),
              report(
                  Measurement.of(sure, slow), Measurement.of(nearly, round == 0 ? 0.999 : slow))));
    }
    double level = 5.0 / 1024;
    assertThat(new PairJudge(OPTIONS, 1).judge(pairs, level, name -> true))
        .extracting(Finding::fails)
        .containsExactly(true, true);
  }

  /** Exactly the threshold passes, whichever way is better. */
  @Test
  void judge_exactlyFivePercent_passes() throws Exception {
    for (double factor : new double[] {1.05, 1.0501}) {
      Metric time = Metric.timed("time", "ms", Better.LOWER);
      Metric rate = Metric.timed("rate", "1/s", Better.HIGHER);
      Pairs pairs = new Pairs();
      for (int round = 0; round < 10; round++) {
        double machine = 1 + round * 0.1;
        pairs.add(
            new Pairs.Round(
                report(Measurement.of(time, machine), Measurement.of(rate, machine)),
                report(
                    Measurement.of(time, machine * factor),
                    Measurement.of(rate, machine * (2 - factor)))));
      }
      assertThat(new PairJudge(OPTIONS, 1).judge(pairs, 0.05, name -> true))
          .extracting(Finding::fails)
          .containsExactly(factor > 1.05, factor > 1.05);
    }
  }

  private static long regressions(double level, int metrics) throws Exception {
    Random random = new Random(3);
    Pairs pairs = new Pairs();
    for (int round = 0; round < 10; round++) {
      Measurement[] old = new Measurement[metrics];
      Measurement[] now = new Measurement[metrics];
      for (int i = 0; i < metrics; i++) {
        Metric metric = Metric.timed("time" + i, "ms", Better.LOWER);
        old[i] = Measurement.of(metric, 1);
        now[i] = Measurement.of(metric, 1.2 + 0.1 * random.nextDouble());
      }
      pairs.add(new Pairs.Round(report(old), report(now)));
    }
    return new PairJudge(OPTIONS, 1)
        .judge(pairs, level, name -> true).stream().filter(Finding::fails).count();
  }

  private static ForkReport report(Measurement... measurements) {
    return new ForkReport("", new Environment(Map.of()), List.of(measurements));
  }

  @Test
  void steadyWindows_agreeing_endAtOnceOthersAtTheLimit() {
    SteadyWindows steady = new SteadyWindows(Duration.ofNanos(20), new Ticks()::next);
    double[] warming = {9, 5, 3, 2, 1.02, 1.01, 1, 1.03, 1, 7};
    int[] at = new int[1];
    assertThat(steady.measure(() -> warming[at[0]++])).containsExactly(1.02, 1.01, 1.0, 1.03, 1.0);
    int[] count = new int[1];
    assertThat(new SteadyWindows(Duration.ofNanos(20), new Ticks()::next).measure(() -> ++count[0]))
        .containsExactlyElementsOf(IntStream.rangeClosed(16, 20).asDoubleStream().boxed().toList());
    assertThat(new SteadyWindows(Duration.ZERO, () -> 0).measure(() -> ++count[0]))
        .hasSize(SteadyWindows.WINDOWS);
  }

  /** A clock that advances by 1 ns when it is read. */
  private static final class Ticks {
    private long now;

    long next() {
      return now++;
    }
  }
}
