package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.options.MemoryStages;
import dev.ragged.memory.options.RecorderOptions;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.rank.BlendedRanking;
import dev.ragged.memory.rank.RankedCandidate;
import dev.ragged.memory.rank.RankingCandidate;
import dev.ragged.memory.rank.RankingContext;
import dev.ragged.memory.rank.RankingStrategy;
import dev.ragged.memory.rank.evaluation.AbOptions;
import dev.ragged.memory.rank.evaluation.JudgedQuery;
import dev.ragged.memory.rank.evaluation.Judgments;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Interaction;
import dev.ragged.profiling.OperationProfiler;
import dev.ragged.profiling.PerformanceMonitor;
import dev.ragged.profiling.ProfileMetric;
import dev.ragged.profiling.ProfileReport;
import dev.ragged.profiling.ProfileSession;
import dev.ragged.profiling.Recommendation;
import dev.ragged.profiling.Stages;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** That every stage of a memory is measured, once, where it belongs. */
class MemoryStagesTest {
  private static final String QUESTION = "which pasta goes with basil";

  /** Writes nothing by itself unless so many wait. */
  private static RecorderOptions batches(int size) {
    return new RecorderOptions(size, Duration.ofHours(1), 10_000);
  }

  private static Ragged open(MemoryOptions options) {
    Ragged ragged =
        Ragged.builder()
            .inMemory()
            .backend("exact")
            .embedder(LexicalEmbedder.create(64))
            .memory(options)
            .build();
    PersonalMemory memory = PersonalMemory.of(ragged);
    memory.personas().create("ana");
    memory.flush();
    ragged.ingest(
        Document.of("cooking", "Python is the word for a pasta of long strands with basil."),
        Document.of("software", "Python is a language for software with long strands of code."));
    return ragged;
  }

  private static Ragged open() {
    return open(MemoryOptions.builder().recorder(batches(1_000)).build());
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
  void search_ofPersona_isMeasuredUnderItsStages() {
    try (Ragged ragged = open();
        ProfileSession session = ProfileSession.start("searches", ragged.profiler())) {
      ragged.persona("ana").search(QUESTION);
      ragged.persona("ana").search(QUESTION);

      ProfileReport untaught = session.report();
      String[] load = {Stages.SEARCH, Stages.SEARCH_ENHANCE, MemoryStages.PROFILE};
      assertThat(metric(untaught, load).count()).isEqualTo(1);
      assertThat(metric(untaught, load).counter(MemoryStages.TOPICS)).isZero();
      assertThat(untaught.metrics(MemoryStages.RANK)).isEmpty();

      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.flush();
      ragged.persona("ana").search(QUESTION);

      ProfileReport taught = session.report();
      ProfileMetric write = metric(taught, MemoryStages.FLUSH, MemoryStages.WRITE);
      assertThat(write.count()).isEqualTo(1);
      assertThat(write.counter(MemoryStages.RECORDS)).isEqualTo(2);
      assertThat(
              metric(taught, MemoryStages.FLUSH, MemoryStages.LEARN)
                  .counter(MemoryStages.INTERACTIONS))
          .isEqualTo(2);
      long topics = memory.of("ana").profile().interests().size();
      assertThat(topics).isPositive();
      assertThat(
              metric(taught, MemoryStages.FLUSH, MemoryStages.LEARN, MemoryStages.PROFILE)
                  .counter(MemoryStages.TOPICS))
          .isGreaterThanOrEqualTo(topics);
      // What was learned is in the heap already.
      assertThat(metric(taught, load).count()).isEqualTo(1);
      ProfileMetric rank = metric(taught, Stages.SEARCH, Stages.SEARCH_RERANK, MemoryStages.RANK);
      assertThat(rank.count()).isEqualTo(1);
      assertThat(rank.counter(Stages.PASSAGES)).isEqualTo(2);
      StageNames.requireNoOthers(taught);
    }
  }

  @Test
  void write_inTheBackground_isMeasuredByItself() {
    try (Ragged ragged = open(MemoryOptions.builder().recorder(batches(3)).build());
        ProfileSession session = ProfileSession.start("background", ragged.profiler())) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      CompletableFuture<?>[] recorded = new CompletableFuture<?>[3];
      for (int i = 0; i < recorded.length; i++) {
        recorded[i] =
            ana.record(Interaction.builder("tea " + i, Instant.EPOCH).build(), Optional.empty());
      }
      CompletableFuture.allOf(recorded).join();

      ProfileMetric write = metric(session.report(), MemoryStages.WRITE);
      assertThat(write.count()).isEqualTo(1);
      assertThat(write.errors()).isZero();
      assertThat(write.counter(MemoryStages.RECORDS)).isEqualTo(3);
    }
  }

