package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.memory.persona.Preference;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What preferences do, wherever they are stored. */
abstract class PreferencesContract {
  /** Keys that are no better than others, and must not be mixed up with them. */
  private static final List<String> LOOK_ALIKES =
      List.of(
          "ui.theme",
          "UI.theme",
          "ui.theme ",
          " ui.theme",
          "ui.theme.",
          "ui..theme",
          "ui/theme",
          "ui_theme",
          "ui%theme",
          "uitheme",
          "u\u0131.theme",
          "ui.the\u0301me",
          "ui.th\u00e9me",
          "ui.\u202etheme",
          "ui.theme\n",
          "ui.theme'",
          "ui.theme\"",
          "ui.theme\\",
          "ui.theme\\u0000",
          "ui.theme'; DROP TABLE preference; --",
          "' OR 1=1 --",
          "\" OR \"\"=\"",
          "?",
          "{\"key\":\"ui.theme\"}",
          "ana",
          "ana|ui.theme",
          "../ui.theme",
          "0",
          "\ud83e\udd93",
          "\ud83e\udd92",
          "\uffff");

  protected PreferenceStore store;

  protected abstract PreferenceStore openStore();

  @BeforeEach
  void open() {
    store = openStore();
  }

  @AfterEach
  void close() {
    assertThat(store.memory().check()).isEmpty();
    store.close();
  }

  private static Preference own(String key, String value) {
    return new Preference(key, value, PreferenceStore.NOW, Preference.Origin.PERSONA);
  }

  private static Preference shared(String key, String value) {
    return new Preference(key, value, PreferenceStore.NOW, Preference.Origin.ALL_PERSONAS);
  }

