package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.statistics.Verdict;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CallSizesTest {
  private static ProfileReport embedding(int calls, double millis, Map<String, Long> counters) {
    return TestReports.report(
        "ingest",
        TestReports.metric(
            "ingest.embed", TestReports.same(calls, millis), 0, calls * 100_000L, counters),
        TestReports.metric("other", TestReports.same(20, 1)));
  }

  private static ProfileComparison compare(ProfileReport before, ProfileReport after) {
    return ProfileComparison.of(before, after);
  }

  /** The texts of one folder, in batches of 12 or of 2. */
  @Test
  void of_batchesOfAnotherSize_isInconclusive() {
    ProfileReport few = embedding(35, 12, Map.of(Stages.TEXTS, 437L));
    ProfileReport many = embedding(233, 2, Map.of(Stages.TEXTS, 437L));
    for (ProfileComparison comparison :
        new ProfileComparison[] {compare(few, many), compare(many, few)}) {
      assertThat(comparison.rows().subList(0, 2))
          .extracting(ProfileComparison.Row::measure)
          .containsExactly(Measure.TIME, Measure.ALLOCATION);
      assertThat(comparison.rows().subList(0, 2))
          .extracting(ProfileComparison.Row::verdict)
          .containsOnly(Verdict.INCONCLUSIVE);
      assertThat(comparison.exitCode()).isZero();
    }
    assertThat(compare(few, many).rows().subList(0, 2))
        .extracting(ProfileComparison.Row::evidence)
        .containsOnly("calls of another size: 12.5 and 1.9 texts each");
    assertThat(compare(few, many).rows().get(2).evidence())
        .as("what is not tested does not make other tests stricter")
        .contains("95.00 % interval");
  }

  @Test
  void of_callsOfTheSameSize_isTested() {
    ProfileReport before = embedding(20, 2, Map.of(Stages.TEXTS, 2_000L));
    assertThat(
            compare(before, embedding(40, 3, Map.of(Stages.TEXTS, 4_200L))).rows().get(0).verdict())
        .as("exactly the threshold")
        .isEqualTo(Verdict.REGRESSION);
    assertThat(
            compare(before, embedding(40, 3, Map.of(Stages.TEXTS, 4_201L))).rows().get(0).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
  }

  @Test
  void of_fewCallsOfAnotherSize_saysSo() {
    ProfileComparison comparison =
        compare(
            embedding(1, 12, Map.of(Stages.BYTES, 10_000L)),
            embedding(1, 24, Map.of(Stages.BYTES, 20_000L)));
    assertThat(comparison.rows().get(0).verdict()).isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(comparison.rows().get(0).evidence())
        .isEqualTo("calls of another size: 10,000.0 and 20,000.0 bytes each");
  }

  /** More candidates are a reason for being slower, not an excuse. */
  @Test
  void of_countersOfTheWorkItself_areNoExcuse() {
    ProfileReport before = embedding(20, 2, Map.of(Stages.DISTANCES, 100L, Stages.TEXTS, 20L));
    assertThat(
            compare(before, embedding(20, 4, Map.of(Stages.DISTANCES, 200L, Stages.TEXTS, 20L)))
                .rows()
                .get(0)
                .verdict())
        .isEqualTo(Verdict.REGRESSION);
    assertThat(compare(before, embedding(20, 4, Map.of())).rows().get(0).verdict())
        .as("counted on one side only")
        .isEqualTo(Verdict.REGRESSION);
  }

  @Test
  void of_noInputOnOneSide_isInconclusive() {
    ProfileReport none = embedding(20, 2, Map.of(Stages.TEXTS, 0L));
    assertThat(compare(none, embedding(20, 4, Map.of(Stages.TEXTS, 20L))).rows().get(0).verdict())
        .isEqualTo(Verdict.INCONCLUSIVE);
    assertThat(compare(none, none).rows().get(0).verdict()).isEqualTo(Verdict.STABLE);
  }
}
