package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.statistics.Verdict;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ProfileComparisonTest {
  private static final ComparisonOptions PAIRED = ComparisonOptions.DEFAULT.withPaired(true);

  private static ProfileComparison compare(
      Durations before, Durations after, ComparisonOptions options) {
    return ProfileComparison.of(
        TestReports.report("base", TestReports.metric("op", before)),
        TestReports.report("new", TestReports.metric("op", after)),
        options);
  }

  private static Verdict verdict(Durations before, Durations after, ComparisonOptions options) {
    ProfileComparison comparison = compare(before, after, options);
    assertThat(comparison.rows()).hasSize(1);
    return comparison.rows().get(0).verdict();
  }

  /** Log-normal durations around {@code millis}. */
  private static Durations noisy(Random random, int n, double millis, double sigma) {
    return TestReports.nanos(
        n, i -> (long) (millis * 1e6 * Math.exp(sigma * random.nextGaussian())));
  }

  @Test
  void of_everySampleSlower_isARegression() {
    ProfileComparison comparison =
        compare(TestReports.same(20, 100), TestReports.same(20, 200), ComparisonOptions.DEFAULT);
    ProfileComparison.Row row = comparison.rows().get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(row.changePercent().orElseThrow()).isCloseTo(100, within(1e-9));
    assertThat(row.direction()).isEqualTo("slower");
    assertThat(row.evidence())
        .startsWith("historical baseline: advisory; 20 and 20 samples; 95.00 %");
    assertThat(comparison.exitCode()).isEqualTo(1);
  }

  @Test
  void of_everySampleFaster_isAnImprovement() {
    ProfileComparison comparison =
        compare(TestReports.same(20, 200), TestReports.same(20, 100), PAIRED);
    ProfileComparison.Row row = comparison.rows().get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.IMPROVEMENT);
    assertThat(row.direction()).isEqualTo("faster");
    assertThat(row.evidence()).startsWith("20 pairs; 95.00 % interval -50.0 % to -50.0 %");
    assertThat(comparison.exitCode()).isZero();
  }

  @Test
  void of_exactlyTheThreshold_isStable() {
    for (ComparisonOptions options : List.of(PAIRED, ComparisonOptions.DEFAULT)) {
      assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 105), options))
          .isEqualTo(Verdict.STABLE);
      assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 105.001), options))
          .isEqualTo(Verdict.REGRESSION);
      assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 95), options))
          .isEqualTo(Verdict.STABLE);
      assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 94.999), options))
          .isEqualTo(Verdict.IMPROVEMENT);
      assertThat(
              verdict(
                  TestReports.same(20, 100),
                  TestReports.same(20, 105.001),
                  options.withThresholdPercent(6)))
          .isEqualTo(Verdict.STABLE);
    }
  }

  @Test
  void of_fewSamples_makesNoStatementOfBetterOrWorse() {
    for (int[] counts : new int[][] {{9, 20}, {20, 9}, {1, 1}}) {
      ProfileComparison comparison =
          compare(
              TestReports.same(counts[0], 100),
              TestReports.same(counts[1], 300),
              ComparisonOptions.DEFAULT);
      ProfileComparison.Row row = comparison.rows().get(0);
      assertThat(row.verdict()).isEqualTo(Verdict.CHANGED_NOT_TESTED);
      assertThat(row.evidence())
          .isEqualTo(counts[0] + " and " + counts[1] + " samples, 10 are needed");
      assertThat(row.changePercent().orElseThrow()).isCloseTo(200, within(1e-9));
    }
    assertThat(verdict(TestReports.same(3, 100), TestReports.same(3, 104), PAIRED))
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(
            verdict(Durations.of(List.of()), TestReports.same(3, 104), ComparisonOptions.DEFAULT))
        .isEqualTo(Verdict.CHANGED_NOT_TESTED);
  }

  /** A doctored slowdown of 20 % with noise of 10 %. */
  @Test
  void of_slowdownInNoise_isFound() {
    int found = 0;
    for (int trial = 0; trial < 100; trial++) {
      Random random = new Random(trial);
      Durations before = noisy(random, 20, 10, 0.1);
      Durations after = noisy(random, 20, 12, 0.1);
      if (verdict(before, after, ComparisonOptions.DEFAULT) == Verdict.REGRESSION) {
        found++;
      }
    }
    assertThat(found).isGreaterThanOrEqualTo(95);
  }

  /** The machine is up to three times slower in some rounds; pairs do not mind. */
  @Test
  void of_pairsOnABusyMachine_findWhatSidesCannot() {
    int paired = 0;
    int sides = 0;
    for (int trial = 0; trial < 100; trial++) {
      Random random = new Random(trial);
      double[] load = random.doubles(20, 1, 3).toArray();
      Durations before =
          TestReports.nanos(
              20, i -> (long) (10e6 * load[i] * Math.exp(0.1 * random.nextGaussian())));
      Durations after =
          TestReports.nanos(
              20, i -> (long) (12e6 * load[i] * Math.exp(0.1 * random.nextGaussian())));
      paired += verdict(before, after, PAIRED) == Verdict.REGRESSION ? 1 : 0;
      sides += verdict(before, after, ComparisonOptions.DEFAULT) == Verdict.REGRESSION ? 1 : 0;
    }
    assertThat(paired).isGreaterThanOrEqualTo(90);
    assertThat(sides).isLessThan(50);
  }

  /** The gate against false alarms: the same program, measured twice. */
  @Test
  void of_theSameTwice_seldomAlarms() {
    int trials = 400;
    for (ComparisonOptions options : List.of(PAIRED, ComparisonOptions.DEFAULT)) {
      for (int samples : new int[] {10, 20}) {
        int alarms = 0;
        for (int trial = 0; trial < trials; trial++) {
          Random random = new Random(31L * trial + samples);
          Durations before = noisy(random, samples, 10, 0.4);
          Durations after = noisy(random, samples, 10, 0.4);
          if (verdict(before, after, options) == Verdict.REGRESSION) {
            alarms++;
          }
        }
        System.out.println(
            "A/A, paired=" + options.paired() + ", n=" + samples + ": " + alarms + " of " + trials);
        assertThat(alarms).isLessThan(trials / 20);
      }
    }
  }

  @Test
  void of_manyMetricsTheSameTwice_seldomAlarmsAtAll() {
    int alarms = 0;
    int trials = 60;
    for (int trial = 0; trial < trials; trial++) {
      Random random = new Random(trial);
      List<ProfileMetric> before = new ArrayList<>();
      List<ProfileMetric> after = new ArrayList<>();
      for (int i = 0; i < 20; i++) {
        before.add(TestReports.metric("op" + i, noisy(random, 20, 10, 0.4)));
        after.add(TestReports.metric("op" + i, noisy(random, 20, 10, 0.4)));
      }
      alarms +=
          ProfileComparison.of(
                          TestReports.report("a", before.toArray(ProfileMetric[]::new)),
                          TestReports.report("b", after.toArray(ProfileMetric[]::new)),
                          PAIRED)
                      .exitCode()
                  == 0
              ? 0
              : 1;
    }
    System.out.println("A/A of 20 metrics: " + alarms + " of " + trials);
    assertThat(alarms).isLessThan(trials / 20);
  }

  @Test
  void of_noiseThatHidesTheThreshold_isInconclusiveAndFailsIfStrict() {
    Random random = new Random(7);
    Durations before = noisy(random, 12, 10, 1);
    Durations after = noisy(random, 12, 10, 1);
    ProfileComparison comparison = compare(before, after, ComparisonOptions.DEFAULT);
    assertThat(comparison.rows().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.rows().get(0).evidence()).containsPattern("can see from \\d+\\.\\d % on");
    assertThat(comparison.exitCode()).isZero();
    assertThat(compare(before, after, ComparisonOptions.DEFAULT.withStrict(true)).exitCode())
        .isEqualTo(3);
    assertThat(
            compare(
                    TestReports.same(1, 1),
                    TestReports.same(1, 2),
                    ComparisonOptions.DEFAULT.withStrict(true))
                .exitCode())
        .isEqualTo(3);
  }

  @Test
  void of_changeBelowTheClock_isStable() {
    Durations before = TestReports.nanos(20, i -> 200);
    assertThat(verdict(before, TestReports.nanos(20, i -> 300), PAIRED)).isEqualTo(Verdict.STABLE);
    assertThat(verdict(before, TestReports.nanos(20, i -> 301), PAIRED))
        .isEqualTo(Verdict.REGRESSION);
    assertThat(verdict(TestReports.same(20, 0), TestReports.same(20, 1), PAIRED))
        .isEqualTo(Verdict.REGRESSION);
  }

  @Test
  void of_pairedWithOtherCounts_comparesTheSides() {
    ProfileComparison comparison =
        compare(TestReports.same(20, 100), TestReports.same(21, 200), PAIRED);
    assertThat(comparison.rows().get(0).evidence())
        .startsWith("historical baseline: advisory; 20 and 21 samples");
  }

  @Test
  void of_newAndRemoved_failsUnlessAllowed() {
    ProfileReport before =
        TestReports.report(
            "base",
            TestReports.metric("stays", TestReports.same(20, 1)),
            TestReports.metric("goes", TestReports.same(20, 1)));
    ProfileReport after =
        TestReports.report(
            "new",
            TestReports.metric("comes", TestReports.same(20, 1)),
            TestReports.metric("stays", TestReports.same(20, 1)));
    ProfileComparison comparison = ProfileComparison.of(before, after);
    assertThat(comparison.rows())
        .extracting(ProfileComparison.Row::verdict)
        .containsExactly(Verdict.STABLE, Verdict.REMOVED, Verdict.NEW);
    assertThat(comparison.rows().get(1).direction()).isEmpty();
    assertThat(comparison.exitCode()).isEqualTo(1);
    ProfileComparison allowed =
        ProfileComparison.of(before, after, ComparisonOptions.DEFAULT.withAllowMissing(true));
    assertThat(allowed.exitCode()).isZero();
    assertThat(allowed.text()).contains("missing, which is allowed");
  }

  private static ProfileReport allocating(long bytes, int count) {
    return TestReports.report(
        "bytes", TestReports.metric("op", TestReports.same(count, 1), 0, bytes, Map.of()));
  }

  private static Verdict allocation(long before, long after, int count) {
    ProfileComparison comparison =
        ProfileComparison.of(allocating(before, count), allocating(after, count));
    assertThat(comparison.rows().get(1).measure()).isEqualTo(Measure.ALLOCATION);
    return comparison.rows().get(1).verdict();
  }

  @Test
  void of_allocation_mayGrowByTheThreshold() {
    assertThat(allocation(100_000, 105_000, 10)).isEqualTo(Verdict.STABLE);
    assertThat(allocation(100_000, 105_001, 10)).isEqualTo(Verdict.REGRESSION);
    assertThat(allocation(100_000, 95_000, 10)).isEqualTo(Verdict.STABLE);
    assertThat(allocation(100_000, 94_999, 10)).isEqualTo(Verdict.IMPROVEMENT);
    assertThat(
            ProfileComparison.of(
                    allocating(100_000, 10),
                    allocating(105_001, 10),
                    ComparisonOptions.DEFAULT.withThresholdPercent(6))
                .rows()
                .get(1)
                .verdict())
        .isEqualTo(Verdict.STABLE);
    assertThat(allocation(0, 1_000, 10)).isEqualTo(Verdict.REGRESSION);
    assertThat(allocation(1_000, 1_640, 10)).as("one more span").isEqualTo(Verdict.STABLE);
    assertThat(allocation(1_000, 1_641, 10)).isEqualTo(Verdict.REGRESSION);
    assertThat(allocation(1_000, 360, 10)).isEqualTo(Verdict.STABLE);
    assertThat(allocation(100_000, 200_000, 9)).isEqualTo(Verdict.CHANGED_NOT_TESTED);
    assertThat(allocation(100_000, 100_000, 9)).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ProfileComparison.of(allocating(0, 10), allocating(0, 10)).rows())
        .as("nothing allocated, or nothing measured")
        .hasSize(1);
    ProfileComparison.Row fromNothing =
        ProfileComparison.of(allocating(0, 10), allocating(1_000, 10)).rows().get(1);
    assertThat(fromNothing.changePercent()).isEmpty();
    assertThat(fromNothing.direction()).isEqualTo("more");
  }

  private static ProfileReport failing(long errors, double millis) {
    return TestReports.report(
        "failing",
        new ProfileMetric(
            List.of("op"),
            errors,
            new ProfileMetric.Costs(0, Optional.empty(), OptionalLong.empty()),
            Map.of(),
            TestReports.same(20, millis)));
  }

  @Test
  void of_fasterBecauseItFails_isNoImprovement() {
    ProfileComparison.Row row = ProfileComparison.of(failing(0, 10), failing(7, 5)).rows().get(0);
    assertThat(row.verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(row.evidence()).endsWith("fails more often: 0 of 20, now 7 of 20");
    assertThat(ProfileComparison.of(failing(0, 10), failing(7, 10)).rows().get(0).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(ProfileComparison.of(failing(0, 10), failing(7, 20)).rows().get(0).verdict())
        .isEqualTo(Verdict.REGRESSION);
    assertThat(ProfileComparison.of(failing(7, 10), failing(7, 5)).rows().get(0).verdict())
        .isEqualTo(Verdict.IMPROVEMENT);
  }

  private static ProfileReport in(Environment environment) {
    ProfileReport report = TestReports.report("there");
    return new ProfileReport(
        report.name(),
        report.start(),
        Duration.ZERO,
        environment,
        report.process(),
        0,
        report.metrics());
  }

  @Test
  void of_otherEnvironments_isRefusedUnlessAllowed() {
    ProfileReport here = in(TestReports.HERE);
    ProfileReport there =
        here.withEnvironment(here.environment().with("processors", "8").with("data", "\u00e9"));
    assertThatThrownBy(() -> ProfileComparison.of(here, there))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "the environments of the two reports must be the same, unless"
                + " allowDifferentEnvironment: data was not known and is \u00e9; processors was 2"
                + " and is 8");
    ProfileComparison comparison =
        ProfileComparison.of(
            here, there, ComparisonOptions.DEFAULT.withAllowDifferentEnvironment(true));
    assertThat(comparison.environment()).containsExactlyInAnyOrder("data", "processors");
    assertThat(comparison.text())
        .contains("The environments differ in: data, processors\n")
        .contains("no operations were measured")
        .endsWith("new: 0, removed: 0\n");
  }

  @Test
  void of_aDifferenceOfAtMostTheLeast_isStable() {
    ComparisonOptions options =
        ComparisonOptions.DEFAULT.withLeastDifference(Duration.ofMillis(30));
    assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 130), options))
        .isEqualTo(Verdict.STABLE);
    assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 130.001), options))
        .isEqualTo(Verdict.REGRESSION);
    ComparisonOptions forever = options.withLeastDifference(Duration.ofSeconds(Long.MAX_VALUE));
    assertThat(verdict(TestReports.same(20, 100), TestReports.same(20, 900), forever))
        .isEqualTo(Verdict.STABLE);
    assertThatThrownBy(() -> ComparisonOptions.DEFAULT.withLeastDifference(Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("leastDifference=PT-0.000000001S");
  }

  @Test
  void options_badThreshold_isRefused() {
    for (double bad : new double[] {-1, Double.NaN, Double.POSITIVE_INFINITY}) {
      assertThatThrownBy(() -> ComparisonOptions.DEFAULT.withThresholdPercent(bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("thresholdPercent=" + bad);
    }
    assertThat(ComparisonOptions.DEFAULT.withSeed(9).seed()).isEqualTo(9);
  }

  /** Equal medians are no proof that pairs are equal. */
  @Test
  void of_slowerPairsWithEqualMedians_isARegression() {
    Durations before = TestReports.nanos(21, i -> i < 10 ? 1_000_000 : 1_300_000);
    Durations after =
        TestReports.nanos(21, i -> i < 10 ? 1_300_000 : i < 20 ? 1_690_000 : 1_000_000);
    ProfileComparison.Row row = compare(before, after, PAIRED).rows().get(0);
    assertThat(row.current()).isEqualTo(row.baseline());
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSION);
  }
}
