package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.document.Document;
import dev.ragged.document.PersonaId;
import dev.ragged.memory.persona.Persona;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.cipher.PersonaKey;
import dev.ragged.memory.privacy.cipher.PersonaKeyException;
import dev.ragged.persona.Interaction;
import dev.ragged.persona.MemoryStatus;
import dev.ragged.retrieval.SearchResult;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Personas with a key of their own. */
class EncryptionTest {
  private static final String SECRET = "does the quarterly zebra audit fail";

  @TempDir private Path temp;

  private static PersonaKey key(int seed) {
    byte[] bytes = new byte[PersonaKey.LENGTH];
    Arrays.fill(bytes, (byte) seed);
    return PersonaKey.of(bytes);
  }

  private Ragged open(Optional<PersonaKey> key) {
    return Ragged.builder()
        .directory(temp)
        .memory(MemoryOptions.builder().keys(persona -> key).build())
        .build();
  }

  private void createAndAsk() {
    try (Ragged ragged = open(Optional.empty())) {
      ragged.ingest(Document.of("zoo.md", "An audit of animals."));
      PersonalMemory.of(ragged)
          .personas()
          .create("ana", PersonaDescription.EMPTY.withFocus("striped horses", "zebra"), key(1));
      ragged.persona("ana").search(SECRET);
      ragged.persona("ana").search(SECRET);
    }
  }

  @Test
  void record_ofEncryptedPersona_writesNoPlainText() {
    createAndAsk();

    assertThat(StoreFiles.with(temp, "quarterly")).isZero();
    assertThat(StoreFiles.with(temp, "zebra")).isZero();
    assertThat(StoreFiles.with(temp, "striped horses")).isZero();
  }

  @Test
  void reopen_withKey_readsAndRanks() {
    createAndAsk();

    try (Ragged ragged = open(Optional.of(key(1)))) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");

      assertThat(ana.recent(10)).extracting(Interaction::query).containsExactly(SECRET, SECRET);
      assertThat(ana.profile().interests()).isNotEmpty().allMatch(topic -> topic.frequency() == 2);
      assertThat(ana.profile().find("striped horses")).isPresent();
    }
  }

  @Test
  void reopen_withoutKey_isLockedAndSearchesSaySo() {
    createAndAsk();

    try (Ragged ragged = open(Optional.empty())) {
      RememberedPersona ana = PersonalMemory.of(ragged).of("ana");
      SearchResult result = ragged.persona("ana").search("audit");

      assertThat(ana.status()).isEqualTo(MemoryStatus.LOCKED);
      assertThat(result.hits()).hasSize(1);
      assertThat(result.personal().orElseThrow().interaction()).isEmpty();
      assertThatThrownBy(() -> ana.recent(1)).isInstanceOf(PersonaKeyException.class);
    }
  }

  @Test
  void reopen_withAnotherKey_locksThisPersonaOnly() {
    createAndAsk();

    try (Ragged ragged = open(Optional.of(key(2)))) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("ben");
      assertThat(memory.of("ana").status()).isEqualTo(MemoryStatus.LOCKED);
      assertThat(memory.personas().find("ana").orElseThrow().status())
          .isEqualTo(MemoryStatus.LOCKED);
      assertThatThrownBy(() -> memory.of("ana").count()).isInstanceOf(PersonaKeyException.class);
      assertThat(ragged.persona("ben").search("audit").hits()).hasSize(1);
      assertThatThrownBy(() -> memory.personas().unlock("ben", key(1)))
          .isInstanceOf(PersonaKeyException.class);
    }
    try (Ragged ragged = open(Optional.of(key(1)))) {
      assertThat(PersonalMemory.of(ragged).of("ana").count()).isEqualTo(2);
    }
  }

  @Test
  void unlock_afterOpeningWithoutKey_opens() {
    createAndAsk();

    try (Ragged ragged = open(Optional.empty())) {
      Personas personas = PersonalMemory.of(ragged).personas();

      assertThatThrownBy(() -> personas.unlock("ana", key(3)))
          .isInstanceOf(PersonaKeyException.class);
      personas.unlock("ana", key(1));

      assertThat(PersonalMemory.of(ragged).of("ana").count()).isEqualTo(2);
    }
  }

  @Test
  void active_whileLocked_isNotAnotherPersona() {
    createAndAsk();
    try (Ragged ragged = open(Optional.of(key(1)))) {
      PersonalMemory.of(ragged).personas().activate("ana");
    }

    try (Ragged ragged = open(Optional.empty())) {
      Persona active = PersonalMemory.of(ragged).personas().active();

      assertThat(active.id().value()).isEqualTo("ana");
      assertThat(active.status()).isEqualTo(MemoryStatus.LOCKED);
      assertThat(active.uses()).isEqualTo(1);
    }
  }

  @Test
  void dropKey_thenAnything_isLocked() {
    createAndAsk();

    try (Ragged ragged = open(Optional.of(key(1)))) {
      PersonalMemory memory = PersonalMemory.of(ragged);

      memory.personas().dropKey("ana");

      assertThat(memory.of("ana").status()).isEqualTo(MemoryStatus.LOCKED);
      assertThatThrownBy(() -> memory.of("ana").profile()).isInstanceOf(PersonaKeyException.class);
    }
  }

  @Test
  void delete_ofLockedPersona_removesItsRows() {
    createAndAsk();

    try (Ragged ragged = open(Optional.empty())) {
      PersonalMemory memory = PersonalMemory.of(ragged);

      assertThat(memory.personas().delete("ana")).isEqualTo(2);

      assertThat(memory.of(PersonaId.of("ana")).status()).isEqualTo(MemoryStatus.ABSENT);
    }
  }

  @Test
  void sameTopics_ofTwoEncryptedPersonas_areCountedApart() {
    createAndAsk();
    try (Ragged ragged = open(Optional.of(key(1)))) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.personas().create("bob", PersonaDescription.EMPTY, key(2));
      ragged.persona("bob").search(SECRET);

      assertThat(memory.of("bob").profile().interests())
          .isNotEmpty()
          .allMatch(topic -> topic.frequency() == 1);
      assertThat(memory.of("ana").profile().interests())
          .isNotEmpty()
          .allMatch(topic -> topic.frequency() == 2);
    }
  }
}