  @Test
  void get_nothingSet_isEmpty() {
    assertThat(store.of("ana").get("ui.theme")).isEmpty();
    assertThat(store.ofAll().get("ui.theme")).isEmpty();
    assertThat(store.of("ana").all()).isEmpty();
    assertThat(store.ofAll().all()).isEmpty();
    assertThat(store.of("ana").remove("ui.theme")).isFalse();
    assertThat(store.ofAll().remove("ui.theme")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "eve"})
  void get_ownAndOfAll_isOwnUntilItIsRemoved(String persona) {
    Preferences preferences = store.of(persona);
    store.ofAll().set("ui.theme", "light");
    assertThat(preferences.get("ui.theme")).contains("light");

    preferences.set("ui.theme", "dark");

    assertThat(preferences.get("ui.theme")).contains("dark");
    assertThat(store.ofAll().get("ui.theme")).contains("light");
    assertThat(store.of("bob").get("ui.theme")).contains("light");
    assertThat(preferences.remove("ui.theme")).isTrue();
    assertThat(preferences.get("ui.theme")).contains("light");
    assertThat(preferences.remove("ui.theme")).isFalse();
    assertThat(store.ofAll().remove("ui.theme")).isTrue();
    assertThat(preferences.get("ui.theme")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ana", "eve"})
  void all_ownAndOfAll_isWhatHoldsByKeyWithItsOrigin(String persona) {
    store.ofAll().set("ui.theme", "light");
    store.ofAll().set("ui.font", "small");
    store.of(persona).set("ui.theme", "dark");
    store.of(persona).set("profile.role", "");

    assertThat(store.of(persona).all())
        .containsExactly(
            own("profile.role", ""), shared("ui.font", "small"), own("ui.theme", "dark"));
    assertThat(store.ofAll().all())
        .containsExactly(shared("ui.font", "small"), shared("ui.theme", "light"));
    assertThat(store.of("bob").all()).isEqualTo(store.ofAll().all());
  }

  @Test
  void set_again_replacesValueAndTime() {
    store.of("ana").set("ui.theme", "dark");
    Instant earlier = PreferenceStore.NOW.minusSeconds(60);
    store.clock.set(earlier);

    store.of("ana").set("ui.theme", "light");

    assertThat(store.of("ana").all())
        .containsExactly(new Preference("ui.theme", "light", earlier, Preference.Origin.PERSONA));
  }

  @Test
  void set_forAllTwice_isOneValue() {
    store.ofAll().set("ui.theme", "dark");
    store.ofAll().set("ui.theme", "light");

    assertThat(store.ofAll().all()).containsExactly(shared("ui.theme", "light"));
    assertThat(store.of("ana").all()).containsExactly(shared("ui.theme", "light"));
  }

  @Test
  void keys_thatLookAlike_areDifferentForEverybody() {
    List<String> owners = new ArrayList<>(PreferenceStore.PERSONAS);
    owners.add("all");
    for (String owner : owners) {
      for (String key : LOOK_ALIKES) {
        of(owner).set(key, owner + " has " + key);
      }
    }

    for (String owner : owners) {
      for (String key : LOOK_ALIKES) {
        assertThat(of(owner).get(key)).as("%s of %s", key, owner).contains(owner + " has " + key);
      }
      assertThat(of(owner).all())
          .extracting(Preference::key)
          .containsExactlyElementsOf(LOOK_ALIKES.stream().sorted().toList());
    }
    for (String key : LOOK_ALIKES) {
      assertThat(of("ana").remove(key)).isTrue();
      assertThat(of("ana").get(key)).contains("all has " + key);
      assertThat(of("bob").get(key)).contains("bob has " + key);
    }
  }

  private Preferences of(String owner) {
    return owner.equals("all") ? store.ofAll() : store.of(owner);
  }

  @Test
  void values_ofAnyText_comeBackAsTheyWere() {
    List<String> values = new ArrayList<>(LOOK_ALIKES);
    values.addAll(List.of("", " ", "\t\r\n", "{\"a\": [1, null]}", "\u2028\ufeff"));
    values.add("\ud83e\udd93".repeat(Preference.MAX_VALUE_LENGTH / 2));
    for (String persona : PreferenceStore.PERSONAS) {
      for (int i = 0; i < values.size(); i++) {
        store.of(persona).set("key" + i, values.get(i));
      }
      for (int i = 0; i < values.size(); i++) {
        assertThat(store.of(persona).get("key" + i)).contains(values.get(i));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\t\n", "\ud83e", "\udd93\ud83e", "x\ud83e", "a\0b"})
  void everyCall_keyThatCannotBe_isRefused(String key) {
    assertRefused(key, "key of a preference must");
  }

  @Test
  void everyCall_keyTooLong_isRefusedAndTheLongestIsNot() {
    String longest = "k".repeat(Preference.MAX_KEY_LENGTH);
    assertRefused(
        longest + "k", "key of a preference must have at most 200 characters: length=201");
    String wide = "\u20ac".repeat(Preference.MAX_KEY_LENGTH);
    for (String persona : PreferenceStore.PERSONAS) {
      store.of(persona).set(longest, "1");
      store.of(persona).set(wide, "2");
      assertThat(store.of(persona).get(longest)).contains("1");
      assertThat(store.of(persona).get(wide)).contains("2");
    }
  }

  private void assertRefused(String key, String message) {
    for (Preferences preferences : List.of(store.of("ana"), store.of("eve"), store.ofAll())) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> preferences.get(key),
              () -> preferences.set(key, "value"),
              () -> preferences.remove(key))) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalArgumentException.class)
            .hasMessageContaining(message);
      }
      assertThat(preferences.all()).isEmpty();
    }
  }

