package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.memory.privacy.AuditAction;
import dev.ragged.memory.privacy.AuditEntry;
import dev.ragged.memory.privacy.AuditHead;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Interaction;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
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

  private long filesWith(String text) throws IOException {
    byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
    try (Stream<Path> files = Files.walk(temp)) {
      return files.filter(Files::isRegularFile).filter(file -> contains(file, wanted)).count();
    }
  }

  private static boolean contains(Path file, byte[] wanted) {
    try {
      // One char per byte, so that the search is one of bytes.
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
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
    assertThat(filesWith("striped umbrella")).isZero();
    assertThat(filesWith("where do zebras")).isEqualTo(1);
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
    assertThat(filesWith("zebra keeps its")).isZero();
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

      ErasureReceipt receipt = ana.eraseTopic("zebra");

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
  void erase_ofAnIdThatAnotherHasToo_isCleanAndKeepsTheOther() {
    try (Ragged ragged = open()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      Interaction interaction = Interaction.builder(SECRET, JANUARY).build();
      for (String persona : List.of("ana", "bob")) {
        assertThat(memory.of(persona).record(interaction, Optional.empty())).isNotNull();
      }

      ErasureReceipt one = memory.of("ana").erase(interaction.id());
      ErasureReceipt rest = memory.of("ana").eraseEverything();

      assertThat(one.interactions()).isEqualTo(1);
      assertThat(one.found()).isEmpty();
      assertThat(rest.found()).isEmpty();
      assertThat(memory.of("bob").find(interaction.id())).isPresent();
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
