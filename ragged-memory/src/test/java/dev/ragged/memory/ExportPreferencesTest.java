package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.persona.Preference;
import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.time.Period;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Preferences in exports and imports. */
class ExportPreferencesTest {
  private static final String VALID =
      """
      {"metadata": {"persona": "ana", "format_version": 1},
       "preferences": [
        {"key": "ui.theme", "value": "dark", "set_at": "2026-01-01T00:00:00.125Z"},
        {"key": "ui.font", "value": "", "set_at": "2026-01-02T02:00:00+02:00"}]}
      """;

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Preference own(String key, String value, Instant at) {
    return new Preference(key, value, at, Preference.Origin.PERSONA);
  }

  @Test
  void export_ofRandomPreferences_hasTheOwnAloneAndRestoresThem() {
    Random random = new Random(20_260_501);
    try (ExportStore store = ExportStore.inMemory()) {
      TreeMap<String, String> expected = new TreeMap<>();
      for (int i = 0; i < 450; i++) {
        String key = "key " + random.nextInt(400) + " \ud83e\udd93\"\\";
        String value = "value \u2028 \t" + random.nextInt();
        store.clock.set(ExportStore.NOW.minusSeconds(random.nextInt(1_000_000)));
        store.ana.preferences().set(key, value);
        expected.put(key, value + " at " + ExportOracle.time(store.clock.instant()));
        store.bob.preferences().set(key, "bob's " + value);
        store.memory.preferences().set(key, "everybody's " + value);
      }
      byte[] export = store.json(store.ana);

      JsonTree tree = JsonTree.parse(export);
      TreeMap<String, String> written = new TreeMap<>();
      for (JsonTree each : tree.objects("preferences")) {
        assertThat(each.members().keySet()).containsExactly("key", "value", "set_at");
        written.put(each.text("key"), each.text("value") + " at " + each.text("set_at"));
      }
      assertThat(written).isEqualTo(expected);
      assertThat(tree.objects("preferences")).hasSize(expected.size());
      assertThat(new String(export, StandardCharsets.UTF_8))
          .doesNotContain("bob's")
          .doesNotContain("everybody's");

      List<Preference> before = store.ana.preferences().all();
      store.ana.eraseEverything();
      ImportSummary summary = ExportStore.read(store.ana, export, ImportConflict.SKIP);

      assertThat(summary.preferences()).isEqualTo(expected.size());
      assertThat(summary.ignored()).isEmpty();
      assertThat(store.ana.preferences().all()).isEqualTo(before);
      assertThat(new String(store.json(store.ana), StandardCharsets.UTF_8))
          .isEqualTo(new String(export, StandardCharsets.UTF_8));
    }
  }

