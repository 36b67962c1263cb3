package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.AuditHead;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.question.RiggedEmbedder;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Interaction;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is left of what was erased: nothing, in any file. */
class ErasureTest {
  private static final Instant JANUARY = Instant.parse("2026-01-10T10:00:00Z");
  private static final Instant MARCH = Instant.parse("2026-03-10T10:00:00Z");
  private static final String SECRET = "the zebra keeps its striped umbrella in the attic";

  @TempDir private Path temp;

  private Ragged open() {
    Ragged ragged = Ragged.builder().directory(temp).memory(MemoryOptions.DEFAULT).build();
    PersonalMemory memory = PersonalMemory.of(ragged);
    for (String persona : List.of("ana", "bob")) {
      if (memory.personas().find(persona).isEmpty()) {
        memory.personas().create(persona);
      }
    }
    return ragged;
  }

  private static UUID ask(RememberedPersona persona, String query, Instant at) {
    Interaction interaction =
        Interaction.builder(query, at).response("answer to: " + query).build();
    assertThat(persona.record(interaction, Optional.empty())).isNotNull();
    return interaction.id();
  }

  @Test
  void eraseEverything_afterManyQuestions_leavesNoByteInAnyFile() throws IOException {
    ErasureReceipt receipt;
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      for (int i = 0; i < 500; i++) {
        ask(ana, SECRET + " number " + i, JANUARY.plusSeconds(i));
      }
      ask(PersonalMemory.of(ragged).of("bob"), "where do zebras sleep at night", JANUARY);

      receipt = ana.eraseEverything();

      assertThat(PersonalMemory.of(ragged).of("bob").count()).isEqualTo(1);
    }
    assertThat(receipt.interactions()).isEqualTo(500);
    assertThat(receipt.found()).isEmpty();
    assertThat(receipt.needles()).isGreaterThan(1_000);
    assertThat(StoreFiles.with(temp, "striped umbrella")).isZero();
    assertThat(StoreFiles.with(temp, "where do zebras")).isEqualTo(1);
  }

  @Test
  void eraseEverything_ofWhatWaitsToBeRecorded_doesNotComeBack() {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ask(ana, SECRET, JANUARY);

      ana.eraseEverything();
      PersonalMemory.of(ragged).flush();

      assertThat(ana.count()).isZero();
    }
  }

  @Test
  void erase_oneInteraction_keepsTheOthersAndTheirTopics() throws IOException {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      UUID first = ask(ana, SECRET, JANUARY);
      ask(ana, "which umbrella is large", MARCH);

      ErasureReceipt receipt = ana.erase(first);

      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(receipt.isClean()).isTrue();
      assertThat(ana.recent(10))
          .extracting(Interaction::query)
          .containsExactly("which umbrella is large");
      assertThat(ana.profile().find("zebra")).isEmpty();
      assertThat(ana.profile().find("umbrella").orElseThrow().frequency()).isEqualTo(1);
    }
    assertThat(StoreFiles.with(temp, "zebra keeps its")).isZero();
  }

  @Test
  void erase_period_isHalfOpen() {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ask(ana, "asked at the start of the period", JANUARY);
      ask(ana, "asked at the end of the period", MARCH);

      ErasureReceipt receipt = ana.erase(new Period(JANUARY, MARCH));

      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(ana.recent(10))
          .extracting(Interaction::query)
          .containsExactly("asked at the end of the period");
    }
  }

  @Test
  void eraseTopic_askedAndFound_isForgottenWithItsQuestions() {
    try (Ragged ragged = open()) {
      ragged.ingest(Document.of("zoo", "The zebra and the giraffe share the savanna."));
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ragged.persona("ana").search("what does the zebra eat");
      ragged.persona("ana").search("how tall is a giraffe");

      ErasureReceipt receipt = ana.eraseTopic("Zebra");

      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(ana.recent(10))
          .extracting(Interaction::query)
          .containsExactly("how tall is a giraffe");
      assertThat(ana.profile().find("zebra")).isEmpty();
    }
  }

  @Test
  void eraseEverything_whileAnotherAsksTheSame_isCleanAndKeepsTheOther() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      ask(memory.of("ana"), SECRET, JANUARY);
      ask(memory.of("bob"), SECRET, JANUARY);

      ErasureReceipt receipt = memory.of("ana").eraseEverything();

      assertThat(receipt.isClean()).isTrue();
      assertThat(memory.of("bob").recent(1).get(0).query()).isEqualTo(SECRET);
    }
  }

  @Test
  void eraseEverything_whileAnotherImportedIt_isCleanAndKeepsTheOther() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      ask(memory.of("ana"), SECRET, JANUARY);
      var unused = memory.of("ana").facts().state(Fact.builder("works at", "the savanna").build());
      memory.flush();
      ByteArrayOutputStream file = new ByteArrayOutputStream();
      var unusedToo = memory.of("ana").export(file, ExportFormat.JSON, Optional.empty());
      var unusedAsWell =
          memory
              .of("bob")
              .importFrom(new ByteArrayInputStream(file.toByteArray()), ImportConflict.SKIP, false);

      ErasureReceipt receipt = memory.of("ana").eraseEverything();

      assertThat(receipt.found()).isEmpty();
      assertThat(receipt.interactions()).isEqualTo(1);
      assertThat(memory.of("bob").recent(1).get(0).query()).isEqualTo(SECRET);
      assertThat(memory.of("bob").eraseEverything().isClean()).isTrue();
    }
  }

  @Test
  void eraseEverything_whileTheSameQuestionOfAnotherGetsItsVector_isClean() {
    RiggedEmbedder embedder = new RiggedEmbedder("slow");
    try (Ragged ragged =
        Ragged.builder().directory(temp).embedder(embedder).memory(MemoryOptions.DEFAULT).build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      for (int round = 0; round < 40; round++) {
        memory.personas().create("ana" + round);
        memory.personas().create("bob" + round);
        embedder.pausing(Duration.ZERO);
        RememberedPersona ana = memory.of("ana" + round);
        ask(ana, SECRET + " in round " + round, JANUARY);
        memory.flush();
        assertThat(ana.similarQuestions(SECRET, 1, 0)).hasSize(1);
        embedder.pausing(Duration.ofMillis(round / 2));
        ask(memory.of("bob" + round), SECRET + " in round " + round, JANUARY);

        ErasureReceipt receipt = ana.eraseEverything();

        assertThat(receipt.found()).as("round %s", round).isEmpty();
      }
    }
  }

  @Test
  void eraseEverything_whileAnExportReads_saysSoAndIsMadeGoodAfterwards() throws IOException {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      RememberedPersona ana = memory.of("ana");
      for (int i = 0; i < 300; i++) {
        ask(ana, SECRET + " for the time " + i, JANUARY);
      }
      memory.flush();
      List<ErasureReceipt> receipts = new ArrayList<>();
      OutputStream slow =
          new OutputStream() {
            @Override
            public void write(int b) {
              if (receipts.isEmpty()) {
                receipts.add(ana.eraseEverything());
              }
            }
          };

      var unused = ana.export(slow, ExportFormat.JSON, Optional.empty());

      assertThat(receipts.get(0).found())
          .singleElement()
          .asString()
          .contains("the memory's database, its log");
      assertThat(StoreFiles.has(temp.resolve("memory.db-wal"), SECRET)).isFalse();
      assertThat(ana.eraseEverything().isClean()).isTrue();
    }
    assertThat(StoreFiles.with(temp, SECRET)).isZero();
  }

  @Test
  void erase_openPeriod_takesWhatAWrongClockDated() {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ask(ana, SECRET, Instant.parse("-0005-01-01T00:00:00Z"));
      ask(ana, SECRET, Instant.parse("+12000-01-01T00:00:00Z"));

      assertThat(ana.erase(Period.ALL).interactions()).isEqualTo(2);
      assertThat(ana.count()).isZero();
    }
  }

  @Test
  void eraseTopic_noName_isRefused() {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      assertThatThrownBy(() -> ana.eraseTopic(" "))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("topic");
    }
  }

  @Test
  void open_afterASearchThatWasKilled_removesItsCopy() throws IOException {
    open().close();
    Path copy = Files.writeString(temp.resolve(".memory.db.pages"), SECRET);
    Path other = Files.writeString(temp.resolve(".ragged.db.pages"), SECRET);

    open().close();

    assertThat(copy).doesNotExist();
    assertThat(other).doesNotExist();
  }

  @Test
  void eraseEverything_withACopyOfTheDatabaseBeside_isReported() throws IOException {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ask(ana, SECRET, JANUARY);
      Files.writeString(temp.resolve("memory.db.bak"), "x" + SECRET);
      Files.writeString(temp.resolve("index-notes.txt"), "x" + SECRET);

      assertThat(ana.eraseEverything().found())
          .anyMatch(place -> place.contains("memory.db.bak"))
          .anyMatch(place -> place.contains("index-notes.txt"));
    }
  }

  @Test
  void eraseEverything_withACopyInAnotherFile_isReported() throws IOException {
    try (Ragged ragged = open()) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      ask(ana, SECRET, JANUARY);
      Files.writeString(temp.resolve("notes.txt"), "copied: " + SECRET);

      ErasureReceipt receipt = ana.eraseEverything();

      assertThat(receipt.isClean()).isFalse();
      assertThat(receipt.found()).singleElement().asString().startsWith("notes.txt: ");
    }
  }

  @Test
  void auditLog_afterErasures_tellsThemWithoutContentAndIsIntact() throws IOException {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      ask(memory.of("ana"), SECRET, JANUARY);
      ErasureReceipt receipt = memory.of("ana").eraseEverything();

      List<AuditEntry> entries = memory.auditLog().entries();

      assertThat(entries).contains(receipt.entry());
      assertThat(receipt.entry().action()).isEqualTo(AuditAction.ERASED);
      assertThat(receipt.entry().items()).isEqualTo(1);
      assertThat(memory.auditLog().verify(AuditHead.EMPTY)).isEmpty();
      assertThat(memory.auditLog().verify(memory.auditLog().head())).isEmpty();
    }
  }
}
