package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.statistics.Verdict;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ComparisonTextTest {
  private static final ComparisonOptions PAIRED = ComparisonOptions.DEFAULT.withPaired(true);

  private static ProfileComparison compare(
      Durations before, Durations after, ComparisonOptions options) {
    return ProfileComparison.of(
        TestReports.report("base", TestReports.metric("op", before)),
        TestReports.report("new", TestReports.metric("op", after)),
        options);
  }

  @Test
  void text_someRows_isATable() {
    ProfileReport before =
        TestReports.report(
            "base",
            TestReports.metric("a", TestReports.same(20, 10), 0, 20_480, Map.of()),
            TestReports.metric("a/b", TestReports.same(20, 4)),
            TestReports.metric("gone", TestReports.same(1, 4)));
    ProfileReport after =
        TestReports.report(
            "new",
            TestReports.metric("a", TestReports.same(20, 12), 0, 18_432, Map.of()),
            TestReports.metric("a/b", TestReports.same(20, 4)),
            TestReports.metric("c", TestReports.same(1, 0.0004)));
    assertThat(ProfileComparison.of(before, after, PAIRED).text())
        .isEqualTo(
            """
            Performance Comparison: new against base
            ========================================

              Operation        Verdict      Baseline  Current   Delta          Change
              ---------------  -----------  --------  -------  ------  --------------
              a                REGRESSION     10.0ms   12.0ms  +2.0ms  +20.0 % slower
                20 pairs; 97.50 % interval +20.0 % to +20.0 %; can see from 0.0 % on
              gone             REMOVED         4.0ms        -       -               -
                missing, which fails
              a, allocated/op  IMPROVEMENT    1.0KiB     922B   -102B    -10.0 % less
                20 and 20 operations; 5.0 % or 64B is allowed
              c                NEW                 -    400ns       -               -
                not in the baseline
              a / b            STABLE          4.0ms    4.0ms     0ns      0.0 % same

              Change is the effect that was tested; Delta is that share of the baseline.
              Of pairs it is the median ratio, which the two medians need not have.
              can see from x %: a smaller change cannot be told from chance with so few samples.

            regressions: 1, improvements: 1, stable: 1, inconclusive: 0, changed, not tested: 0, new: 1, removed: 1
            """);
  }

  /** In most pairs the current one is slower; its median is lower, as the machine's load moved. */
  @Test
  void text_pairsThatDisagreeWithTheMedians_hasOneSign() {
    double[] load = {1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9, 9};
    Durations before = TestReports.nanos(21, i -> (long) (1e6 * load[i]));
    Durations after = TestReports.nanos(21, i -> i == 20 ? 1_000_000 : (long) (1.2e6 * load[i]));
    ProfileComparison comparison = compare(before, after, PAIRED);
    ProfileComparison.Row row = comparison.rows().get(0);
    assertThat(row.current().orElseThrow()).isLessThan(row.baseline().orElseThrow());
    assertThat(row.verdict()).isEqualTo(Verdict.REGRESSION);
    assertThat(comparison.text())
        .containsPattern("op +REGRESSION +9\\.0ms +1\\.2ms +\\+1\\.8ms +\\+20\\.0 % slower\n");
  }

  private static Durations noisy(Random random, double millis) {
    return TestReports.nanos(999, i -> (long) (millis * 1e6 * Math.exp(random.nextGaussian())));
  }

  @Test
  void text_rows_areNarrowAndExplained() {
    Random random = new Random(7);
    String text = compare(noisy(random, 10), noisy(random, 30), ComparisonOptions.DEFAULT).text();
    assertThat(text)
        .contains("\n    historical baseline: advisory; 999 and 999 samples; 95.00 % interval")
        .contains("\n  historical baseline: advisory: not run in turn")
        .contains("\n  can see from x %: ")
        .doesNotContain("Of pairs");
    assertThat(text.lines()).allMatch(line -> line.length() <= 120);
    assertThat(
            compare(TestReports.same(20, 1), TestReports.same(20, 1), ComparisonOptions.DEFAULT)
                .text())
        .contains("historical baseline: advisory: not run in turn")
        .doesNotContain("can see from");
  }
}