  @Test
  void set_valueThatCannotBe_isRefusedAndTheFormerStays() {
    Preferences ana = store.of("ana");
    ana.set("ui.theme", "dark");

    assertThatThrownBy(() -> ana.set("ui.theme", "v".repeat(Preference.MAX_VALUE_LENGTH + 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "value of a preference must have at most 10000 characters: length=10001; keep long"
                + " texts elsewhere, and their place here");
    for (String value : List.of("a\0", "\ud83e", "\udd93")) {
      assertThatThrownBy(() -> ana.set("ui.theme", value))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("value of a preference must");
    }

    assertThat(ana.get("ui.theme")).contains("dark");
  }

  @Test
  void everyCall_personaWithoutMemory_isRefused() {
    store.ofAll().set("ui.theme", "light");
    Preferences nobody = store.of("nobody");
    for (ThrowingCallable call :
        List.<ThrowingCallable>of(
            () -> nobody.get("ui.theme"),
            () -> nobody.set("ui.theme", "dark"),
            () -> nobody.remove("ui.theme"),
            nobody::all)) {
      assertThatThrownBy(call)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("persona=\"nobody\"");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PAUSED", "OFF"})
  void everyCall_memoryNotOn_works(String status) {
    Preferences ana = store.of("ana");
    ana.set("ui.theme", "dark");
    Personas personas = store.memory().personas();
    var unused = status.equals("OFF") ? personas.disable("ana") : personas.pause("ana");

    ana.set("ui.font", "large");

    assertThat(ana.get("ui.font")).contains("large");
    assertThat(ana.all()).hasSize(2);
    assertThat(ana.remove("ui.theme")).isTrue();
  }

  @Test
  void eraseEverything_ofOnePersona_leavesThoseOfAllAndOfOthers() {
    store.ofAll().set("ui.theme", "light");
    PreferenceStore.PERSONAS.forEach(persona -> store.of(persona).set("ui.theme", persona));

    var receipt = store.memory().of("ana").eraseEverything();

    assertThat(receipt.preferences()).isEqualTo(1);
    assertThat(receipt.entry().items()).isEqualTo(1);
    assertThat(receipt.found()).isEmpty();
    assertThat(store.of("ana").all()).containsExactly(shared("ui.theme", "light"));
    assertThat(store.of("bob").get("ui.theme")).contains("bob");
    assertThat(store.of("eve").get("ui.theme")).contains("eve");
  }

  @Test
  void delete_ofPersona_endsItsPreferencesAlsoForWhoComesByThatName() {
    store.ofAll().set("ui.font", "small");
    Preferences before = store.of("ana");
    before.set("ui.theme", "dark");

    store.memory().personas().delete("ana");

    assertThatThrownBy(() -> before.set("ui.theme", "dark"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("persona=\"ana\"");
    store.memory().personas().create("ana");
    assertThat(before.all()).containsExactly(shared("ui.font", "small"));
  }

  @Test
  void set_fromManyThreads_losesNothing() throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int i = 0; i < 40; i++) {
        String persona = PreferenceStore.PERSONAS.get(i % 3);
        String key = "key" + i / 3;
        calls.add(threads.submit(() -> store.of(persona).set(key, persona)));
      }
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      threads.shutdown();
    }

    for (int i = 0; i < 40; i++) {
      String persona = PreferenceStore.PERSONAS.get(i % 3);
      assertThat(store.of(persona).get("key" + i / 3)).isEqualTo(Optional.of(persona));
    }
  }

  @Test
  void set_whileThePersonaIsDeleted_leavesNoRowsOfNobody() throws Exception {
    Personas personas = store.memory().personas();
    AtomicBoolean deleting = new AtomicBoolean(true);
    AtomicInteger refused = new AtomicInteger();
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      List<Future<?>> calls = new ArrayList<>();
      for (int thread = 0; thread < 2; thread++) {
        calls.add(threads.submit(() -> setUntil(deleting, refused)));
      }
      for (int i = 0; i < 20 || refused.get() == 0; i++) {
        personas.delete("ana");
        personas.create("ana");
      }
      deleting.set(false);
      for (Future<?> call : calls) {
        call.get();
      }
    } finally {
      deleting.set(false);
      threads.shutdown();
    }

    assertThat(store.memory().check()).isEmpty();
  }

  private void setUntil(AtomicBoolean going, AtomicInteger refused) {
    for (int i = 0; going.get(); i++) {
      try {
        store.of("ana").set("key" + i % 10, "value");
      } catch (IllegalArgumentException e) {
        assertThat(e).hasMessageContaining("persona=\"ana\"");
        refused.incrementAndGet();
      }
    }
  }

  @Test
  void everyCall_storeClosed_isRefused() {
    PreferenceStore other = PreferenceStore.inMemory();
    List<Preferences> closed = List.of(other.of("ana"), other.ofAll());
    other.close();

    for (Preferences preferences : closed) {
      for (ThrowingCallable call :
          List.<ThrowingCallable>of(
              () -> preferences.get("ui.theme"),
              () -> preferences.set("ui.theme", "dark"),
              () -> preferences.remove("ui.theme"),
              preferences::all)) {
        assertThatThrownBy(call)
            .isInstanceOf(IllegalStateException.class)
            .hasMessageContaining("closed");
      }
    }
  }
}
