package dev.ragged.examples.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.ingest.DocumentSource;
import dev.ragged.profiling.ComparisonOptions;
import dev.ragged.profiling.Measure;
import dev.ragged.profiling.ProfileComparison;
import dev.ragged.profiling.ProfileMetric;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Profiled;
import dev.ragged.profiling.Span;
import dev.ragged.retrieval.Hit;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the listings of docs/profiling.md. */
class DocsListingTest {
  @TempDir private Path temp;

  private final PrintStream before = System.out;
  private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

  @BeforeEach
  void catchOutput() {
    System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void restoreOutput() {
    System.setOut(before);
  }

  private static Ragged open() {
    return Ragged.builder().inMemory().embedder(LexicalEmbedder.create()).build();
  }

  private Path folder() throws IOException {
    Path folder = Files.createDirectories(temp.resolve("files"));
    Files.writeString(folder.resolve("keys.txt"), "Lost keys are at the desk.\n");
    return folder;
  }

  private static int writeReport(Ragged ragged) {
    return ragged.statistics().toString().length() > 0 ? 12 : 0;
  }

  interface Catalog {
    @Profiled("catalog.find")
    String find(String key);
  }

  @Test
  void profiling_performance_printsTheLastHour() {
    try (Ragged ragged = open()) {
      ragged.search("lost keys");
      System.out.println(ragged.performance(Duration.ofHours(1)).text());
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("Query Performance (1 queries):", "(text not kept)");
  }

  @Test
  void profiling_session_measuresRaggedAndTheCaller() throws IOException {
    Path folder = folder();
    try (Ragged ragged = open()) {
      try (ProfileSession session = ProfileSession.start("nightly", ragged.profiler())) {
        ragged.ingest(DocumentSource.folder(folder));
        try (Span span = session.span("report")) {
          span.add("lines", writeReport(ragged));
        }
        List<Hit> hits = session.profile("check", () -> ragged.search("lost keys").hits());
        System.out.println(hits.size() + " hits");
        System.out.println(session.report().text());
      }
    }
    assertThat(printed.toString(StandardCharsets.UTF_8))
        .contains("1 hits", "Performance Report: nightly", "lines=12", "ingest.store")
        .containsPattern("check +1 ");
  }

  @Test
  void profiling_proxy_measuresAnnotatedMethods() {
    Catalog catalog = key -> key + "!";
    try (ProfileSession session = ProfileSession.start("catalog")) {
      Catalog measured = session.profiler().proxy(Catalog.class, catalog);
      assertThat(measured.find("a")).isEqualTo("a!");
      ProfileMetric metric = session.report().metrics().get(0);
      assertThat(metric.name()).isEqualTo("catalog.find");
      assertThat(metric.count()).isEqualTo(1);
    }
  }

  @Test
  void profiling_comparison_saysWhatChanged() {
    Path file = temp.resolve("profile.json");
    try (ProfileSession session = ProfileSession.start("work")) {
      for (int i = 0; i < 20; i++) {
        session.run("step", () -> assertThat(file).doesNotExist());
      }
      ProfileReport now = session.report();
      session.report().writeJson(file);
      ProfileComparison comparison =
          ProfileComparison.of(ProfileReport.readJson(file), now, ComparisonOptions.DEFAULT);
      System.out.println(comparison.text());
      assertThat(comparison.exitCode()).isZero();
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("step", "Verdict");
  }

  @Test
  void profiling_environment_holdsWhatElseMustBeEqual() {
    Path file = temp.resolve("profile.json");
    try (ProfileSession session = ProfileSession.start("work")) {
      ProfileReport report = session.report();
      report.withEnvironment(report.environment().with("corpus", "handbook 3")).writeJson(file);
      ProfileReport before = ProfileReport.readJson(file);
      assertThatThrownBy(() -> ProfileComparison.of(before, report))
          .hasMessageContaining("corpus was handbook 3 and is not known");
    }
  }

  @Test
  void profiling_inTurn_comparesPairs() throws IOException {
    Path folder = folder();
    List<String> questions = IntStream.range(0, 40).mapToObj(i -> "lost key " + i).toList();
    try (Ragged one = open();
        Ragged other = open()) {
      one.ingest(DocumentSource.folder(folder));
      other.ingest(DocumentSource.folder(folder));
      try (ProfileSession before = ProfileSession.start("one", one.profiler());
          ProfileSession after = ProfileSession.start("other", other.profiler())) {
        for (String question : questions) {
          one.search(question);
          other.search(question);
        }
        ComparisonOptions paired = ComparisonOptions.DEFAULT.withPaired(true);
        ProfileComparison comparison =
            ProfileComparison.of(before.report(), after.report(), paired);
        System.out.println(comparison.text());
        assertThat(comparison.rows())
            .filteredOn(row -> row.path().equals(List.of("search")))
            .filteredOn(row -> row.measure() == Measure.TIME)
            .singleElement()
            .satisfies(row -> assertThat(row.evidence()).startsWith("40 pairs; "));
      }
    }
    assertThat(printed.toString(StandardCharsets.UTF_8)).contains("other against one");
  }
}
