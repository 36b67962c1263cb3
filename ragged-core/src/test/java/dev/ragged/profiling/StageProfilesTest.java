package dev.ragged.profiling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StageProfilesTest {
  private static ProfileMetric stage(
      String path, int count, double millis, double selfMillis, Map<String, Long> counters) {
    return TestReports.metric(
        path, TestReports.same(count, millis), (long) (selfMillis * 1e6), 0, counters);
  }

  @Test
  void indexing_spansOfAnIngest_givesItsFigures() {
    ProfileReport report =
        TestReports.report(
            "ingest",
            stage("ingest", 1, 2_000, 500, Map.of()),
            stage("ingest/ingest.read", 10, 20, 200, Map.of("documents", 10L, "bytes", 4_000L)),
            stage("ingest/ingest.parse", 10, 0, 0, Map.of()),
            stage("ingest/ingest.wait", 10, 100, 1_000, Map.of()),
            stage("ingest/ingest.chunk", 10, 10, 100, Map.of("chunks", 50L)),
            stage("ingest/ingest.embed", 2, 500, 600, Map.of("texts", 50L)),
            stage("ingest/ingest.embed/model", 2, 200, 400, Map.of()),
            stage("ingest/ingest.store", 1, 500, 500, Map.of("documents", 9L)),
            stage("ingest/ingest.index", 1, 150, 150, Map.of()),
            stage("ingest.compact", 1, 50, 50, Map.of()));

    IndexingProfile profile = IndexingProfile.of(report);

    assertThat(profile.documents()).isEqualTo(10);
    assertThat(profile.total()).isEqualTo(Duration.ofSeconds(2));
    assertThat(profile.documentsPerSecond()).isEqualTo(5);
    assertThat(profile.chunksPerSecond()).isEqualTo(25);
    assertThat(profile.bytesPerSecond()).isEqualTo(2_000);
    assertThat(profile.stages())
        .containsExactly(
            Map.entry("ingest.read", Duration.ofMillis(200)),
            Map.entry("ingest.parse", Duration.ZERO),
            Map.entry("ingest.chunk", Duration.ofMillis(100)),
            Map.entry("ingest.embed", Duration.ofMillis(1_000)),
            Map.entry("ingest.store", Duration.ofMillis(500)),
            Map.entry("ingest.index", Duration.ofMillis(150)),
            Map.entry("ingest.compact", Duration.ofMillis(50)));
    assertThat(profile.shares()).containsEntry("ingest.embed", 0.5);
    assertThat(sum(profile.shares())).isCloseTo(1, within(1e-12));
  }

  @Test
  void search_spansInTwoPlaces_areTakenTogether() {
    ProfileReport report =
        TestReports.report(
            "search",
            stage("search", 90, 10, 300, Map.of("questions", 90L, "results", 450L)),
            stage("search/search.embed", 90, 4, 360, Map.of()),
            stage("search/search.cache", 90, 2, 60, Map.of()),
            stage("search/search.retrieve", 90, 1, 90, Map.of()),
            stage("answer", 10, 100, 100, Map.of()),
            stage("answer/search", 10, 10, 100, Map.of("questions", 60L, "results", 300L)));

    SearchProfile profile = SearchProfile.of(report);

    assertThat(profile.latency().count()).isEqualTo(100);
    // Ten searches answered six questions each.
    assertThat(profile.questions()).isEqualTo(150);
    assertThat(profile.queriesPerSecond()).isCloseTo(150, within(1e-9));
    assertThat(profile.averageResults()).isEqualTo(5);
    assertThat(profile.errors()).isZero();
    assertThat(profile.stages())
        .containsEntry("search", Duration.ofMillis(400))
        .containsEntry("search.cache", Duration.ofMillis(60))
        .containsEntry("search.retrieve", Duration.ofMillis(90))
        .containsEntry("search.rerank", Duration.ZERO)
        .hasSize(12);
    assertThat(sum(profile.shares())).isCloseTo(1, within(1e-12));
  }

  @Test
  void chat_answersWithTheirSearch_leavesOtherSearchesOut() {
    ProfileReport report =
        TestReports.report(
            "chat",
            stage("answer", 4, 500, 200, Map.of("tokens_in", 2_800L, "tokens_out", 140L)),
            stage("answer/search", 4, 100, 100, Map.of()),
            stage("answer/search/search.embed", 4, 75, 300, Map.of()),
            stage("answer/answer.generate", 4, 350, 1_400, Map.of()),
            stage("search", 1_000, 1, 1_000, Map.of()));

    ChatProfile profile = ChatProfile.of(report);

    assertThat(profile.latency().mean()).isEqualTo(Duration.ofMillis(500));
    assertThat(profile.tokensInPerSecond()).isEqualTo(2_000);
    assertThat(profile.tokensOutPerSecond()).isEqualTo(100);
    assertThat(profile.errors()).isZero();
    assertThat(profile.shares())
        .containsExactly(
            Map.entry("answer", 0.1), Map.entry("search", 0.2), Map.entry("answer.generate", 0.7));
  }

  @Test
  void startup_spansOfOpening_givesEachPart() {
    ProfileReport report =
        TestReports.report(
            "start",
            stage("open", 1, 400, 100, Map.of()),
            stage("open/open.store", 1, 100, 100, Map.of()),
            stage("open/open.index", 1, 200, 200, Map.of()));

    StartupProfile profile = StartupProfile.of(report);

    assertThat(profile.total().max()).isEqualTo(Duration.ofMillis(400));
    assertThat(profile.shares())
        .containsExactly(
            Map.entry("open", 0.25),
            Map.entry("open.store", 0.25),
            Map.entry("open.index", 0.5),
            Map.entry("open.memory", 0.0),
            Map.entry("open.embedder", 0.0));
  }

  @Test
  void all_nothingMeasured_isZero() {
    ProfileReport none = TestReports.report("none");
    ProfileReport idle =
        TestReports.report("idle", TestReports.metric("search", Durations.of(List.of())));
    for (ProfileReport report : List.of(none, idle)) {
      IndexingProfile indexing = IndexingProfile.of(report);
      assertThat(indexing.documentsPerSecond()).isZero();
      assertThat(indexing.chunksPerSecond()).isZero();
      assertThat(indexing.bytesPerSecond()).isZero();
      assertThat(indexing.shares().values()).hasSize(7).containsOnly(0.0);
      SearchProfile search = SearchProfile.of(report);
      assertThat(search.queriesPerSecond()).isZero();
      assertThat(search.averageResults()).isZero();
      assertThat(search.latency().percentile(99)).isZero();
      assertThat(search.shares().values()).containsOnly(0.0);
      ChatProfile chat = ChatProfile.of(report);
      assertThat(chat.tokensInPerSecond()).isZero();
      assertThat(chat.tokensOutPerSecond()).isZero();
      assertThat(StartupProfile.of(report).total().count()).isZero();
    }
  }

  private static double sum(Map<String, Double> shares) {
    return shares.values().stream().mapToDouble(share -> share).sum();
  }
}
