package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.time.Period;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Exports of random memories against what was recorded, member by member. */
class ExportOracleTest {
  private static final Period MIDDLE =
      new Period(Instant.parse("2025-12-01T00:00:00Z"), Instant.parse("2026-01-15T00:00:00Z"));

  private static void assertSame(
      JsonTree export, List<RandomInteractions.Asked> asked, Predicate<Instant> when) {
    assertThat(withoutTopics(export))
        .containsExactlyElementsOf(ExportOracle.interactions("ana", asked, when));
    assertThat(ExportOracle.learned(export))
        .isNotEmpty()
        .containsExactlyElementsOf(ExportOracle.counted(export, ExportStore.NOW));
    assertThat(sessions(export)).isEqualTo(ExportOracle.sessions(export));
    assertThat(export.object("metadata").number("total_interactions"))
        .isEqualTo(export.objects("interactions").size());
  }

  private static List<Map<String, Object>> withoutTopics(JsonTree export) {
    List<Map<String, Object>> plain = new ArrayList<>();
    for (JsonTree interaction : export.objects("interactions")) {
      Map<String, Object> members = new LinkedHashMap<>(interaction.members());
      members.remove("topics");
      members.remove("found_topics");
      members.computeIfPresent(
          "latency_ms", (name, value) -> ExportOracle.plain((BigDecimal) value));
      plain.add(members);
    }
    return plain;
  }

  private static Map<String, String> sessions(JsonTree export) {
    Map<String, String> sessions = new TreeMap<>();
    for (JsonTree session : export.objects("sessions")) {
      sessions.put(session.text("id"), session.text("created_at") + " " + session.text("used_at"));
    }
    return sessions;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void export_ofRandomMemory_hasWhatWasRecordedAndLearned(long seed) {
    List<RandomInteractions.Asked> asked = new RandomInteractions(seed).list(120);
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);

      assertSame(JsonTree.parse(store.json(store.ana)), asked, at -> true);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {6, 7, 8})
  void export_ofAPeriod_isThatOfAMemoryOfItsQuestionsAlone(long seed) {
    List<RandomInteractions.Asked> asked = new RandomInteractions(seed).list(120);
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);

      JsonTree export = JsonTree.parse(store.json(store.ana, Optional.of(MIDDLE)));

      assertSame(export, asked, MIDDLE::contains);
      assertThat(export.objects("interactions")).hasSizeBetween(10, 110);
      assertThat(export.object("metadata").object("period").members())
          .containsExactly(
              Map.entry("from", "2025-12-01T00:00:00.000Z"),
              Map.entry("to", "2026-01-15T00:00:00.000Z"));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {9, 10})
  void export_ofAllTimeAsAPeriod_countsWhatWasLearned(long seed) {
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, new RandomInteractions(seed).list(80));

      JsonTree whole = JsonTree.parse(store.json(store.ana));
      JsonTree all = JsonTree.parse(store.json(store.ana, Optional.of(Period.ALL)));

      for (String section :
          List.of("interactions", "topics", "graph_relationships", "sessions", "persona")) {
        assertThat(all.value(section)).as(section).isEqualTo(whole.value(section));
      }
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {11, 12})
  void export_ofTwoPersonasWithTheSameIds_hasTheRowsOfOne(long seed) {
    List<RandomInteractions.Asked> anas = new RandomInteractions(seed).list(40);
    List<RandomInteractions.Asked> bobs =
        anas.stream()
            .map(
                asked ->
                    new RandomInteractions.Asked(
                        asked.interaction().toBuilder().response("of bob alone").build(),
                        asked.verdicts()))
            .toList();
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.bob, bobs);
      RandomInteractions.record(store, store.ana, anas);
      RandomInteractions.record(store, store.bob, bobs.subList(0, 5));

      byte[] export = store.json(store.ana);

      assertSame(JsonTree.parse(export), anas, at -> true);
      assertThat(new String(export, StandardCharsets.UTF_8)).doesNotContain("of bob alone");
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {13})
  void export_summary_countsWhatWasWritten(long seed) {
    List<RandomInteractions.Asked> asked = new RandomInteractions(seed).list(60);
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);
      JsonTree export = JsonTree.parse(store.json(store.ana));

      ExportSummary summary =
          store.ana.export(OutputStream.nullOutputStream(), ExportFormat.JSON, Optional.empty());

      assertThat(summary)
          .isEqualTo(
              new ExportSummary(
                  ExportFormat.JSON,
                  60,
                  asked.stream().mapToLong(each -> each.verdicts().size()).sum(),
                  export.objects("topics").size(),
                  export.objects("graph_relationships").size(),
                  export.objects("sessions").size(),
                  0,
                  0));
      assertThat(summary.feedback()).isPositive();
    }
  }
}
