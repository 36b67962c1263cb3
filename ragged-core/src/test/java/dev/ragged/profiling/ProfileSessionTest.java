package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class ProfileSessionTest {
  private final FakeCosts costs = new FakeCosts();
  private final OperationProfiler profiler = new OperationProfiler(costs, costs);

  private void spend(String name, long nanos) {
    profiler.run(name, () -> costs.work(nanos, 0));
  }

  @Test
  void report_severalSpans_hasExactFigures() {
    try (ProfileSession session = ProfileSession.start("numbers", profiler)) {
      for (int millis = 100; millis <= 104; millis++) {
        spend("step", millis * 1_000_000L);
      }
      ProfileMetric step = session.report().metrics().get(0);
      assertThat(step.name()).isEqualTo("step");
      assertThat(step.count()).isEqualTo(5);
      Durations durations = step.durations();
      assertThat(durations.mean()).isEqualTo(Duration.ofMillis(102));
      assertThat(durations.min()).isEqualTo(Duration.ofMillis(100));
      assertThat(durations.max()).isEqualTo(Duration.ofMillis(104));
      assertThat(durations.total()).isEqualTo(Duration.ofMillis(510));
      assertThat(durations.standardDeviation().toNanos()).isEqualTo(1_581_139);
      assertThat(durations.samples())
          .containsExactly(100_000_000L, 101_000_000L, 102_000_000L, 103_000_000L, 104_000_000L);
      assertThat(session.report().duration()).isEqualTo(Duration.ofMillis(510));
    }
  }

  @Test
  void report_tree_hasCallersFirstAndSelfTimesThatAddUp() {
    try (ProfileSession session = ProfileSession.start("tree", profiler)) {
      for (int i = 0; i < 3; i++) {
        profiler.run(
            "query",
            () -> {
              costs.work(1, 0);
              spend("z-embed", 20);
              spend("a-read", 4);
            });
      }
      spend("a-read", 5);
      ProfileReport report = session.report();
      assertThat(report.metrics().stream().map(ProfileMetric::path))
          .containsExactly(
              List.of("a-read"),
              List.of("query"),
              List.of("query", "a-read"),
              List.of("query", "z-embed"));
      assertThat(report.metrics("a-read")).hasSize(2);
      assertThat(report.self().toNanos()).isEqualTo(80);
      assertThat(report.metric(List.of("query")).orElseThrow().self().toNanos()).isEqualTo(3);
    }
  }

  @Test
  void spans_beforeOrAfterTheSession_areNotInIt() {
    spend("before", 1);
    ProfileSession session = ProfileSession.start("window", profiler);
    Span open = profiler.span("open at the end");
    spend("inside", 1);
    session.close();
    ProfileReport end = session.report();
    open.close();
    spend("after", 1);
    session.close();
    assertThat(session.report()).isSameAs(end);
    assertThat(end.metrics().stream().map(ProfileMetric::path))
        .containsExactly(List.of("open at the end", "inside"));
    assertThat(profiler.span("nobody listens")).isSameAs(Span.NONE);
  }

  @Test
  void cpu_onRequest_isMeasured() {
    ProfileOptions cpu = ProfileOptions.DEFAULT.withCpu(true);
    try (ProfileSession session = ProfileSession.start("cpu", profiler, cpu)) {
      profiler.run("work", () -> costs.cpu += 7);
      assertThat(session.report().metrics().get(0).costs().cpuNanos()).hasValue(7);
    }
    try (ProfileSession session = ProfileSession.start("no cpu", profiler)) {
      profiler.run("work", () -> costs.cpu += 7);
      assertThat(session.report().metrics().get(0).costs().cpuNanos())
          .isEqualTo(OptionalLong.empty());
    }
  }

  @Test
  void report_allocatingSpan_saysWhatItAllocated() {
    int megabyte = 1 << 20;
    try (ProfileSession session = ProfileSession.start("memory")) {
      byte[][] kept = new byte[64][];
      session.run(
          "allocate",
          () -> {
            for (int i = 0; i < kept.length; i++) {
              kept[i] = new byte[megabyte];
            }
          });
      session.run("nothing", () -> {});
      assertThat(kept[63]).hasSize(megabyte);
      ProfileReport report = session.report();
      assertThat(report.metric(List.of("allocate")).orElseThrow().bytesPerOperation().getAsLong())
          .isBetween(64L * megabyte * 98 / 100, 64L * megabyte * 102 / 100);
      assertThat(report.metric(List.of("nothing")).orElseThrow().bytesPerOperation().getAsLong())
          .isLessThan(10_000);
    }
  }

  @Test
  void session_manyThreads_losesNothing() throws Exception {
    OperationProfiler real = new OperationProfiler();
    int threads = 8;
    int rounds = 5_000;
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try (ProfileSession session = ProfileSession.start("threads", real)) {
      List<Future<?>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(
            pool.submit(
                () -> {
                  for (int j = 0; j < rounds; j++) {
                    try (Span outer = real.span("outer")) {
                      real.span("inner").add("rows", 2).close();
                      outer.add("rows", 1);
                    }
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
      ProfileReport report = session.report();
      assertThat(report.lostSpans()).isZero();
      ProfileMetric outer = report.metric(List.of("outer")).orElseThrow();
      ProfileMetric inner = report.metric(List.of("outer", "inner")).orElseThrow();
      assertThat(outer.count()).isEqualTo((long) threads * rounds);
      assertThat(inner.count()).isEqualTo((long) threads * rounds);
      assertThat(inner.counter("rows")).isEqualTo(2L * threads * rounds);
      assertThat(outer.self().plus(inner.durations().total())).isEqualTo(outer.durations().total());
      assertThat(outer.durations().samples().count()).isLessThanOrEqualTo(ProfileSession.SAMPLES);
    } finally {
      pool.shutdownNow();
    }
  }

  @Test
  void report_noSpans_isEmpty() {
    try (ProfileSession session = ProfileSession.start("empty")) {
      ProfileReport report = session.report();
      assertThat(report.metrics()).isEmpty();
      assertThat(report.self()).isZero();
      assertThat(report.environment().values()).containsKeys("java", "processors", "collectors");
    }
  }

  @Test
  void samples_moreThanAreKept_areSpreadEvenly() {
    DurationSamples samples = new DurationSamples(4);
    for (int i = 0; i < 20; i++) {
      samples.add(i);
    }
    assertThat(samples.toArray()).containsExactly(0, 8, 16);
    DurationSamples none = new DurationSamples(0);
    none.add(1);
    assertThat(none.toArray()).isEmpty();
  }

  @Test
  void bytes_notToldOfOneOperation_areUnknownForAll() {
    try (ProfileSession session = ProfileSession.start("virtual", profiler)) {
      spend("step", 1);
      assertThat(session.report().metrics().get(0).bytesPerOperation()).hasValue(0);
      costs.bytes = ThreadCosts.UNKNOWN;
      spend("step", 1);
      ProfileReport report = session.report();
      assertThat(report.metrics().get(0).bytesPerOperation()).isEmpty();
      assertThat(report.text()).containsPattern("step .*n/a");
    }
  }
}
