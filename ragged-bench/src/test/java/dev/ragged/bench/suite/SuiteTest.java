package dev.ragged.bench.suite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.bench.report.BenchmarkReport;
import dev.ragged.bench.report.Measurement;
import dev.ragged.bench.report.Result;
import dev.ragged.ingest.Cancellation;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class SuiteTest {
  private static SuitePlanBuilder mini() {
    return SuitePlan.quick()
        .subjects(List.of(Subject.LEANN_CODES))
        .sizes(List.of(60))
        .queries(10)
        .personas(List.of(1, 2))
        .interactions(100)
        .rounds(1)
        .duration(Duration.ofMillis(5))
        .rate(2_000);
  }

  private static List<Scenario> scenarios(String... ids) {
    return List.of(ids).stream().map(Scenarios::of).toList();
  }

  @Test
  void run_everyScenario_givesWhatItPromises() throws IOException, InterruptedException {
    List<SuiteProgress> told = new ArrayList<>();
    BenchmarkReport report = Suite.run(mini().sizes(List.of(60, 80)).build(), told::add);
    for (Scenario scenario : Scenarios.all()) {
      assertThat(report.of(scenario.id()))
          .as(scenario.id())
          .isNotEmpty()
          .allSatisfy(
              result ->
                  assertThat(result.measurements())
                      .extracting(each -> each.metric().name())
                      .containsAll(scenario.metrics()));
    }
    assertThat(told).extracting(SuiteProgress::step).isSorted().doesNotHaveDuplicates();
    SuiteProgress last = told.get(told.size() - 1);
    assertThat(last.step()).isEqualTo(last.steps()).isEqualTo(told.size());
    assertThat(report.notes()).anyMatch(note -> note.contains("60 documents"));
    assertThat(report.options()).containsEntry("embedder", "precomputed");
    assertThat(countedNames(report)).as("docs/benchmarks.md").isEqualTo(BenchmarkPage.counted());
  }

  private static Set<String> countedNames(BenchmarkReport report) {
    return report.results().stream()
        .flatMap(
            result ->
                result.measurements().stream()
                    .filter(measurement -> measurement.metric().counted())
                    .map(each -> result.scenario() + " " + each.metric().name()))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  @Test
  void run_twice_countsTheSame() throws IOException, InterruptedException {
    SuitePlan plan =
        mini()
            .subjects(List.of(Subject.values()))
            .scenarios(
                scenarios("query.single", "query.effort", "quality.retrieval", "storage.bytes"))
            .build();
    Map<String, Double> first = counted(Suite.run(plan, progress -> {}));
    assertThat(first).hasSizeGreaterThan(100);
    assertThat(counted(Suite.run(plan, progress -> {}))).isEqualTo(first);
  }

  private static Map<String, Double> counted(BenchmarkReport report) {
    Map<String, Double> values = new LinkedHashMap<>();
    for (Result result : report.results()) {
      for (Measurement measurement : result.measurements()) {
        if (measurement.metric().counted()) {
          values.put(result.key() + " " + measurement.metric().name(), measurement.value());
        }
      }
    }
    return values;
  }

  @Test
  void run_cancelled_endsBeforeTheNextScenario() throws IOException, InterruptedException {
    Cancellation cancellation = new Cancellation();
    SuitePlan plan = mini().scenarios(scenarios("storage.bytes", "query.single")).build();
    BenchmarkReport report =
        Suite.run(
            plan,
            progress -> {
              if (progress.what().equals("storage.bytes")) {
                cancellation.cancel();
              }
            },
            cancellation);
    assertThat(report.results()).extracting(Result::scenario).containsExactly("storage.bytes");
    assertThat(report.notes()).anyMatch(note -> note.startsWith("cancelled after 2 of 3 steps"));
  }

  @Test
  void run_scenarioThatFails_isNamed() {
    SuitePlan plan = mini().scenarios(List.of(scenario(List.of(), trial -> fail()))).build();
    assertThatThrownBy(() -> Suite.run(plan, progress -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("query.made-up")
        .hasMessageContaining("broken");
  }

  @Test
  void run_promisedMetricMissing_fails() {
    SuitePlan plan =
        mini()
            .scenarios(
                List.of(scenario(List.of("p50"), trial -> trial.sheet().lower("max", "", 1))))
            .build();
    assertThatThrownBy(() -> Suite.run(plan, progress -> {})).hasMessageContaining("missing=p50");
  }

  private static Scenario scenario(List<String> metrics, Scenario.Body body) {
    return new Scenario(Group.QUERY, "made-up", Extent.ONCE, "Made up.", metrics, body);
  }

  private static void fail() {
    throw new IllegalStateException("broken");
  }

  @Test
  void build_partOutOfRange_namesIt() {
    assertThatThrownBy(() -> mini().sizes(List.of(5)).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("sizes must be at least 20: sizes=5");
  }
}
