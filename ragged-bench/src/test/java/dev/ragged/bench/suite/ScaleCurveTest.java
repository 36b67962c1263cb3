package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.bench.report.Result;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScaleCurveTest {
  private static Result single(int documents, double p50) {
    return new Sheet("query.single", "hnsw")
        .parameter(Result.DOCUMENTS, documents)
        .lower("p50", "ms", p50)
        .result();
  }

  private static List<Result> curve(Result... earlier) {
    Trial trial =
        new Trial(
            SuitePlan.quick().build(), Scenarios.of("scale.curve"), "hnsw", null, List.of(earlier));
    ScaleCurve.run(trial);
    return trial.results();
  }

  @Test
  void run_twoSizes_givesTimesOfTheSmallest() {
    List<Result> curve = curve(single(1_000, 2), single(10_000, 5));
    assertThat(curve).hasSize(2);
    assertThat(curve.get(0).measurement("p50").orElseThrow().value()).isEqualTo(1);
    assertThat(curve.get(1).measurement("p50").orElseThrow().value()).isEqualTo(2.5);
    assertThat(curve.get(1).parameters()).containsEntry(Result.DOCUMENTS, "10000");
    assertThat(curve.get(1).measurement("rss_ingest")).isEmpty();
  }

  @Test
  void run_oneSize_hasNothingToCompare() {
    assertThat(curve(single(1_000, 2))).isEmpty();
  }
}