  @Test
  void export_summaryAndPeriod_haveThemAll() {
    try (ExportStore store = ExportStore.inMemory()) {
      store.ana.preferences().set("ui.theme", "dark");
      store.ana.preferences().set("ui.font", "large");
      store.memory.preferences().set("ui.icon", "small");
      Period nothing = new Period(Instant.EPOCH, Instant.EPOCH);

      assertThat(JsonTree.parse(store.json(store.ana, Optional.of(nothing))).objects("preferences"))
          .hasSize(2);
      for (ExportFormat format : ExportFormat.values()) {
        assertThat(
                store
                    .ana
                    .export(OutputStream.nullOutputStream(), format, Optional.empty())
                    .preferences())
            .isEqualTo(format == ExportFormat.JSON ? 2 : 0);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(ImportConflict.class)
  void importFrom_valuesThere_newerOnesStay(ImportConflict conflict) {
    Instant former = Instant.parse("2026-01-01T00:00:00.124Z");
    Instant equal = Instant.parse("2026-01-02T00:00:00Z");
    try (ExportStore store = ExportStore.inMemory()) {
      Preferences preferences = store.bob.preferences();
      store.memory.preferences().set("ui.theme", "of all");
      store.clock.set(former);
      preferences.set("ui.theme", "older than the file's");
      store.clock.set(equal);
      preferences.set("ui.font", "as old as the file's");
      preferences.set("ui.icon", "not in the file");
      String file =
          VALID.replace(
              "[\n",
              "[{\"key\": \"new\", \"value\": \"n\", \"set_at\": \"2026-01-03T00:00:00Z\"},");

      ImportSummary dry =
          store.bob.importFrom(new ByteArrayInputStream(bytes(file)), conflict, true);
      assertThat(preferences.all()).hasSize(3);
      ImportSummary summary = ExportStore.read(store.bob, bytes(file), conflict);

      boolean replaced = conflict == ImportConflict.REPLACE;
      assertThat(preferences.all())
          .containsExactly(
              own("new", "n", Instant.parse("2026-01-03T00:00:00Z")),
              own("ui.font", "as old as the file's", equal),
              own("ui.icon", "not in the file", equal),
              replaced
                  ? own("ui.theme", "dark", former.plusMillis(1))
                  : own("ui.theme", "older than the file's", former));
      assertThat(summary.preferences()).isEqualTo(replaced ? 2 : 1);
      assertThat(dry).usingRecursiveComparison().ignoringFields("dryRun").isEqualTo(summary);
      assertThat(store.memory.preferences().get("ui.theme")).contains("of all");
      assertThat(ExportStore.read(store.bob, bytes(file), conflict).preferences()).isZero();

      store.clock.set(ExportStore.NOW);
      preferences.set("ui.theme", "newer than the file's");
      assertThat(ExportStore.read(store.bob, bytes(file), conflict).preferences()).isZero();
      assertThat(preferences.get("ui.theme")).contains("newer than the file's");
    }
  }

  @Test
  void importFrom_halvesInAnyOrder_giveTheSame() {
    Random random = new Random(5);
    List<String> entries = new ArrayList<>();
    for (int half = 0; half < 2; half++) {
      StringBuilder text = new StringBuilder();
      for (int key = half * 5; key < half * 5 + 10; key++) {
        text.append(text.isEmpty() ? "" : ",")
            .append("{\"key\": \"k" + key + "\", \"value\": \"" + half)
            .append("\", \"set_at\": \"2026-01-0" + (1 + 2 * random.nextInt(3) + half))
            .append("T00:00:00Z\"}");
      }
      entries.add(VALID.replaceFirst("(?s)\\[.*\\]", "[" + text + "]"));
    }
    try (ExportStore store = ExportStore.inMemory()) {
      for (int i : new int[] {0, 1}) {
        ExportStore.read(store.ana, bytes(entries.get(i)), ImportConflict.REPLACE);
        ExportStore.read(store.bob, bytes(entries.get(1 - i)), ImportConflict.REPLACE);
      }

      assertThat(store.ana.preferences().all())
          .hasSize(15)
          .isEqualTo(store.bob.preferences().all());
      assertThat(store.ana.preferences().all()).extracting(Preference::value).contains("0", "1");
    }
  }

  static Stream<Arguments> mutations() {
    String first = "/preferences/0";
    return Stream.of(
        Arguments.of(
            "\"preferences\": [", "\"preferences\": {}, \"x\": [", "/preferences", "an array"),
        Arguments.of("[\n", "[null,\n", first, "an object"),
        Arguments.of("\"key\": \"ui.theme\", ", "", first, "\"key\""),
        Arguments.of("\"value\": \"dark\", ", "", first, "\"value\""),
        Arguments.of(", \"set_at\": \"2026-01-01T00:00:00.125Z\"", "", first, "\"set_at\""),
        Arguments.of("2026-01-01T00:00:00.125Z", "yesterday", first + "/set_at", "must be a time"),
        Arguments.of("\"ui.theme\"", "\" \"", first, "blank"),
        Arguments.of("\"ui.theme\"", "\"\\ud83e\"", first, "surrogate"),
        Arguments.of("\"ui.theme\"", "\"a\\u0000b\"", first, "NUL"),
        Arguments.of("\"ui.theme\"", "7", first + "/key", "must be a text"),
        Arguments.of("\"ui.theme\"", "\"" + "k".repeat(201) + "\"", first, "at most 200"),
        Arguments.of("\"dark\"", "null", first + "/value", "must be a text"),
        Arguments.of("\"dark\"", "{\"a\": 1}", first + "/value", "must be a text"),
        Arguments.of("\"dark\"", "\"\\udd93\"", first, "surrogate"),
        Arguments.of("\"dark\"", "\"" + "v".repeat(10_001) + "\"", first, "at most 10000"),
        Arguments.of("\"ui.font\"", "\"ui.theme\"", "/preferences/1", "keys of preferences must"));
  }

  @ParameterizedTest(name = "{index} {2} {3}")
  @MethodSource("mutations")
  void importFrom_mutatedPreferences_areRefusedWithThePlace(
      String from, String to, String place, String message) {
    assertThat(VALID).contains(from);
    String mutated = VALID.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    try (ExportStore store = ExportStore.inMemory()) {
      store.requireRefusal(mutated, place, message);
      assertThat(store.ana.preferences().all()).isEmpty();
    }
  }

  @Test
  void importFrom_unmutatedPreferences_areTaken() {
    try (ExportStore store = ExportStore.inMemory()) {
      ImportSummary summary = ExportStore.read(store.ana, VALID);

      assertThat(summary.preferences()).isEqualTo(2);
      assertThat(store.ana.preferences().all())
          .containsExactly(
              own("ui.font", "", Instant.parse("2026-01-02T00:00:00Z")),
              own("ui.theme", "dark", Instant.parse("2026-01-01T00:00:00.125Z")));
      assertThat(store.memory.preferences().all()).isEmpty();
    }
  }
}
