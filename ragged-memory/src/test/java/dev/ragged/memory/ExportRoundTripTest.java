package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.persona.Session;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.spi.ChunkId;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was exported and imported is what was there. */
class ExportRoundTripTest {
  private static final Instant ASKED = Instant.parse("2026-01-10T10:00:00.123Z");

  private static Interaction ask(RememberedPersona persona, String query) {
    Interaction interaction =
        Interaction.builder(query, ASKED)
            .session(new UUID(7, 7))
            .latency(Duration.ofNanos(1))
            .build();
    assertThat(persona.record(interaction, Optional.empty())).isNotNull();
    return interaction;
  }

  private static String text(byte[] export) {
    return new String(export, StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 4})
  void importFrom_exportOfErasedMemory_restoresIt(long seed) {
    List<RandomInteractions.Asked> asked = new RandomInteractions(seed).list(450);
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);
      RandomInteractions.record(store, store.bob, asked.subList(0, 20));
      byte[] bobs = store.json(store.bob);
      byte[] before = store.json(store.ana);
      store.ana.eraseEverything();
      assertThat(store.ana.count()).isZero();

      ImportSummary summary = ExportStore.read(store.ana, before, ImportConflict.SKIP);

      assertThat(summary.added()).isEqualTo(450);
      assertThat(text(store.json(store.ana))).isEqualTo(text(before));
      assertThat(text(store.json(store.bob))).isEqualTo(text(bobs));
    }
  }

  @Test
  void importFrom_secondTime_changesNothing() {
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, new RandomInteractions(5).list(250));
      byte[] export = store.json(store.ana);

      for (ImportConflict conflict : ImportConflict.values()) {
        ImportSummary summary = ExportStore.read(store.ana, export, conflict);

        assertThat(summary.skipped()).isEqualTo(250);
        assertThat(summary.added() + summary.replaced() + summary.feedback()).isZero();
        assertThat(text(store.json(store.ana))).isEqualTo(text(export));
      }
    }
  }

  @Test
  void importFrom_halfOfTheRowsThere_addsTheOthers() {
    List<RandomInteractions.Asked> asked = new RandomInteractions(6).list(100);
    try (ExportStore store = ExportStore.inMemory();
        ExportStore other = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);
      RandomInteractions.record(other, other.ana, asked.subList(30, 60));
      byte[] export = store.json(store.ana);

      ImportSummary summary = ExportStore.read(other.ana, export, ImportConflict.SKIP);

      assertThat(summary.added()).isEqualTo(70);
      assertThat(summary.skipped()).isEqualTo(30);
      assertThat(JsonTree.parse(other.json(other.ana)).value("interactions"))
          .isEqualTo(JsonTree.parse(export).value("interactions"));
      assertThat(ExportOracle.learned(JsonTree.parse(other.json(other.ana))))
          .isEqualTo(ExportOracle.learned(JsonTree.parse(export)));
    }
  }

  @Test
  void importFrom_rowsChangedMeanwhile_skipKeepsAndReplaceRestoresThem() {
    List<RandomInteractions.Asked> asked = new RandomInteractions(7).list(60);
    List<RandomInteractions.Asked> changed =
        asked.stream()
            .map(
                each ->
                    new RandomInteractions.Asked(
                        Interaction.builder("giraffe of the savanna", ASKED)
                            .id(each.interaction().id())
                            .session(new UUID(1, 1))
                            .build(),
                        List.of()))
            .toList();
    try (ExportStore store = ExportStore.inMemory();
        ExportStore other = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);
      RandomInteractions.record(other, other.ana, changed);
      byte[] export = store.json(store.ana);
      byte[] before = other.json(other.ana);

      ImportSummary skipping = ExportStore.read(other.ana, export, ImportConflict.SKIP);
      JsonTree skipped = JsonTree.parse(other.json(other.ana));
      ImportSummary replacing = ExportStore.read(other.ana, export, ImportConflict.REPLACE);

      assertThat(skipping.skipped()).isEqualTo(60);
      assertThat(skipped.value("interactions"))
          .isEqualTo(JsonTree.parse(before).value("interactions"));
      assertThat(replacing.replaced()).isEqualTo(60);
      JsonTree replaced = JsonTree.parse(other.json(other.ana));
      assertThat(replaced.value("interactions"))
          .isEqualTo(JsonTree.parse(export).value("interactions"));
      assertThat(ExportOracle.learned(replaced))
          .isEqualTo(ExportOracle.learned(JsonTree.parse(export)));
      assertThat(replaced.value("sessions")).isEqualTo(JsonTree.parse(export).value("sessions"));
    }
  }

  @Test
  void importFrom_dryRun_countsAndWritesNothing() {
    List<RandomInteractions.Asked> asked = new RandomInteractions(8).list(50);
    try (ExportStore store = ExportStore.inMemory();
        ExportStore other = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, asked);
      RandomInteractions.record(other, other.ana, asked.subList(0, 10));
      byte[] export = store.json(store.ana);
      byte[] before = other.json(other.ana);

      ImportSummary dry =
          other.ana.importFrom(new ByteArrayInputStream(export), ImportConflict.SKIP, true);
      byte[] after = other.json(other.ana);
      ImportSummary wet = ExportStore.read(other.ana, export, ImportConflict.SKIP);

      assertThat(text(after)).isEqualTo(text(before));
      assertThat(dry.dryRun()).isTrue();
      assertThat(dry.added()).isEqualTo(40);
      assertThat(dry).usingRecursiveComparison().ignoringFields("dryRun").isEqualTo(wet);
    }
  }

  @Test
  void importFrom_exportOfAnotherPersona_makesItsOwnDocumentsThisOnes() {
    try (ExportStore store = ExportStore.inMemory()) {
      Interaction asked =
          Interaction.builder("zebra", ASKED)
              .session(new UUID(7, 7))
              .hits(List.of(ChunkId.parse("diary#0@ana"), ChunkId.parse("zoo.md#0")))
              .build();
      assertThat(store.ana.record(asked, Optional.empty())).isNotNull();

      ImportSummary summary =
          ExportStore.read(store.bob, store.json(store.ana), ImportConflict.SKIP);

      assertThat(summary.persona()).isEqualTo("ana");
      assertThat(store.bob.find(asked.id()).orElseThrow().hits())
          .containsExactly(ChunkId.parse("diary#0@bob"), ChunkId.parse("zoo.md#0"));
      assertThat(text(store.json(store.bob))).doesNotContain("ana");
    }
  }

  @Test
  void importFrom_sessionWithoutInteractions_keepsItsTimes() {
    try (ExportStore store = ExportStore.inMemory()) {
      Interaction first = ask(store.ana, "first zebra");
      String export =
          text(store.json(store.ana))
              .replace(
                  "\"sessions\" : [ {",
                  "\"sessions\" : [ {\"id\": \"00000000-0000-0001-0000-000000000002\","
                      + " \"created_at\": \"2026-01-01T00:00:00Z\","
                      + " \"used_at\": \"2026-01-02T02:00:00+02:00\"}, {");
      store.ana.eraseEverything();

      assertThat(ExportStore.read(store.ana, export).sessions()).isEqualTo(2);

      assertThat(store.ana.sessions(5))
          .containsExactly(
              new Session(new UUID(7, 7), first.askedAt(), first.askedAt()),
              new Session(
                  new UUID(1, 2),
                  Instant.parse("2026-01-01T00:00:00Z"),
                  Instant.parse("2026-01-02T00:00:00Z")));
    }
  }

  @Test
  void importFrom_lastVerdictWithoutEvents_isTakenAtTheTimeOfTheQuestion() {
    try (ExportStore store = ExportStore.inMemory()) {
      Interaction asked = ask(store.ana, "zebra");
      String export =
          text(store.json(store.ana))
              .replace("\"feedback\" : null", "\"feedback\" : \"negative\"")
              .replace("\"correction\" : null", "\"correction\" : \"giraffe\"")
              .replace("\"feedback_events\" : [ ],", "");
      store.ana.eraseEverything();

      assertThat(ExportStore.read(store.ana, export).feedback()).isEqualTo(1);

      assertThat(store.ana.feedback(asked.id())).contains(Feedback.corrected("giraffe"));
      assertThat(text(store.json(store.ana)))
          .contains("\"given_at\" : \"2026-01-10T10:00:00.123Z\"");
    }
  }

  @Test
  void importFrom_equalVerdictsInARow_keepsAllAndIsStable() {
    try (ExportStore store = ExportStore.inMemory()) {
      ask(store.ana, "zebra");
      String event = "{\"given_at\": \"2026-01-10T11:00:00Z\", \"verdict\": \"positive\"}";
      String export =
          text(store.json(store.ana))
              .replace("\"feedback\" : null", "\"feedback\" : \"positive\"")
              .replace(
                  "\"feedback_events\" : [ ]",
                  "\"feedback_events\" : [" + event + "," + event + "]");

      assertThat(ExportStore.read(store.bob, export).feedback()).isEqualTo(2);

      assertThat(
              ExportStore.read(
                      store.bob, export.getBytes(StandardCharsets.UTF_8), ImportConflict.REPLACE)
                  .skipped())
          .isEqualTo(1);
    }
  }

  @Test
  void importFrom_questions_areFoundByLikenessAfterwards() {
    try (ExportStore store = ExportStore.inMemory()) {
      ask(store.ana, "how tall is the giraffe");
      ask(store.ana, "which pasta goes with basil");
      ExportStore.read(store.bob, store.json(store.ana), ImportConflict.SKIP);
      store.memory.flush();

      assertThat(store.bob.similarQuestions("the tall giraffe", 1))
          .singleElement()
          .satisfies(
              found ->
                  assertThat(found.interaction().query()).isEqualTo("how tall is the giraffe"));
    }
  }

  @Test
  void importFrom_unknownMembers_areNamedAndNotTaken() {
    try (ExportStore store = ExportStore.inMemory()) {
      ask(store.ana, "zebra");
      String export =
          text(store.json(store.ana))
              .replace("\"query\"", "\"mood\" : {\"deep\": [1, {\"a\": 2}]}, \"query\"")
              .replace(
                  "\"metadata\" : {\n    \"persona\"",
                  "\"extra\": 1e9, \"metadata\" : {\n    \"persona\"");

      ImportSummary summary = ExportStore.read(store.bob, export);

      assertThat(summary.ignored()).containsExactly("/extra", "/interactions/*/mood");
      assertThat(summary.added()).isEqualTo(1);
    }
  }

  @Test
  void importFrom_description_isTakenWhereThereIsNoneOrWithReplace() {
    PersonaDescription cook =
        PersonaDescription.EMPTY.withText("a cook").withFocus("food", "basil");
    PersonaDescription coder = PersonaDescription.EMPTY.withText("a coder");
    try (ExportStore store = ExportStore.inMemory()) {
      store.memory.personas().describe("ana", cook);
      byte[] export = store.json(store.ana);

      assertThat(ExportStore.read(store.bob, export, ImportConflict.SKIP).described()).isTrue();
      assertThat(store.bob.persona().description()).isEqualTo(cook);

      store.memory.personas().describe("bob", coder);
      assertThat(ExportStore.read(store.bob, export, ImportConflict.SKIP).described()).isFalse();
      assertThat(store.bob.persona().description()).isEqualTo(coder);
      assertThat(ExportStore.read(store.bob, export, ImportConflict.REPLACE).described()).isTrue();
      assertThat(store.bob.persona().description()).isEqualTo(cook);
    }
  }

  @Test
  void importFrom_intoMemoryThatIsNotOn_isRefused() {
    try (ExportStore store = ExportStore.inMemory()) {
      byte[] export = store.json(store.ana);
      store.memory.personas().disable("bob");

      assertThatThrownBy(() -> ExportStore.read(store.bob, export, ImportConflict.SKIP))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("status=OFF");
    }
  }

  @Test
  void importFrom_exportOfAMemoryThatWasOff_doesNotTurnThisOneOff() {
    try (ExportStore store = ExportStore.inMemory()) {
      ask(store.ana, "zebra");
      store.memory.flush();
      store.memory.personas().disable("ana");
      byte[] export = store.json(store.ana);

      assertThat(ExportStore.read(store.bob, export, ImportConflict.REPLACE).added()).isEqualTo(1);

      assertThat(text(export)).contains("\"status\" : \"OFF\"");
      assertThat(store.bob.status()).isEqualTo(MemoryStatus.ON);
    }
  }

  @Test
  void export_times_areUtcWithMilliseconds() {
    try (ExportStore store = ExportStore.inMemory()) {
      assertThat(
              store.ana.record(
                  Interaction.builder("old", Instant.parse("1899-12-31T23:59:59.9999Z")).build(),
                  Optional.empty()))
          .isNotNull();
      assertThat(
              store.ana.record(
                  Interaction.builder("whole second", Instant.parse("2026-03-29T01:00:00Z"))
                      .build(),
                  Optional.empty()))
          .isNotNull();
      JsonTree export = JsonTree.parse(store.json(store.ana));

      assertThat(export.objects("interactions"))
          .extracting(each -> each.text("timestamp"))
          .containsExactly("1899-12-31T23:59:59.999Z", "2026-03-29T01:00:00.000Z");
      assertThat(export.object("metadata").text("exported_at"))
          .isEqualTo("2026-04-01T12:00:00.250Z");
    }
  }

  @Test
  void export_ofNothing_isAnEmptyExportThatCanBeImported() {
    try (ExportStore store = ExportStore.inMemory()) {
      byte[] export = store.json(store.ana);

      ImportSummary summary = ExportStore.read(store.bob, export, ImportConflict.SKIP);

      assertThat(JsonTree.parse(export).members().keySet())
          .containsExactly(
              "metadata",
              "persona",
              "interactions",
              "topics",
              "graph_relationships",
              "sessions",
              "predicates",
              "facts",
              "preferences");
      assertThat(summary.added()).isZero();
    }
  }
}