  @Test
  void everyStage_doneOnce_isMeasuredAndSaysNothingOfThePersona() {
    try (Ragged ragged = open();
        ProfileSession session = ProfileSession.start("everything", ragged.profiler())) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      RememberedPersona ana = memory.of("ana");
      for (int i = 0; i < 3; i++) {
        ragged.persona("ana").search(QUESTION);
      }
      memory.flush();
      ragged.persona("ana").search("is zanzibar a strand");
      ana.similarQuestions("zanzibar", 1);
      ana.facts().state(Fact.builder("lives_in", "Zanzibar").build());
      ana.facts().current();
      ana.activity().summary(Period.ALL);
      ana.analytics()
          .compare(
              List.of(new JudgedQuery<>("zanzibar", new Judgments(Map.of("cooking", 1)))),
              AbOptions.DEFAULT);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      ana.export(out, ExportFormat.JSON, Optional.empty());
      memory.personas().create("zanzi");
      memory
          .of("zanzi")
          .importFrom(new ByteArrayInputStream(out.toByteArray()), ImportConflict.SKIP, false);
      ana.erase(ana.recent(1).get(0).id());
      memory.personas().delete("zanzi");

      ProfileReport report = session.report();
      StageNames.requireNoOthers(report);
      Set<String> seen =
          report.metrics().stream().map(ProfileMetric::name).collect(Collectors.toSet());
      assertThat(seen)
          .containsAll(
              StageNames.in(MemoryStages.class).stream()
                  .filter(name -> name.startsWith("memory."))
                  .toList());
      assertThat(metric(report, MemoryStages.FACTS).counter(MemoryStages.VERSIONS)).isEqualTo(1);
      assertThat(metric(report, MemoryStages.EXPORT).counter(MemoryStages.INTERACTIONS))
          .isEqualTo(4);
      assertThat(metric(report, MemoryStages.IMPORT).counter(MemoryStages.INTERACTIONS))
          .isEqualTo(4);
      // One of the four of one persona, and the four of the other.
      assertThat(metric(report, MemoryStages.ERASE).count()).isEqualTo(2);
      assertThat(metric(report, MemoryStages.ERASE).counter(MemoryStages.INTERACTIONS))
          .isEqualTo(5);
      assertThat(metric(report, MemoryStages.ERASE, MemoryStages.COMPACT).count()).isEqualTo(2);
      assertThat(metric(report, MemoryStages.ERASE, MemoryStages.VERIFY).count()).isEqualTo(1);
      assertThat((report + report.text()).toLowerCase(Locale.ROOT))
          .doesNotContain("zanzi")
          .doesNotContain("pasta");
    }
  }

  /** A strategy that keeps the order, and takes its time for that. */
  private static final class SlowRanking implements RankingStrategy {
    @Override
    public List<RankedCandidate> rank(
        List<RankingCandidate> inBaseOrder, RankingContext context, int k) {
      spend(Duration.ofMillis(20));
      return BlendedRanking.defaults().rank(inBaseOrder, context, k);
    }
  }

  private static void spend(Duration time) {
    long start = System.nanoTime();
    while (System.nanoTime() - start < time.toNanos()) {
      Thread.onSpinWait();
    }
  }

  private static void requireAdvice(List<Recommendation> given, String stage, String setting) {
    assertThat(given).hasSize(1);
    assertThat(given.get(0).setting()).isEqualTo(setting);
    assertThat(given.get(0).evidence()).startsWith(stage + " takes ");
    assertThat(MemorySettings.all()).anyMatch(known -> known.key().equals(setting));
  }

  @Test
  void performance_slowRanking_isNamedWithItsSetting() {
    MemoryOptions options =
        MemoryOptions.builder().recorder(batches(1_000)).ranking(new SlowRanking()).build();
    try (Ragged ragged = open(options)) {
      ragged.persona("ana").search(QUESTION);
      PersonalMemory.of(ragged).flush();
      // Not told of the first search, which loads classes for long.
      PerformanceMonitor monitor =
          new PerformanceMonitor(ragged.profiler(), Clock.systemUTC(), false);
      ragged.profiler().add(monitor);
      for (int i = 0; i < 12; i++) {
        ragged.persona("ana").search(QUESTION);
      }

      requireAdvice(
          monitor.since(Duration.ofMinutes(5)).recommendations(),
          MemoryStages.RANK,
          "memory.retrieve_multiplier");
    }
  }

  @Test
  void performance_slowProfiles_areNamedWithTheirSetting() {
    OperationProfiler profiler = new OperationProfiler();
    PerformanceMonitor monitor = new PerformanceMonitor(profiler, Clock.systemUTC(), false);
    profiler.add(monitor);
    for (int i = 0; i < 12; i++) {
      profiler.run(
          Stages.SEARCH,
          () ->
              profiler.run(
                  Stages.SEARCH_ENHANCE,
                  () -> profiler.run(MemoryStages.PROFILE, () -> spend(Duration.ofMillis(2)))));
    }

    requireAdvice(
        monitor.since(Duration.ofMinutes(5)).recommendations(),
        MemoryStages.PROFILE,
        "memory.cache.heap_bytes");
  }
}
