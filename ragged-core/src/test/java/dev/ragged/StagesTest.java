package dev.ragged;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.answer.GeneratedAnswer;
import dev.ragged.config.Settings;
import dev.ragged.document.Document;
import dev.ragged.embedding.Embedder;
import dev.ragged.embedding.EmbedderFingerprint;
import dev.ragged.embedding.EmbeddingRole;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.filter.Filter;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceReport;
import dev.ragged.profiling.ProfileMetric;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Recommendation;
import dev.ragged.profiling.Stages;
import dev.ragged.retrieval.SearchMode;
import dev.ragged.retrieval.SearchRequest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** That every stage is measured, once, where it belongs. */
class StagesTest {
  @TempDir Path temp;

  private Ragged open(OperationProfiler profiler) {
    return Ragged.builder()
        .directory(temp.resolve("store"))
        .backend("exact")
        .embedder(LexicalEmbedder.create(64))
        .profiler(profiler)
        .build();
  }

  private static ProfileMetric metric(ProfileReport report, String... path) {
    return report
        .metric(List.of(path))
        .orElseThrow(
            () ->
                new AssertionError(
                    List.of(path)
                        + " is not among "
                        + report.metrics().stream().map(ProfileMetric::path).toList()));
  }

  @Test
  void ingest_everyStage_isMeasuredWithItsCounters() {
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged = open(profiler);
        ProfileSession session = ProfileSession.start("ingest", ragged.profiler())) {
      ragged.ingest(
          Document.builder("a").text("The first text.").build(),
          Document.builder("b").text("The second text.").build());
      ProfileReport report = session.report();
      assertThat(metric(report, Stages.INGEST).count()).isEqualTo(1);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_READ).counter("documents"))
          .isEqualTo(2);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_READ).counter("bytes"))
          .isGreaterThan(60);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_PARSE).count()).isEqualTo(2);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_CHUNK).counter("chunks")).isEqualTo(2);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_EMBED).counter("texts")).isEqualTo(2);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_WAIT).count()).isEqualTo(2);
      ProfileMetric store = metric(report, Stages.INGEST, Stages.INGEST_STORE);
      assertThat(store.counter("documents")).isEqualTo(2);
      assertThat(store.counter("chunks")).isEqualTo(2);
      assertThat(
              metric(report, Stages.INGEST, Stages.INGEST_STORE, Stages.INGEST_INDEX)
                  .counter("vectors"))
          .isEqualTo(2);
      assertThat(metric(report, Stages.INGEST, Stages.INGEST_STORE, Stages.INGEST_COMPACT).count())
          .isEqualTo(store.count());
      assertThat(report.lostSpans()).isZero();
      assertThat(ragged.delete("a")).isTrue();
      assertThat(ragged.delete(Filter.eq("kind", "none"))).isZero();
      assertThat(metric(session.report(), Stages.DELETE).counter("documents")).isEqualTo(1);
    }
  }

  @Test
  void search_everyStage_isMeasuredAndARepeatedOneComesFromTheCache() {
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged = open(profiler)) {
      ragged.ingest(
          Document.builder("a").text("A text of apples.").build(),
          Document.builder("b").text("A text of pears.").build());
      try (ProfileSession session = ProfileSession.start("search", profiler)) {
        SearchRequest request =
            SearchRequest.builder("apples").mode(SearchMode.HYBRID).k(2).build();
        int hits = ragged.search(request).hits().size();
        ragged.search(request);
        ProfileReport report = session.report();
        ProfileMetric search = metric(report, Stages.SEARCH);
        assertThat(search.count()).isEqualTo(2);
        assertThat(search.counter("questions")).isEqualTo(2);
        assertThat(search.counter("results")).isEqualTo(2L * hits);
        assertThat(metric(report, Stages.SEARCH, Stages.SEARCH_CACHE).count()).isEqualTo(2);
        assertThat(metric(report, Stages.SEARCH, Stages.SEARCH_RERANK).count()).isEqualTo(2);
        for (String stage :
            List.of(
                Stages.SEARCH_BEGIN,
                Stages.SEARCH_EMBED,
                Stages.SEARCH_RETRIEVE,
                Stages.SEARCH_FUSE,
                Stages.SEARCH_FETCH)) {
          assertThat(metric(report, Stages.SEARCH, stage).count()).as(stage).isEqualTo(1);
        }
        ProfileMetric retrieve = metric(report, Stages.SEARCH, Stages.SEARCH_RETRIEVE);
        assertThat(retrieve.counter("candidates")).isEqualTo(3);
        assertThat(retrieve.counter("distances")).isEqualTo(2);
        for (String part : List.of(Stages.SEARCH_VECTORS, Stages.SEARCH_WORDS)) {
          assertThat(metric(report, Stages.SEARCH, Stages.SEARCH_RETRIEVE, part).count())
              .as(part)
              .isEqualTo(1);
        }
        assertThat(report.self()).isEqualTo(search.durations().total());
      }
    }
  }

  @Test
  void open_everyStage_isMeasured() {
    OperationProfiler profiler = new OperationProfiler();
    try (ProfileSession session = ProfileSession.start("open", profiler)) {
      open(profiler).close();
      ProfileReport report = session.report();
      assertThat(metric(report, Stages.OPEN, Stages.OPEN_EMBEDDER).count()).isEqualTo(1);
      assertThat(metric(report, Stages.OPEN, Stages.OPEN_STORE, Stages.OPEN_INDEX).count())
          .isEqualTo(1);
    }
  }

  @Test
  void search_thatFails_isCountedAsAnError() {
    OperationProfiler profiler = new OperationProfiler();
    Ragged ragged = open(profiler);
    ragged.close();
    try (ProfileSession session = ProfileSession.start("closed", profiler)) {
      assertThatThrownBy(() -> ragged.search("anything")).isInstanceOf(IllegalStateException.class);
      assertThat(metric(session.report(), Stages.SEARCH).errors()).isEqualTo(1);
    }
  }

  @Test
  void search_insideTheCallersSpan_isAPartOfIt() {
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged = open(profiler);
        ProfileSession session = ProfileSession.start("request", profiler)) {
      session.run("request", () -> ragged.search("anything"));
      assertThat(metric(session.report(), "request", Stages.SEARCH).count()).isEqualTo(1);
    }
  }

  @Test
  void ask_everyStage_isMeasuredWithItsTokens() {
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged = open(profiler)) {
      ragged.ingest(Document.builder("a").text("Apples keep for months.").build());
      try (ProfileSession session = ProfileSession.start("ask", profiler)) {
        GeneratedAnswer answer = ragged.ask("How long do apples keep?");
        ProfileReport report = session.report();
        ProfileMetric asked = metric(report, Stages.ANSWER);
        assertThat(asked.counter(Stages.TOKENS_OUT)).isEqualTo(answer.costs().tokensOut());
        assertThat(asked.counter(Stages.TOKENS_IN)).isEqualTo(answer.costs().tokensIn());
        assertThat(metric(report, Stages.ANSWER, Stages.ANSWER_GENERATE).count()).isEqualTo(1);
        assertThat(metric(report, Stages.ANSWER, Stages.SEARCH).counter(Stages.QUESTIONS))
            .isEqualTo(1);
      }
    }
  }

  @Test
  void performance_searches_areReportedAndTextsOnlyIfAllowed() {
    for (boolean kept : new boolean[] {false, true}) {
      try (Ragged ragged =
          Ragged.builder()
              .inMemory()
              .backend("exact")
              .embedder(LexicalEmbedder.create(64))
              .set(Settings.PROFILING_QUESTIONS, kept)
              .build()) {
        ragged.search("where are the keys?");
        PerformanceReport report = ragged.performance(Duration.ofMinutes(5));
        assertThat(report.text()).contains("Query Performance (1 queries)");
        assertThat(report.slowest()).hasSize(1);
        assertThat(report.slowest().get(0).text())
            .isEqualTo(kept ? Optional.of("where are the keys?") : Optional.empty());
        assertThat(report.metrics().stream().map(ProfileMetric::path))
            .contains(List.of(Stages.OPEN, Stages.OPEN_STORE));
      }
    }
  }

  @Test
  void performance_monitorOff_saysHowToTurnItOn() {
    OperationProfiler profiler = new OperationProfiler();
    try (Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .profiler(profiler)
            .set(Settings.PROFILING_MONITOR, false)
            .build()) {
      assertThatThrownBy(() -> ragged.performance(Duration.ofMinutes(5)))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("profiling.monitor");
    }
  }

  @Test
  void performance_slowEmbedder_isFirstAndTheAdviceIsToChangeIt() {
    Embedder lexical = LexicalEmbedder.create(64);
    Embedder slow =
        new Embedder() {
          @Override
          public EmbedderFingerprint fingerprint() {
            return lexical.fingerprint();
          }

          @Override
          public List<float[]> embed(List<String> texts, EmbeddingRole role) {
            LockSupport.parkNanos(50_000_000);
            return lexical.embed(texts, role);
          }
        };
    try (Ragged ragged = Ragged.builder().inMemory().backend("exact").embedder(slow).build()) {
      ragged.ingest(Document.builder("a").text("A text of apples.").build());
      for (int i = 0; i < 12; i++) {
        ragged.search("apples of number " + i);
      }
      PerformanceReport report = ragged.performance(Duration.ofMinutes(5));
      // The first search of a JVM may be slow for other reasons.
      assertThat(report.slowest())
          .filteredOn(query -> query.stages().keySet().iterator().next().equals("search.embed"))
          .hasSizeGreaterThan(6);
      Recommendation search =
          report.recommendations().stream()
              .filter(one -> one.evidence().startsWith(Stages.SEARCH_EMBED))
              .findFirst()
              .orElseThrow();
      assertThat(search.setting()).isEqualTo(Settings.EMBEDDER_TYPE.key());
      assertThat(report.text()).containsPattern("Breakdown:\n +search\\.embed ");
    }
  }
}
