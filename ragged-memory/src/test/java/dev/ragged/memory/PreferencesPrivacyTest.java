package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.Ragged;
import dev.ragged.memory.persona.PersonaDescription;
import dev.ragged.memory.privacy.ErasureReceipt;
import dev.ragged.memory.privacy.cipher.PersonaKeyException;
import dev.ragged.memory.privacy.redact.PiiRedactor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is left of preferences where: in files, in backups, after erasures and without a key. */
class PreferencesPrivacyTest {
  private static final String KEY = "profile.striped umbrella of the attic";
  private static final String VALUE = "the quarterly zebra audit is on the seventh of May";

  @TempDir private Path temp;
  private PreferenceStore store;

  @BeforeEach
  void open() {
    store = PreferenceStore.in(temp.resolve("store"));
  }

  @AfterEach
  void close() {
    store.close();
  }

  @Test
  void set_forEncryptedPersona_writesNeitherKeyNorValueInPlainText() {
    store.of("eve").set(KEY, VALUE);
    assertThat(store.of("eve").get(KEY)).contains(VALUE);
    assertThat(StoreFiles.with(temp, "zebra audit")).isZero();
    store.close();

    assertThat(StoreFiles.with(temp, "zebra audit")).isZero();
    assertThat(StoreFiles.with(temp, "umbrella")).isZero();
    store.reopen(true);
    assertThat(store.of("eve").get(KEY)).contains(VALUE);
    // The search can find something: without a key, it is in plain text.
    store.of("ana").set(KEY, VALUE);
    assertThat(StoreFiles.with(temp, "zebra audit")).isPositive();
    assertThat(StoreFiles.with(temp, "umbrella")).isPositive();
  }

  @Test
  void everyCall_personaLocked_isRefusedAlsoWhereAllHaveAValue() {
    store.of("eve").set(KEY, VALUE);
    store.ofAll().set("ui.theme", "light");
    store.reopen(false);
    Preferences eve = store.of("eve");

    assertThatThrownBy(() -> eve.get(KEY)).isInstanceOf(PersonaKeyException.class);
    assertThatThrownBy(() -> eve.get("ui.theme")).isInstanceOf(PersonaKeyException.class);
    assertThatThrownBy(() -> eve.set(KEY, "x")).isInstanceOf(PersonaKeyException.class);
    assertThatThrownBy(() -> eve.remove(KEY)).isInstanceOf(PersonaKeyException.class);
    assertThatThrownBy(eve::all).isInstanceOf(PersonaKeyException.class);

    store.memory().personas().unlock("eve", PreferenceStore.key());
    assertThat(eve.get(KEY)).contains(VALUE);
  }

  @Test
  void dropKey_withBackups_leavesNothingThatCanBeRead() {
    store.of("eve").set(KEY, VALUE);
    store.of("ana").set("ui.theme", "dark");
    store.ragged().backup(temp.resolve("backup"));

    store.memory().personas().dropKey("eve");

    assertThatThrownBy(() -> store.of("eve").all()).isInstanceOf(PersonaKeyException.class);
    assertThat(StoreFiles.with(temp, "zebra audit")).isZero();
    try (Ragged backup =
        Ragged.builder().directory(temp.resolve("backup")).memory(MemoryOptions.DEFAULT).build()) {
      PersonalMemory memory = PersonalMemory.of(backup);
      assertThat(memory.of("ana").preferences().get("ui.theme")).contains("dark");
      assertThatThrownBy(() -> memory.of("eve").preferences().get(KEY))
          .isInstanceOf(PersonaKeyException.class);
    }
  }

  @Test
  void eraseEverything_afterManyPreferences_leavesNoByteInAnyFile() {
    for (String persona : List.of("ana", "eve")) {
      for (int i = 0; i < 300; i++) {
        store.of(persona).set(KEY + i, VALUE + " former " + i);
        store.of(persona).set(KEY + i, VALUE + " number " + i);
      }
    }
    store.of("bob").set("ui.theme", "dark as the night of the giraffe");

    for (String persona : List.of("ana", "eve")) {
      ErasureReceipt receipt = store.memory().of(persona).eraseEverything();

      assertThat(receipt.preferences()).isEqualTo(300);
      assertThat(receipt.needles()).isGreaterThan(300);
      assertThat(receipt.found()).isEmpty();
    }
    assertThat(StoreFiles.with(temp, "zebra audit")).isZero();
    assertThat(StoreFiles.with(temp, "umbrella")).isZero();
    store.close();
    assertThat(StoreFiles.with(temp, "zebra audit")).isZero();
    assertThat(StoreFiles.with(temp, "night of the giraffe")).isEqualTo(1);
    store.reopen(true);
  }

  @Test
  void eraseEverything_whileOthersHaveTheSame_isCleanAndKeepsTheirs() {
    for (String persona : PreferenceStore.PERSONAS) {
      store.of(persona).set(KEY, VALUE);
    }
    store.ofAll().set(KEY, VALUE);

    assertThat(store.memory().of("ana").eraseEverything().found()).isEmpty();

    assertThat(store.of("ana").get(KEY)).contains(VALUE);
    assertThat(store.of("bob").remove(KEY)).isTrue();
    assertThat(store.of("eve").remove(KEY)).isTrue();
  }

  @Test
  void eraseEverything_ofWhatADescriptionSays_isCleanAndKeepsTheDescription() {
    PersonaDescription description = PersonaDescription.EMPTY.withText("He said: " + VALUE);
    store.memory().personas().describe("ana", description);
    store.memory().personas().describe("bob", description);
    store.of("ana").set(KEY, VALUE);

    assertThat(store.memory().of("ana").eraseEverything().found()).isEmpty();

    assertThat(store.memory().of("ana").persona().description()).isEqualTo(description);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "eve"})
  void eraseEverything_withACopyInAnotherFile_isReported(String persona) throws IOException {
    store.of(persona).set(KEY, VALUE);
    Files.writeString(temp.resolve("store").resolve("notes.txt"), "copied: " + VALUE);

    ErasureReceipt receipt = store.memory().of(persona).eraseEverything();

    assertThat(receipt.found()).singleElement().asString().startsWith("notes.txt: ");
  }

  @Test
  void eraseOfOther_thanEverything_leavesPreferences() {
    store.of("ana").set("ui.theme", "dark");

    store.memory().of("ana").eraseTopic("dark");

    assertThat(store.of("ana").get("ui.theme")).contains("dark");
  }

  @Test
  void retentionAndRedaction_ofAMemory_leavePreferencesAlone() {
    MemoryOptions options =
        MemoryOptions.builder()
            .retention(Duration.ofDays(1))
            .redact(PiiRedactor.builder().build())
            .build();
    GivenClock clock = new GivenClock(PreferenceStore.NOW);
    try (Ragged ragged = Ragged.builder().inMemory().clock(clock).memory(options).build()) {
      PersonalMemory memory = PersonalMemory.of(ragged);
      memory.of("default").preferences().set("profile.mail", "ana@example.com");
      clock.set(PreferenceStore.NOW.plus(Duration.ofDays(400)));

      memory.applyRetention();

      assertThat(memory.of("default").preferences().get("profile.mail"))
          .contains("ana@example.com");
    }
  }
}
