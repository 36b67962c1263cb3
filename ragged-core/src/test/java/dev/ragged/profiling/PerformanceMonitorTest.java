package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.tck.ManualClock;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerformanceMonitorTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:30Z");

  private final FakeCosts costs = new FakeCosts();
  private final OperationProfiler profiler = new OperationProfiler(costs, costs);
  private final ManualClock clock = new ManualClock(START);
  private final PerformanceMonitor monitor = new PerformanceMonitor(profiler, clock, true);

  PerformanceMonitorTest() {
    profiler.add(monitor);
  }

  private void work(String name, Duration time) {
    profiler.run(name, () -> costs.work(time.toNanos(), 0));
  }

  private void ask(Optional<String> persona, String text, Duration embed, Duration rest) {
    try (Span search = profiler.span(Stages.SEARCH)) {
      search.question(persona, text).add(Stages.QUESTIONS, 1);
      try (Span embedding = profiler.span(Stages.SEARCH_EMBED)) {
        embedding.add(Stages.TEXTS, 1);
        costs.work(embed.toNanos(), 0);
      }
      work(Stages.SEARCH_RETRIEVE, rest);
    }
  }

  private static long count(PerformanceReport report, String name) {
    return report.metrics().stream()
        .filter(metric -> metric.name().equals(name))
        .mapToLong(ProfileMetric::count)
        .sum();
  }

  @Test
  void since_operationsOfADay_countsThoseOfTheTimeAskedFor() {
    for (int minute = 0; minute < 24 * 60; minute++) {
      work("step", Duration.ofMillis(1));
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(count(monitor.since(Duration.ofMinutes(5)), "step")).isBetween(5L, 6L);
    assertThat(count(monitor.since(Duration.ofHours(1)), "step")).isBetween(60L, 61L);
    assertThat(count(monitor.since(Duration.ofHours(2)), "step")).isBetween(120L, 135L);
    PerformanceReport day = monitor.since(Duration.ofDays(3));
    assertThat(count(day, "step")).isBetween(24L * 60 - 15, 24L * 60);
    assertThat(day.duration()).isBetween(Duration.ofHours(23), Duration.ofHours(25));
    clock.advance(Duration.ofHours(25));
    assertThat(monitor.since(Duration.ofDays(1)).metrics()).isEmpty();
  }

  @Test
  void since_afterManyBuckets_hasExactSumsAndTruePercentiles() {
    long seed = System.nanoTime();
    System.out.println("seed " + seed);
    Random random = new Random(seed);
    List<Long> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      long nanos = (long) Math.exp(random.nextDouble() * 15);
      all.add(nanos);
      work("step", Duration.ofNanos(nanos));
      if (i % 100 == 0) {
        clock.advance(Duration.ofSeconds(random.nextInt(70)));
      }
    }
    all.sort(null);
    Durations step = monitor.since(Duration.ofHours(1)).metrics().get(0).durations();
    assertThat(step.count()).isEqualTo(all.size());
    assertThat(step.total().toNanos()).isEqualTo(all.stream().mapToLong(Long::longValue).sum());
    assertThat(step.min().toNanos()).isEqualTo(all.get(0));
    assertThat(step.max().toNanos()).isEqualTo(all.get(all.size() - 1));
    for (int percent : new int[] {1, 50, 95, 99}) {
      long exact = all.get((int) Math.ceil(percent / 100.0 * all.size()) - 1);
      assertThat((double) step.percentile(percent).toNanos())
          .as("percentile %s", percent)
          .isBetween(exact * 0.99 - 1, exact * 1.01 + 1);
    }
  }

  @Test
  void since_gapLongerThanBuckets_keepsWhatWasBeforeIt() {
    work("step", Duration.ofMillis(1));
    clock.advance(Duration.ofHours(3));
    work("step", Duration.ofMillis(1));
    assertThat(count(monitor.since(Duration.ofHours(1)), "step")).isEqualTo(1);
    assertThat(count(monitor.since(Duration.ofHours(4)), "step")).isEqualTo(2);
  }

  @Test
  void slowest_moreThanAreKept_areTheSlowestWithTheirStages() {
    for (int i = 1; i <= 50; i++) {
      ask(Optional.of("ana"), "question " + i, Duration.ofMillis(i), Duration.ofMillis(1));
      clock.advance(Duration.ofSeconds(20));
    }
    List<SlowQuery> slowest = monitor.since(Duration.ofHours(1)).slowest();
    assertThat(slowest).hasSize(SlowestQueries.MAX);
    assertThat(slowest.stream().map(query -> query.text().orElseThrow()))
        .startsWith("question 50", "question 49")
        .endsWith("question 41");
    SlowQuery first = slowest.get(0);
    assertThat(first.duration()).isEqualTo(Duration.ofMillis(51));
    assertThat(first.stages().keySet())
        .containsExactly(Stages.SEARCH_EMBED, Stages.SEARCH_RETRIEVE, Stages.SEARCH);
    assertThat(first.stages()).containsEntry(Stages.SEARCH_EMBED, Duration.ofMillis(50));
    assertThat(first.stages().values().stream().reduce(Duration.ZERO, Duration::plus))
        .isEqualTo(first.duration());
  }

  @Test
  void forget_persona_erasesItsQuestionsAndNobodyElses() {
    for (int i = 0; i < 100; i++) {
      ask(
          Optional.of(i % 2 == 0 ? "ana" : "ben"),
          "question " + i,
          Duration.ofMillis(i),
          Duration.ZERO);
      clock.advance(Duration.ofMinutes(3));
    }
    monitor.forget("ana");
    for (Duration time : List.of(Duration.ofMinutes(1), Duration.ofHours(1), Duration.ofDays(1))) {
      assertThat(monitor.since(time).slowest())
          .as("%s", time)
          .noneMatch(query -> query.persona().equals(Optional.of("ana")))
          .allMatch(query -> query.persona().equals(Optional.of("ben")));
    }
    assertThat(monitor.since(Duration.ofDays(1)).slowest()).hasSize(SlowestQueries.MAX);
  }

  @Test
  void forget_whileAQuestionIsUnderWay_doesNotKeepIt() {
    try (Span search = profiler.span(Stages.SEARCH)) {
      search.question(Optional.of("ana"), "under way");
      costs.work(1_000_000, 0);
      monitor.forget("ana");
      costs.work(1_000_000, 0);
    }
    assertThat(monitor.since(Duration.ofHours(1)).slowest()).isEmpty();
    ask(Optional.of("ana"), "later", Duration.ofMillis(1), Duration.ZERO);
    assertThat(monitor.since(Duration.ofHours(1)).slowest())
        .extracting(query -> query.text().orElseThrow())
        .containsExactly("later");
  }

  @Test
  void slowest_textsNotAllowed_haveNone() {
    PerformanceMonitor discreet = new PerformanceMonitor(profiler, clock, false);
    profiler.add(discreet);
    ask(Optional.of("ana"), "secret", Duration.ofMillis(1), Duration.ZERO);
    PerformanceReport report = discreet.since(Duration.ofHours(1));
    assertThat(report.slowest()).hasSize(1).allMatch(query -> query.text().isEmpty());
    assertThat(report.toString() + report.text()).doesNotContain("secret");
    assertThat(monitor.since(Duration.ofHours(1)).text()).contains("\"secret\" - 1.0ms");
  }

  @Test
  void recommendations_slowStage_namesItWithItsShareAndTheSetting() {
    for (int i = 0; i < 20; i++) {
      ask(Optional.empty(), "q", Duration.ofMillis(9), Duration.ofMillis(1));
    }
    List<Recommendation> advice = monitor.since(Duration.ofHours(1)).recommendations();
    assertThat(advice).hasSize(1);
    assertThat(advice.get(0).setting()).isEqualTo("embedder.type");
    assertThat(advice.get(0).evidence())
        .isEqualTo(
            "search.embed takes 90.0 % of what threads do for search, 9.0ms of each; count=20");
  }

  @Test
  void recommendations_nothingStandsOut_areNone() {
    for (int i = 0; i < 20; i++) {
      ask(Optional.empty(), "quick", Duration.ofNanos(900), Duration.ofNanos(100));
    }
    assertThat(monitor.since(Duration.ofHours(1)).recommendations()).isEmpty();
  }

  @Test
  void text_report_hasSharesThatAddTo100() {
    for (int i = 0; i < 3; i++) {
      ask(Optional.empty(), "q", Duration.ofMillis(2), Duration.ofMillis(4));
    }
    assertThat(monitor.since(Duration.ofMinutes(1)).text())
        .isEqualTo(
            """
            Performance Report (last 1 minute)
            ==================================

            Query Performance (3 queries):
              Mean: 0.006000s | p50: 0.006000s | p95: 0.006000s | p99: 0.006000s

            Breakdown:
              search.retrieve  4.000ms  (66.7%)
              search.embed     2.000ms  (33.3%)
              search itself    0.000ms   (0.0%)

            Slowest queries:
              1. "q" - 6.0ms, of it 4.0ms in search.retrieve
              2. "q" - 6.0ms, of it 4.0ms in search.retrieve
              3. "q" - 6.0ms, of it 4.0ms in search.retrieve

            Recommendations:
              none: no stage stands out
            """);
  }

  @Test
  void text_noData_saysSo() {
    PerformanceReport report = monitor.since(Duration.ofHours(1));
    assertThat(report.text()).contains("no queries", "none");
    assertThat(report.statistics()).contains("no operations");
  }

  @Test
  void record_durationWithoutASpan_isInTheStatistics() {
    monitor.record("import", Duration.ofMillis(3));
    monitor.record("import", Duration.ofMillis(5));
    assertThat(monitor.since(Duration.ofHours(1)).statistics())
        .containsPattern("import +2 +4\\.0ms +3\\.0ms +5\\.0ms +5\\.0ms +3\\.0ms +5\\.0ms +0");
    assertThatThrownBy(() -> monitor.record("import", Duration.ofNanos(-1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("import");
    assertThatThrownBy(() -> monitor.since(Duration.ZERO))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("time=PT0S");
  }

  @Test
  void memory_tenMillionSpans_staysFlat() {
    OperationProfiler real = new OperationProfiler();
    PerformanceMonitor watching = new PerformanceMonitor(real, clock, true);
    real.add(watching);
    try (ProfileSession session = ProfileSession.start("long", real)) {
      spend(real, 5_000_000);
      long half = heapAfterGc();
      spend(real, 5_000_000);
      long whole = heapAfterGc();
      System.out.println("heap after 5 and 10 million spans: " + half + ", " + whole);
      assertThat(whole - half).isLessThan(1 << 20);
      assertThat(session.report().metrics().stream().mapToLong(ProfileMetric::count).sum())
          .isEqualTo(10_000_000);
      assertThat(watching.since(Duration.ofDays(1)).slowest()).isNotEmpty();
    }
  }

  /** Asks questions of two stages each over a day and more. */
  private void spend(OperationProfiler real, int spans) {
    int questions = spans / 2;
    Duration pause = Duration.ofHours(30).dividedBy(1_000);
    for (int i = 0; i < questions; i++) {
      try (Span search = real.span(Stages.SEARCH)) {
        search.question(Optional.of("persona" + i), "what is " + i);
        real.span("stage" + i % 20).close();
      }
      if (i % (questions / 1_000) == 0) {
        clock.advance(pause);
      }
    }
  }

  private static long heapAfterGc() {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 5; i++) {
      System.gc();
      least = Math.min(least, ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed());
    }
    return least;
  }

  private Optional<String> advised(List<ProfileMetric> metrics, int processors) {
    return StageAdvice.of(metrics, processors).stream().findFirst().map(Recommendation::setting);
  }

  @Test
  void recommendations_embedding_dependOnWhatRepeatsAndWhatIsIdle() {
    for (int i = 0; i < 20; i++) {
      ask(Optional.empty(), "q", Duration.ofMillis(9), Duration.ofMillis(1));
      try (Span search = profiler.span(Stages.SEARCH)) {
        search.add(Stages.QUESTIONS, 1);
        costs.work(1_000, 0);
      }
    }
    assertThat(advised(monitor.since(Duration.ofHours(1)).metrics(), 2))
        .as("half of the questions were embedded before")
        .contains("cache.embeddings.heap_bytes");
    OperationProfiler other = new OperationProfiler(costs, costs);
    try (ProfileSession session = ProfileSession.start("ingest", other)) {
      other.run(
          Stages.INGEST, () -> other.run(Stages.INGEST_EMBED, () -> costs.work(50_000_000, 0)));
      assertThat(advised(session.report().metrics(), 2))
          .as("one thread embeds, two processors")
          .contains("ingest.workers");
      assertThat(advised(session.report().metrics(), 1)).contains("embedder.type");
    }
  }

  @Test
  void recommendations_cacheThatNeverHits_isToBeTurnedOff() {
    for (int i = 0; i < 20; i++) {
      try (Span search = profiler.span(Stages.SEARCH)) {
        search.add(Stages.QUESTIONS, 1);
        work(Stages.SEARCH_CACHE, Duration.ofMillis(5));
        work(Stages.SEARCH_RETRIEVE, Duration.ofMillis(1));
      }
    }
    assertThat(advised(monitor.since(Duration.ofHours(1)).metrics(), 2))
        .contains("cache.results.level");
  }

  @Test
  void text_failuresAndOtherOperations_areInIt() {
    try (Span search = profiler.span(Stages.SEARCH)) {
      search.add(Stages.QUESTIONS, 3).fail(new IllegalStateException("closed"));
    }
    profiler.run(Stages.INGEST, () -> work(Stages.INGEST_EMBED, Duration.ofMillis(3)));
    assertThat(monitor.since(Duration.ofMinutes(1)).text())
        .contains(
            "Query Performance (3 queries):",
            "  Failed: 1 of 1 calls\n",
            "Ingest Performance (1 ingests):",
            "ingest.embed")
        .doesNotContain("Answer Performance");
  }

  @Test
  void since_hugeDurations_saturateAndHarmNothing() {
    for (int i = 0; i < 3; i++) {
      monitor.record("huge", Duration.ofDays(200_000));
    }
    clock.advance(Duration.ofMinutes(10));
    work("step", Duration.ofMillis(1));
    PerformanceReport report = monitor.since(Duration.ofHours(1));
    assertThat(count(report, "huge")).isEqualTo(3);
    assertThat(count(report, "step")).isEqualTo(1);
    assertThat(report.metrics().get(0).durations().total())
        .isEqualTo(Duration.ofNanos(Long.MAX_VALUE));
    assertThat(report.statistics()).contains("huge");
  }

  @Test
  void since_clockPutBack_doesNotCountALaterTimeAsThePresent() {
    clock.advance(Duration.ofDays(3_650));
    work("future", Duration.ofMillis(1));
    clock.advance(Duration.ofDays(-3_650));
    for (int i = 0; i < 60 * 48; i++) {
      work("step", Duration.ofMillis(1));
      clock.advance(Duration.ofMinutes(1));
    }
    assertThat(count(monitor.since(Duration.ofMinutes(5)), "step")).isBetween(5L, 6L);
    PerformanceReport day = monitor.since(Duration.ofDays(1));
    assertThat(count(day, "step")).isBetween(24L * 60 - 15, 24L * 60 + 15);
    assertThat(count(day, "future")).isZero();
  }
}
