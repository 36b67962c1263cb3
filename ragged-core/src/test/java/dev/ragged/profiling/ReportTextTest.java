package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ReportTextTest {
  @Test
  void text_someOperations_showsThemAsATree() {
    ProfileReport report =
        new ProfileReport(
            "nightly",
            Instant.parse("2026-11-27T10:00:00Z"),
            Duration.ofMillis(2_310),
            TestReports.HERE,
            new ProcessFigures(
                OptionalLong.of(150L << 20),
                1_234,
                Duration.ofMillis(70),
                Duration.ofMillis(4),
                OptionalLong.empty(),
                OptionalLong.of(3L << 30)),
            2,
            List.of(
                TestReports.metric(
                    "search",
                    TestReports.same(1_000, 3),
                    1_000_000_000,
                    2_048_000,
                    Map.of("results", 10_000L, "cut", 1L)),
                TestReports.metric(
                    "search/search.embed", TestReports.same(1_000, 2), 2_000_000_000, 0, Map.of()),
                TestReports.metric("export", TestReports.same(1, 1_500))));

    assertThat(report.text())
        .isEqualTo(
            """
            Performance Report: nightly (2.31s)
            ===================================

            Environment:
              start       2026-11-27T10:00:00Z
              java        17.0.15+6
              processors  2

            Operations:
              Operation       Count   Mean    p50    p95    p99    Max  Self %  Allocated/op  Errors  Counters
              --------------  -----  -----  -----  -----  -----  -----  ------  ------------  ------  --------------------
              search          1,000  3.0ms  3.0ms  3.0ms  3.0ms  3.0ms    22.2        2.0KiB       0  cut=1, results=10,000
                search.embed  1,000  2.0ms  2.0ms  2.0ms  2.0ms  2.0ms    44.5            0B       0
              export              1  1.50s  1.50s  1.50s  1.50s  1.50s    33.3            0B       0
              Percentiles are nearest ranks, off by less than 0.4 %. Self % is wall time
              without parts in the same thread, of all such time.

            Most self time: search / search.embed
              2.0ms  -  2.0ms  ########################################  1,000  100.0 %
              2 spans were closed too late or by another thread and are not counted.

            Process:
              Garbage collections  1,234
              GC pauses            70.0ms, longest 4.0ms
              Heap after GC        150.0MiB
              RSS                  n/a
              Peak RSS             3.00GiB
            """
                .replace("--------------------\n", "---------------------\n"));
  }

  private static ProfileMetric running(String path, int count, OptionalLong cpuNanos) {
    return new ProfileMetric(
        List.of(path),
        0,
        new ProfileMetric.Costs(0, Optional.empty(), cpuNanos),
        Map.of(),
        TestReports.same(count, 4));
  }

  @Test
  void text_cpuTimeOfSome_hasAColumnOfItsMean() {
    assertThat(
            TestReports.report(
                    "cpu",
                    running("a", 4, OptionalLong.of(10_000_000)),
                    running("b", 4, OptionalLong.empty()),
                    running("c", 0, OptionalLong.of(0)))
                .text())
        .containsPattern("Operation +Count +Mean +CPU +p50 ")
        .containsPattern("a +4 +4\\.0ms +2\\.5ms +4\\.0ms ")
        .containsPattern("b +4 +4\\.0ms +n/a +4\\.0ms ")
        .containsPattern("c +0 +0ns +n/a +0ns ");
    assertThat(TestReports.report("none", running("b", 4, OptionalLong.empty())).text())
        .doesNotContain("CPU");
  }

  @Test
  void text_noData_saysSo() {
    assertThat(TestReports.report("empty").text())
        .contains("Operations:\n  no operations were measured\n\nProcess:\n")
        .contains("Heap after GC        n/a");
  }

  @Test
  void text_operationsThatTookNoTime_dividesByNothing() {
    assertThat(
            TestReports.report(
                    "idle",
                    TestReports.metric("a", TestReports.same(3, 0)),
                    TestReports.metric("b", Durations.of(List.of())))
                .text())
        .doesNotContain("NaN", "Infinity", "Most self time")
        .containsPattern("a +3 +0ns +0ns +0ns +0ns +0ns +0\\.0 +0B +0\n")
        .containsPattern("b +0 +0ns +0ns +0ns +0ns +0ns +0\\.0 +n/a +0\n");
  }

  @Test
  void text_names_areAsciiWithoutControls() {
    String text =
        TestReports.report(
                "a\u001b[1m\n", TestReports.metric("\u00e9\u0007", TestReports.same(1, 1)))
            .text();
    assertThat(text).matches("[ -~\n]*").startsWith("Performance Report: a?[1m? (2.31s)\n");
  }

  @Test
  void text_selfShares_addToAHundred() {
    ProfileMetric[] metrics =
        LongStream.rangeClosed(1, 7)
            .mapToObj(i -> TestReports.metric("op" + i, TestReports.same(1, i / 7.0)))
            .toArray(ProfileMetric[]::new);
    Matcher row =
        Pattern.compile("op\\d .* (\\d+)\\.(\\d) +0B +0")
            .matcher(TestReports.report("shares", metrics).text());
    int tenths = 0;
    while (row.find()) {
      tenths += 10 * Integer.parseInt(row.group(1)) + Integer.parseInt(row.group(2));
    }
    assertThat(tenths).isEqualTo(1_000);
  }

  @Test
  void text_durationsOfMoreThan292Years_areShown() {
    Duration ages = Duration.ofSeconds(Long.MAX_VALUE, 999_999_999);
    Durations durations = TestReports.nanos(1, i -> Long.MAX_VALUE);
    ProfileReport report =
        new ProfileReport(
            "ages",
            Instant.EPOCH,
            ages,
            TestReports.HERE,
            new ProcessFigures(
                OptionalLong.empty(), 1, ages, ages, OptionalLong.empty(), OptionalLong.empty()),
            0,
            List.of(
                TestReports.metric("a", durations),
                TestReports.metric("b", durations),
                TestReports.metric("c", durations)));

    assertThat(report.text())
        .startsWith("Performance Report: ages (9223372036854776000.00s)")
        .contains("longest 9223372036854776000.00s")
        .containsPattern("a .* 33\\.4 ")
        .containsPattern("c .* 33\\.3 ");
  }

  @Test
  void histogramText_durationsOfAllMagnitudes_hasTenLinesThatCountThemAll() {
    String text =
        TestReports.nanos(1_023, i -> 1L << Integer.numberOfTrailingZeros(i + 1)).histogramText();
    assertThat(text.lines()).hasSize(10);
    long sum =
        Pattern.compile(" (\\d+) +[0-9.]+ %")
            .matcher(text)
            .results()
            .mapToLong(match -> Long.parseLong(match.group(1)))
            .sum();
    assertThat(sum).isEqualTo(1_023);
    assertThat(text.lines().findFirst().orElseThrow())
        .isEqualTo("    1ns  -    2ns  ########################################  512  50.0 %");
    assertThat(text.lines().skip(9).findFirst().orElseThrow()).contains(" #  ").endsWith("0.1 %");
    assertThat(text.lines()).noneMatch(line -> line.contains("#".repeat(41)));
  }

  @Test
  void histogramText_fewDurations_isSafe() {
    assertThat(Durations.of(List.of()).histogramText()).isEqualTo("  no operations\n");
    assertThat(TestReports.same(3, 0).histogramText())
        .contains("0ns  -  0ns")
        .contains("3  100.0 %");
    assertThat(TestReports.nanos(2, i -> i).histogramText().lines()).hasSize(1);
    assertThat(TestReports.nanos(2, i -> i == 0 ? 0 : Long.MAX_VALUE / 4).histogramText().lines())
        .hasSize(10);
    assertThat(TestReports.nanos(3, i -> 1_000_000 + i).histogramText().lines())
        .as("all in one cell, which is wider than the buckets")
        .singleElement()
        .asString()
        .startsWith("  1.0ms  -  1.0ms  #")
        .endsWith("3  100.0 %");
  }
}
