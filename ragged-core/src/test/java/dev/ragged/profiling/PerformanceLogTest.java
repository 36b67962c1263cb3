package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.tck.ManualClock;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.CRC32C;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PerformanceLogTest {
  private static final Instant START = Instant.parse("2026-03-01T10:00:00Z");

  @TempDir Path store;

  private final FakeCosts costs = new FakeCosts();
  private final ManualClock clock = new ManualClock(START);

  /** Does what a process does: searches, each of which takes longer than the one before. */
  private PerformanceReport process(boolean keepsText, String persona, String... questions) {
    OperationProfiler profiler = new OperationProfiler(costs, costs);
    PerformanceMonitor monitor = new PerformanceMonitor(profiler, clock, keepsText);
    profiler.add(monitor);
    for (int i = 0; i < questions.length; i++) {
      try (Span search = profiler.span(Stages.SEARCH)) {
        search.question(Optional.of(persona), questions[i]).add(Stages.QUESTIONS, 1);
        int millis = i + 1;
        profiler.run(Stages.SEARCH_EMBED, () -> costs.work(millis * 1_000_000L, 0));
      }
    }
    clock.advance(Duration.ofSeconds(1));
    return monitor.since(Duration.ofHours(1));
  }

  private PerformanceReport all() {
    return new PerformanceLog(store).between(START.minusSeconds(3_600), clock.instant());
  }

  private List<String> texts() {
    return all().slowest().stream().flatMap(query -> query.text().stream()).toList();
  }

  private Path file() {
    return store.resolve(PerformanceLog.NAME);
  }

  @Test
  void between_reportsOfSeveralProcesses_areSummedAndSelectedByTime() {
    PerformanceLog log = new PerformanceLog(store);
    assertThat(log.exists()).isFalse();
    log.append(process(true, "ana", "one", "two"));
    clock.advance(Duration.ofMinutes(10));
    Instant second = clock.instant();
    log.append(process(true, "ben", "three", "four", "five"));

    Durations searches = new StageSums(all().metrics()).durations(Stages.SEARCH);
    assertThat(searches.count()).isEqualTo(5);
    assertThat(searches.total()).isEqualTo(Duration.ofMillis(1 + 2 + 1 + 2 + 3));
    assertThat(searches.max()).isEqualTo(Duration.ofMillis(3));
    assertThat(all().slowest().get(0).text()).hasValue("five");
    assertThat(all().text()).contains("Query Performance (5 queries)", "search.embed", "100.0%");
    PerformanceReport later = log.between(second, clock.instant());
    assertThat(new StageSums(later.metrics()).durations(Stages.SEARCH).count()).isEqualTo(3);
    assertThat(log.between(clock.instant(), clock.instant().plusSeconds(1)).metrics()).isEmpty();
  }

  @Test
  void append_withoutTexts_keepsNothingOfWhoAsked() throws IOException {
    new PerformanceLog(store).append(process(false, "ana", "secret"));
    assertThat(Files.readString(file())).doesNotContain("secret", "ana");
    assertThat(all().slowest()).hasSize(1);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void append_afterATornLine_losesThatLineOnly() throws IOException {
    PerformanceLog log = new PerformanceLog(store);
    log.append(process(true, "ana", "one"));
    long whole = Files.size(file());
    log.append(process(true, "ana", "two"));
    byte[] bytes = Files.readAllBytes(file());
    for (int length : new int[] {(int) whole + 1, (int) whole + 40, bytes.length - 2}) {
      Files.write(file(), Arrays.copyOf(bytes, length));
      assertThat(texts()).containsExactly("one");
      new PerformanceLog(store).append(process(true, "ana", "three"));
      assertThat(texts()).containsExactlyInAnyOrder("one", "three");
    }
  }

  @Test
  void between_lineThatWasChanged_isLeftOut() throws IOException {
    new PerformanceLog(store).append(process(true, "ana", "one"));
    Files.writeString(file(), Files.readString(file()).replace("\"errors\":0", "\"errors\":1"));
    assertThat(all().metrics()).isEmpty();
  }

  @Test
  void between_newerSchema_isRefused() throws IOException {
    String json = "{\"schemaVersion\":99}";
    CRC32C crc = new CRC32C();
    crc.update(json.getBytes(StandardCharsets.UTF_8));
    Files.writeString(file(), String.format("%08x %s%n", crc.getValue(), json));
    assertThatThrownBy(this::all)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("newer than this Ragged");
    new PerformanceLog(store).forget("ana");
    assertThat(Files.size(file())).isZero();
  }

  @Test
  void forget_persona_erasesItsTextsFromAllFilesAndKeepsFigures() throws IOException {
    PerformanceLog log = new PerformanceLog(store, 1);
    log.append(process(true, "ana", "secret of ana"));
    log.append(process(true, "ben", "question of ben"));
    Files.writeString(file(), "0bad0bad {\"text\":\"secret of ana\"", StandardOpenOption.APPEND);
    assertThat(texts()).contains("secret of ana", "question of ben");

    log.forget("ana");
    assertThat(texts()).containsExactly("question of ben");
    try (var files = Files.list(store)) {
      for (Path file : files.toList()) {
        assertThat(Files.readString(file)).doesNotContain("secret of ana");
      }
    }
    assertThat(new StageSums(all().metrics()).durations(Stages.SEARCH).count()).isEqualTo(2);
  }

  @Test
  void append_fullFile_keepsTwoFilesAtMost() throws IOException {
    PerformanceLog log = new PerformanceLog(store, 4_000);
    for (int i = 0; i < 40; i++) {
      log.append(process(true, "ana", "question " + i));
    }
    try (var files = Files.list(store)) {
      for (Path file : files.toList()) {
        assertThat(Files.size(file)).isLessThan(8_000);
      }
    }
    assertThat(texts()).contains("question 39").doesNotContain("question 0");
    assertThat(log.delete()).isTrue();
    assertThat(log.exists()).isFalse();
    assertThat(log.delete()).isFalse();
  }

  @Test
  void writeJson_report_isReadAsItWas() throws IOException {
    PerformanceReport report = process(true, "ana", "one \"quoted\" ü", "two");
    Path file = store.resolve("report.json");
    report.writeJson(file);
    PerformanceReport read = PerformanceJson.read(Files.readString(file), "report.json");
    assertThat(read.metrics()).isEqualTo(report.metrics());
    assertThat(read.slowest()).isEqualTo(report.slowest());
    assertThat(read.from()).isEqualTo(report.from());
  }
}
