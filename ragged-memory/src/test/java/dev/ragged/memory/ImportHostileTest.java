package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are no exports, or no honest ones: refused with the place, and nothing is taken. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ImportHostileTest {
  private static final String ID = "00000000-0000-0001-0000-00000000000";
  private static final String VALID =
      """
      {"metadata": {"persona": "ana", "format_version": 1, "total_interactions": 2},
       "persona": {"description": "text", "focus_areas": [{"name": "food", "synonyms": ["x1"]}]},
       "interactions": [
        {"id": "%s1", "persona": "ana", "session": "%s9", "timestamp": "2026-01-01T00:00:00.000Z",
         "query": "first", "response": "answer", "retrieved_documents": ["a.md#1"],
         "model_used": "m", "latency_ms": 1.5, "feedback": "positive", "correction": null,
         "feedback_events": [
          {"given_at": "2026-01-02T00:00:00.000Z", "verdict": "positive", "correction": null}],
         "metadata": {"key": "value"}},
        {"id": "%s2", "session": "%s9", "timestamp": "2026-01-03T00:00:00.000Z", "query": "second"}],
       "sessions": [{"id": "%s9", "created_at": "2026-01-01T00:00:00.000Z",
        "used_at": "2026-01-03T00:00:00.000Z"}]}
      """
          .replace("%s", ID);

  private final ExportStore store = ExportStore.inMemory();

  @BeforeAll
  void open() {
    assertThat(store.ana.count()).isZero();
  }

  @AfterAll
  void close() {
    store.close();
  }

  static Stream<Arguments> mutations() {
    return Stream.of(
        // from, to, place, part of the message
        Arguments.of("{\"metadata\"", "[\"metadata\"", "", "must be an object"),
        Arguments.of("{\"metadata\"", "\"metadata\"", "", "must be an object"),
        Arguments.of("{\"metadata\"", " ", "", "well-formed"),
        Arguments.of(
            "\"used_at\": \"2026-01-03T00:00:00.000Z\"}]}", "", "/sessions/0/created_at", "whole"),
        Arguments.of("03T00:00:00.000Z\"}]}", "03T00:00:00.000Z\"}]} {}", "", "end behind"),
        Arguments.of("03T00:00:00.000Z\"}]}", "03T00:00:00.000Z\"}],}", "/sessions", "well-formed"),
        Arguments.of(
            "\"format_version\": 1",
            "\"format_version\": 2",
            "/metadata/format_version",
            "format_version=2"),
        Arguments.of(
            "\"format_version\": 1",
            "\"format_version\": 1.5",
            "/metadata/format_version",
            "integer"),
        Arguments.of(
            "\"format_version\": 1",
            "\"format_version\": \"1\"",
            "/metadata/format_version",
            "integer"),
        Arguments.of(
            "\"format_version\": 1",
            "\"format_version\": 99999999999999999999999",
            "/metadata/format_version",
            "integer"),
        Arguments.of("\"format_version\": 1,", "", "/metadata", "format_version"),
        Arguments.of("{\"persona\": \"ana\", \"format", "{\"format", "/metadata", "\"persona\""),
        Arguments.of(
            "{\"persona\": \"ana\", \"format",
            "{\"persona\": \"\\u0001\", \"format",
            "/metadata/persona",
            "control"),
        Arguments.of(
            "{\"persona\": \"ana\", \"format",
            "{\"persona\": \"eve\", \"format",
            "/metadata/persona",
            "of the persona"),
        Arguments.of("\"metadata\": {\"persona\"", "\"meta\": {\"persona\"", "", "\"metadata\""),
        Arguments.of(
            "_interactions\": 2", "_interactions\": 3", "/metadata/total_interactions", "found=2"),
        Arguments.of(
            "_interactions\": 2", "_interactions\": -1", "/metadata/total_interactions", "from 0"),
        Arguments.of("\"text\"", "17", "/persona/description", "must be a text"),
        Arguments.of("\"text\"", "\"\\ud800\"", "/persona", "surrogate"),
        Arguments.of(
            "[\"x1\"]", "[[\"x1\"]]", "/persona/focus_areas/0/synonyms/0", "must be a text"),
        Arguments.of(
            "\"name\": \"food\"", "\"nome\": \"food\"", "/persona/focus_areas/0", "\"name\""),
        Arguments.of(ID + "1\"", ID + "2\"", "/interactions/1", "differ"),
        Arguments.of("\"" + ID + "1\"", "\"1-1-1-1-1\"", "/interactions/0/id", "must be an id"),
        Arguments.of("\"" + ID + "1\"", "null", "/interactions/0/id", "must be a text"),
        Arguments.of("\"" + ID + "1\"", "17", "/interactions/0/id", "must be a text"),
        Arguments.of("\"id\": \"" + ID + "1\",", "", "/interactions/0", "\"id\""),
        Arguments.of(
            "\"persona\": \"ana\", \"session\"",
            "\"persona\": \"bob\", \"session\"",
            "/metadata/persona",
            "of the persona"),
        Arguments.of(
            "{\"id\": \"" + ID + "2\",",
            "{\"persona\": \"bob\", \"id\": \"" + ID + "2\",",
            "/interactions/1",
            "one persona"),
        Arguments.of(
            "\"session\": \"" + ID + "9\", \"timestamp\": \"2026-01-03T00:00:00.000Z\", ",
            "",
            "/interactions/1",
            "\"session\""),
        Arguments.of(
            "2026-01-01T00:00:00.000Z\",\n",
            "2026-13-01T00:00:00.000Z\",\n",
            "/interactions/0/timestamp",
            "must be a time"),
        Arguments.of(
            "2026-01-01T00:00:00.000Z\",\n",
            "2026-01-01\",\n",
            "/interactions/0/timestamp",
            "must be a time"),
        Arguments.of(
            "2026-01-01T00:00:00.000Z\",\n",
            "+999999999-01-01T00:00:00Z\",\n",
            "/interactions/0/timestamp",
            "292 million"),
        Arguments.of(
            "2026-01-01T00:00:00.000Z\",\n",
            "+1000000000000-01-01T00:00:00Z\",\n",
            "/interactions/0/timestamp",
            "must be a time"),
        Arguments.of(
            "\"2026-01-01T00:00:00.000Z\",\n",
            "1767225600000,\n",
            "/interactions/0/timestamp",
            "must be a text"),
        Arguments.of("\"first\"", "\"\"", "/interactions/0", "blank"),
        Arguments.of("\"first\"", "\"a\\u0000b\"", "/interactions/0", "NUL"),
        Arguments.of("\"first\"", "\"\\udc00\\ud800\"", "/interactions/0", "surrogate"),
        Arguments.of("\"first\"", "\"" + "q".repeat(100_000) + "\"", "/interactions/0", "at most"),
        Arguments.of("\"first\"", "null", "/interactions/0/query", "must be a text"),
        Arguments.of("\"first\"", "{}", "/interactions/0/query", "must be a text"),
        Arguments.of(
            "\"first\"", "\"first\", \"query\": \"again\"", "/interactions/0/query", "once"),
        Arguments.of(
            "\"answer\"",
            "\"" + "r".repeat(1_048_577) + "\"",
            "/interactions/0/response",
            "limits"),
        Arguments.of("\"answer\"", "false", "/interactions/0/response", "must be a text"),
        Arguments.of(
            "\"a.md#1\"", "\"a.md\"", "/interactions/0/retrieved_documents/0", "a passage"),
        Arguments.of(
            "\"a.md#1\"",
            "\"" + "d".repeat(1_001) + "#1\"",
            "/interactions/0/retrieved_documents/0",
            "at most"),
        Arguments.of(
            "\"a.md#1\"", "\"\\ud800#1\"", "/interactions/0/retrieved_documents/0", "surrogate"),
        Arguments.of(
            "[\"a.md#1\"]", "\"a.md#1\"", "/interactions/0/retrieved_documents", "an array"),
        Arguments.of(
            "\"a.md#1\"",
            "\"a#1\"" + ", \"a#1\"".repeat(1_000),
            "/interactions/0/retrieved_documents/1000",
            "at most 1000"),
        Arguments.of("1.5", "-0.1", "/interactions/0/latency_ms", "milliseconds"),
        Arguments.of("1.5", "1e13", "/interactions/0/latency_ms", "milliseconds"),
        Arguments.of("1.5", "1e999999999", "/interactions/0/latency_ms", "milliseconds"),
        Arguments.of("1.5", "1e-999999999", "/interactions/0/latency_ms", "milliseconds"),
        Arguments.of("1.5", "1" + "0".repeat(2_000), "/interactions/0/latency_ms", "limits"),
        Arguments.of("1.5", "NaN", "/interactions/0/latency_ms", "well-formed"),
        Arguments.of("1.5", "\"1.5\"", "/interactions/0/latency_ms", "must be a number"),
        Arguments.of(
            "\"feedback\": \"positive\"",
            "\"feedback\": \"great\"",
            "/interactions/0/feedback",
            "positive"),
        Arguments.of(
            "\"feedback\": \"positive\"",
            "\"feedback\": \"negative\"",
            "/interactions/0",
            "last of the feedback events"),
        Arguments.of(
            "\"feedback\": \"positive\", \"correction\": null",
            "\"correction\": \"so\"",
            "/interactions/0",
            "must have a verdict"),
        Arguments.of(
            "{\"given_at\": \"2026-01-02T00:00:00.000Z\", ",
            "{",
            "/interactions/0/feedback_events/0",
            "given_at"),
        Arguments.of(
            "\"verdict\": \"positive\"",
            "\"verdict\": null",
            "/interactions/0/feedback_events/0/verdict",
            "must be a text"),
        Arguments.of(
            "\"verdict\": \"positive\", \"correction\": null",
            "\"verdict\": \"negative\", \"correction\": \" \"",
            "/interactions/0/feedback_events/0",
            "blank"),
        Arguments.of(
            "{\"key\": \"value\"}",
            "{\"key\": 1}",
            "/interactions/0/metadata/key",
            "must be a text"),
        Arguments.of(
            "{\"key\": \"value\"}",
            "{\"a\": \"1\", \"a\": \"2\"}",
            "/interactions/0/metadata/a",
            "once"),
        Arguments.of(
            "{\"key\": \"value\"}",
            "{\"key\": \"" + "v".repeat(10_001) + "\"}",
            "/interactions/0",
            "at most 10000"),
        Arguments.of(
            "{\"key\": \"value\"}",
            manyMembers(101),
            "/interactions/0/metadata/k100",
            "at most 100"),
        Arguments.of("{\"key\": \"value\"}", "[]", "/interactions/0/metadata", "an object"),
        Arguments.of(
            "{\"key\": \"value\"}",
            "{}, \"extra\": " + "[".repeat(100) + "]".repeat(100),
            "/interactions/0/extra" + "/0".repeat(29),
            "limits"),
        Arguments.of(
            "\"interactions\": [", "\"interactions\": [null,", "/interactions/0", "an object"),
        Arguments.of("\"sessions\": [{", "\"sessions\": [{}, {", "/sessions/0", "\"id\""),
        Arguments.of(
            "\"sessions\": [",
            "\"sessions\": [{\"id\": \""
                + ID
                + "9\", \"created_at\": \"2026-01-01T00:00:00Z\", \"used_at\": \"2026-01-01T00:00:00Z\"}, ",
            "/sessions/1",
            "differ"),
        Arguments.of(
            "\"used_at\": \"2026-01-03", "\"used_at\": \"2025-01-03", "/sessions/0", "before"),
        Arguments.of(
            "\"sessions\": [", "\"interactions\": [], \"sessions\": [", "/interactions", "once"),
        Arguments.of(
            "\"sessions\": [", "\"topics\": [1, 2}, \"sessions\": [", "/topics/1", "well-formed"));
  }

  private static String manyMembers(int count) {
    StringBuilder members = new StringBuilder("{\"k0\": \"v\"");
    for (int i = 1; i < count; i++) {
      members.append(", \"k").append(i).append("\": \"v\"");
    }
    return members.append('}').toString();
  }

  @ParameterizedTest(name = "{index} {2} {3}")
  @MethodSource("mutations")
  void importFrom_mutatedFile_isRefusedWithThePlace(
      String from, String to, String place, String message) {
    assertThat(VALID).contains(from);
    String mutated = VALID.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));

    ImportException refusal =
        catchThrowableOfType(ImportException.class, () -> ExportStore.read(store.ana, mutated));

    assertThat(refusal).as(mutated.length() > 3_000 ? "" : mutated).isNotNull();
    assertThat(refusal.place()).isEqualTo(place);
    assertThat(refusal).hasMessageContaining(message);
    assertThat(store.ana.count()).isZero();
    assertThat(store.ana.persona().description().text()).isEmpty();
  }

  @Test
  void importFrom_unmutatedFile_isTaken() {
    try (ExportStore other = ExportStore.inMemory()) {
      assertThat(ExportStore.read(other.ana, VALID).added()).isEqualTo(2);
      assertThat(other.ana.persona().description().text()).isEqualTo("text");
    }
  }

  @Test
  void importFrom_byteOrderMark_isNoContent() {
    try (ExportStore other = ExportStore.inMemory()) {
      assertThat(ExportStore.read(other.ana, "\ufeff" + VALID).added()).isEqualTo(2);
    }
  }

  @Test
  void importFrom_anyPrefix_isRefused() {
    byte[] valid = VALID.strip().getBytes(StandardCharsets.UTF_8);
    for (int length = 0; length < valid.length; length += 7) {
      byte[] prefix = Arrays.copyOf(valid, length);

      assertThatThrownBy(() -> ExportStore.read(store.ana, prefix, ImportConflict.SKIP))
          .as("length %d", length)
          .isInstanceOf(ImportException.class);
    }
    assertThat(store.ana.count()).isZero();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void importFrom_randomDamage_isTakenOrRefusedAndNothingElse(long seed) {
    Random random = new Random(seed);
    int refused = 0;
    for (int i = 0; i < 400; i++) {
      byte[] damaged = VALID.getBytes(StandardCharsets.UTF_8);
      for (int j = random.nextInt(4); j >= 0; j--) {
        int at = random.nextInt(damaged.length);
        damaged[at] =
            random.nextBoolean()
                ? (byte) random.nextInt(256)
                : damaged[random.nextInt(damaged.length)];
      }
      long before = store.bob.count();
      try {
        ExportStore.read(store.bob, damaged, ImportConflict.REPLACE);
      } catch (ImportException e) {
        refused++;
        assertThat(store.bob.count()).isEqualTo(before);
      }
    }
    assertThat(refused).isBetween(100, 400);
  }

  @Test
  void importFrom_notUtf8_isRefused() {
    byte[] latin = VALID.replace("first", "fürst").getBytes(StandardCharsets.ISO_8859_1);
    byte[] utf16 = VALID.getBytes(StandardCharsets.UTF_16);

    assertThatThrownBy(() -> ExportStore.read(store.ana, latin, ImportConflict.SKIP))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("UTF-8");
    assertThatThrownBy(() -> ExportStore.read(store.ana, utf16, ImportConflict.SKIP))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("UTF-8");
  }

  @Test
  void importFrom_manyLongVerdicts_areRefusedBeforeTheyFillTheHeap() {
    String event =
        "{\"given_at\": \"2026-01-02T00:00:00.000Z\", \"verdict\": \"negative\","
            + " \"correction\": \""
            + "c".repeat(60_000)
            + "\"},";
    String many =
        VALID.replace("\"feedback_events\": [", "\"feedback_events\": [" + event.repeat(300));

    assertThatThrownBy(() -> ExportStore.read(store.ana, many))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("at most " + ImportLimits.MAX_ENTRY_LENGTH + " characters together");
  }

  @Test
  void importFrom_factOfManyNumbers_isRefusedBeforeTheyFillTheHeap() {
    String list = "[" + "1,".repeat(999) + "1]";
    StringBuilder members = new StringBuilder();
    for (int i = 0; i < 600; i++) {
      members.append(i == 0 ? "" : ",").append("\"k").append(i).append("\": ").append(list);
    }
    String file = "{\"facts\": [{\"versions\": [{\"metadata\": {" + members + "}}]}]}";

    assertThatThrownBy(() -> ExportStore.read(store.ana, file))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("at most " + ImportLimits.MAX_ENTRY_LENGTH + " characters together")
        .hasMessageContaining("/facts/0/versions/0/metadata/k5");
  }

  @Test
  void importFrom_manyVerdicts_areRefused() {
    String event = "{\"given_at\": \"2026-01-02T00:00:00.000Z\", \"verdict\": \"negative\"},";
    String many =
        VALID.replace(
            "\"feedback_events\": [",
            "\"feedback_events\": [" + event.repeat(ImportLimits.MAX_FEEDBACK));

    assertThatThrownBy(() -> ExportStore.read(store.ana, many))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("at most 10000 elements");
  }

  @Test
  void importFrom_refusal_quotesNoTextOfTheFile() {
    String secret = "the umbrella is in the attic";
    for (String from : new String[] {"\"2026-01-01T00:00:00.000Z\",\n", "1.5", "\"a.md#1\""}) {
      for (String to : new String[] {"\"" + secret + "\",\n", secret + ","}) {
        String mutated = VALID.replace(from, to);

        ImportException refusal =
            catchThrowableOfType(ImportException.class, () -> ExportStore.read(store.ana, mutated));

        assertThat(refusal).isNotNull();
        assertThat(org.assertj.core.util.Throwables.getStackTrace(refusal))
            .doesNotContain("umbrella");
      }
    }
  }

  @Test
  void importFrom_csv_isRefused() {
    String csv = "id,persona\r\n1,ana\r\n";

    assertThatThrownBy(() -> ExportStore.read(store.ana, csv))
        .isInstanceOf(ImportException.class)
        .hasMessageContaining("line 1");
    assertThat(store.json(store.ana, Optional.empty())).isNotEmpty();
  }
}
