package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.RaggedBuilder;
import dev.ragged.document.Document;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.privacy.cipher.PersonaKeyException;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import dev.ragged.memory.question.RiggedEmbedder;
import dev.ragged.memory.recall.SimilarQuestion;
import dev.ragged.memory.store.MemoryDatabase;
import dev.ragged.sqlite.Durability;
import dev.ragged.sqlite.Sql;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is kept of questions so that similar ones can be found, and how it goes away. */
class QuestionPrivacyTest {
  private static final MemoryOptions OFF = MemoryOptions.builder().rememberQuestions(false).build();

  @TempDir private Path temp;

  private final RiggedEmbedder embedder = new RiggedEmbedder("first");

  private RaggedBuilder builder(MemoryOptions options) {
    return Ragged.builder().directory(temp).embedder(embedder).backend("exact").memory(options);
  }

  private Ragged open() {
    Ragged ragged = builder(MemoryOptions.DEFAULT).build();
    if (PersonalMemory.of(ragged).personas().find("ana").isEmpty()) {
      PersonalMemory.of(ragged).personas().create("ana");
      ragged.ingest(Document.of("cooking", "Python is the word for a pasta of long strands."));
    }
    return ragged;
  }

  private static RememberedPersona ana(Ragged ragged) {
    return PersonalMemory.of(ragged).of("ana");
  }

  private static List<String> texts(Ragged ragged, String text) {
    return ana(ragged).similarQuestions(text, 10).stream().map(SimilarQuestion::text).toList();
  }

  private long storedVectors() {
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(temp), Durability.FULL)) {
      return database.read(
          "counting", connection -> Sql.number(connection, "SELECT count(*) FROM question_vector"));
    }
  }

  @Test
  void similarQuestions_afterErase_areNone() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      assertThat(texts(ragged, "which pasta")).hasSize(1);

      ana(ragged).erase();

      assertThat(texts(ragged, "which pasta")).isEmpty();
    }
    assertThat(storedVectors()).isZero();
  }

  @Test
  void similarQuestions_personaDeletedAndCreatedAgain_areNone() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      assertThat(texts(ragged, "which pasta")).hasSize(1);

      PersonalMemory.of(ragged).personas().delete("ana");
      PersonalMemory.of(ragged).personas().create("ana");

      assertThat(texts(ragged, "which pasta")).isEmpty();
    }
    assertThat(storedVectors()).isZero();
  }

  @Test
  void rememberQuestions_isOff_keepsNoVectors() {
    try (Ragged ragged = builder(OFF).build()) {
      PersonalMemory.of(ragged).personas().create("ana");
      ragged.persona("ana").search("which pasta");
      PersonalMemory.of(ragged).flush();

      assertThat(ana(ragged).count()).isEqualTo(1);
      assertThatThrownBy(() -> texts(ragged, "which pasta"))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("rememberQuestions(true)");
    }
    assertThat(storedVectors()).isZero();
  }

  @Test
  void rememberQuestions_isSwitchedOff_removesVectorsAndMakesThemAgainOnceOn() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
    }
    assertThat(storedVectors()).isEqualTo(1);

    builder(OFF).build().close();
    assertThat(storedVectors()).isZero();

    try (Ragged ragged = open()) {
      assertThat(texts(ragged, "which pasta")).containsExactly("which pasta");
    }
  }

  @Test
  void similarQuestions_manyAsked_leaveNothingBesideTheDatabase() throws IOException {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      PersonalMemory.of(ragged).flush();
      Set<Path> before = files();

      texts(ragged, "which pasta");

      assertThat(files()).isEqualTo(before);
    }
  }

  private Set<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(temp)) {
      return files.collect(Collectors.toSet());
    }
  }

  @Test
  void erase_oneInteraction_leavesNothingOfItsVector() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which rice");
      ragged.persona("ana").search("which pasta");
      assertThat(texts(ragged, "which pasta")).hasSize(2);
      UUID pasta = ana(ragged).recent(1).get(0).id();

      assertThat(ana(ragged).erase(pasta).isClean()).isTrue();

      assertThat(texts(ragged, "which pasta")).containsExactly("which rice");
    }
    assertThat(storedVectors()).isEqualTo(1);
  }

  @Test
  void check_soundVectors_findsNothing() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
      PersonalMemory.of(ragged).flush();

      assertThat(ragged.check().problems()).isEmpty();
    }
  }

  @Test
  void check_changedVector_namesItsTable() {
    try (Ragged ragged = open()) {
      ragged.persona("ana").search("which pasta");
    }
    try (MemoryDatabase database = MemoryDatabase.open(Optional.of(temp), Durability.FULL)) {
      database.write(
          "changing",
          connection -> Sql.update(connection, "UPDATE question_vector SET question = x'00'"));
    }
    try (Ragged ragged = open()) {
      assertThat(ragged.check().problems())
          .singleElement()
          .asString()
          .contains("table question_vector is damaged");
    }
  }

  @Test
  void record_questionIsRedacted_keepsTheVectorOfWhatIsKept() {
    MemoryOptions redacting = MemoryOptions.builder().redact(PiiRedactor.builder().build()).build();
    try (Ragged ragged = builder(redacting).build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana");
      ragged.persona("ana").search("what did ana@example.org order");
      memory.flush();

      String kept = ana(ragged).recent(1).get(0).query();
      assertThat(kept).doesNotContain("example.org");
      assertThat(ana(ragged).similarQuestions(kept, 1).get(0).similarity()).isGreaterThan(0.999);
    }
  }

  private static PersonaKey key() {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    Arrays.fill(bytes, (byte) 5);
    return PersonaKey.of(bytes);
  }

  @Test
  void similarQuestions_ofEncryptedPersona_areFoundAfterUnlocking() {
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      PersonalMemory.of(ragged).personas().create("ana", PersonaDescription.EMPTY, key());
      ragged.persona("ana").search("which pasta");
      ragged.persona("ana").search("WHICH pasta");
      assertThat(texts(ragged, "which pasta")).containsExactly("WHICH pasta");
    }

    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      assertThatThrownBy(() -> texts(ragged, "which pasta"))
          .isInstanceOf(PersonaKeyException.class);

      PersonalMemory.of(ragged).personas().unlock("ana", key());

      assertThat(ana(ragged).similarQuestions("which pasta", 10))
          .singleElement()
          .satisfies(similar -> assertThat(similar.count()).isEqualTo(2));
    }
  }

  @Test
  void similarQuestions_afterKeyWasDropped_areRefused() {
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ana", PersonaDescription.EMPTY, key());
      ragged.persona("ana").search("which pasta");
      assertThat(texts(ragged, "which pasta")).hasSize(1);

      memory.personas().dropKey("ana");

      assertThatThrownBy(() -> texts(ragged, "which pasta"))
          .isInstanceOf(PersonaKeyException.class);
    }
  }

  @Test
  void delete_lockedPersona_removesItsVectors() {
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      PersonalMemory.of(ragged).personas().create("ana", PersonaDescription.EMPTY, key());
      ragged.persona("ana").search("which pasta");
    }
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      PersonalMemory.of(ragged).personas().delete("ana");
    }
    assertThat(storedVectors()).isZero();
  }

  @Test
  void rememberQuestions_isSwitchedOff_removesThoseOfLockedPersonasToo() {
    try (Ragged ragged = builder(MemoryOptions.DEFAULT).build()) {
      PersonalMemory.of(ragged).personas().create("ana", PersonaDescription.EMPTY, key());
      ragged.persona("ana").search("which pasta");
    }

    builder(OFF).build().close();

    assertThat(storedVectors()).isZero();
  }
}
