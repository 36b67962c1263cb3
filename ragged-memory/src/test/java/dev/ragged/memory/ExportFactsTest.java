package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.fact.Cardinality;
import dev.ragged.memory.fact.Fact;
import dev.ragged.memory.fact.FactChange;
import dev.ragged.memory.fact.FactHistory;
import dev.ragged.memory.fact.FactId;
import dev.ragged.memory.fact.FactVersion;
import dev.ragged.memory.fact.Validity;
import dev.ragged.memory.portable.ImportConflict;
import dev.ragged.memory.portable.ImportSummary;
import dev.ragged.memory.time.Period;
import java.io.ByteArrayInputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Facts in exports and imports. */
class ExportFactsTest {
  private static final Instant MAY = Instant.parse("2025-05-01T00:00:00Z");

  private static String text(byte[] export) {
    return new String(export, StandardCharsets.UTF_8);
  }

  private static Object orNull(Optional<?> value) {
    return value.isPresent() ? value.get() : JsonTree.NULL;
  }

  private static Map<String, Object> expected(FactVersion version) {
    Map<String, Object> members = new LinkedHashMap<>();
    Fact fact = version.fact();
    members.put("version", BigDecimal.valueOf(version.number()));
    members.put("kind", version.kind().name());
    members.put("object", fact.object());
    Optional<Instant> from =
        Optional.of(fact.validity().from()).filter(at -> !at.equals(Validity.EARLIEST));
    members.put("valid_from", orNull(from.map(ExportOracle::time)));
    members.put("valid_to", orNull(fact.validity().to().map(ExportOracle::time)));
    members.put("confidence", new BigDecimal(Double.toString(fact.confidence())));
    members.put("source", orNull(fact.source()));
    members.put("recorded_from", ExportOracle.time(version.recordedFrom()));
    members.put("recorded_to", orNull(version.recordedTo().map(ExportOracle::time)));
    members.put("sequence", BigDecimal.valueOf(version.sequence()));
    members.put("reason", orNull(version.reason()));
    Map<String, Object> metadata = new LinkedHashMap<>();
    fact.metadata().asMap().forEach((key, value) -> metadata.put(key, json(value)));
    members.put("metadata", metadata);
    return members;
  }

  private static Object json(Object value) {
    if (value instanceof List<?> list) {
      return list.stream().map(ExportFactsTest::json).toList();
    } else if (value instanceof Instant) {
      return Map.of("time", value.toString());
    } else if (value instanceof LocalDate) {
      return Map.of("date", value.toString());
    }
    return value instanceof Number ? new BigDecimal(value.toString()) : value;
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void export_ofRandomFacts_hasAllVersions(long seed) {
    try (ExportStore store = ExportStore.inMemory()) {
      List<FactId> ids = new RandomFacts(seed).state(store, store.ana, 120);
      List<Map<String, Object>> expected = new ArrayList<>();
      long versions = 0;
      for (FactId id : ids.stream().sorted(Comparator.comparing(FactId::toString)).toList()) {
        FactHistory history = store.ana.facts().history(id).orElseThrow();
        Map<String, Object> fact = new LinkedHashMap<>();
        fact.put("id", id.toString());
        fact.put("subject", history.latest().fact().subject());
        fact.put("predicate", history.latest().fact().predicate());
        fact.put("versions", history.versions().stream().map(ExportFactsTest::expected).toList());
        expected.add(fact);
        versions += history.versions().size();
      }

      JsonTree export = JsonTree.parse(store.json(store.ana));

      assertThat(versions).isEqualTo(120);
      assertThat(export.value("facts")).isEqualTo(expected);
      assertThat(export.objects("predicates"))
          .extracting(rule -> rule.text("predicate") + " " + rule.text("cardinality"))
          .containsExactlyInAnyOrder("lives in SINGLE", "knows PER_OBJECT");
      assertThat(JsonTree.parse(store.json(store.bob)).objects("facts")).isEmpty();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {4, 5})
  void importFrom_exportOfErasedMemory_restoresFactsAndRules(long seed) {
    try (ExportStore store = ExportStore.inMemory()) {
      List<FactId> ids = new RandomFacts(seed).state(store, store.ana, 700);
      RandomInteractions.record(store, store.ana, new RandomInteractions(seed).list(20));
      byte[] before = store.json(store.ana);
      List<FactVersion> current = store.ana.facts().current();
      store.ana.eraseEverything();
      assertThat(store.ana.facts().current()).isEmpty();

      ImportSummary summary = ExportStore.read(store.ana, before, ImportConflict.SKIP);

      assertThat(summary.factVersions()).isEqualTo(700);
      assertThat(text(store.json(store.ana))).isEqualTo(text(before));
      assertThat(store.ana.facts().current()).isNotEmpty().isEqualTo(current);
      // Facts go on from there.
      FactVersion changed =
          store.ana.facts().change(ids.get(0), FactChange.rollBack(1).because("again"));
      assertThat(changed.sequence()).isEqualTo(701);
    }
  }

  @Test
  void importFrom_memoryWithFactsOfItsOwn_keepsBoth() {
    try (ExportStore store = ExportStore.inMemory()) {
      List<FactId> anas = new RandomFacts(6).state(store, store.ana, 100);
      List<FactId> bobs = new RandomFacts(7).state(store, store.bob, 50);
      List<FactHistory> former = histories(store.bob, bobs);
      byte[] export = store.json(store.ana);

      assertThat(ExportStore.read(store.bob, export, ImportConflict.SKIP).factVersions())
          .isEqualTo(100);

      assertThat(histories(store.bob, bobs)).isEqualTo(former);
      assertThat(unnumbered(histories(store.bob, anas)))
          .isEqualTo(unnumbered(histories(store.ana, anas)));
      assertThat(ExportStore.read(store.bob, export, ImportConflict.REPLACE).factVersions())
          .isZero();
    }
  }

  private static List<FactHistory> histories(RememberedPersona persona, List<FactId> ids) {
    return ids.stream().map(id -> persona.facts().history(id).orElseThrow()).toList();
  }

  /** Returns versions without numbers, in the order in which they were recorded. */
  private static List<Map<String, Object>> unnumbered(List<FactHistory> histories) {
    return histories.stream()
        .flatMap(history -> history.versions().stream())
        .sorted(Comparator.comparingLong(FactVersion::sequence))
        .map(ExportFactsTest::expected)
        .peek(members -> members.remove("sequence"))
        .toList();
  }

  @Test
  void importFrom_factChangedMeanwhile_skipKeepsAndReplaceRestoresIt() {
    try (ExportStore store = ExportStore.inMemory()) {
      FactId oslo =
          store.ana.facts().state(Fact.builder("lives in", "Oslo").validFrom(MAY).build());
      store.ana.facts().declare("lives in", Cardinality.SINGLE);
      byte[] export = store.json(store.ana);
      FactHistory before = store.ana.facts().history(oslo).orElseThrow();
      store.ana.facts().change(oslo, FactChange.retract());
      store.ana.facts().declare("lives in", Cardinality.MANY);
      store.ana.facts().state(Fact.builder("likes", "pasta").build());

      ImportSummary dry =
          store.ana.importFrom(new ByteArrayInputStream(export), ImportConflict.REPLACE, true);
      ImportSummary skipping = ExportStore.read(store.ana, export, ImportConflict.SKIP);
      assertThat(store.ana.facts().current()).hasSize(1);
      assertThat(store.ana.facts().rules().cardinality("lives in")).isEqualTo(Cardinality.MANY);
      ImportSummary replacing = ExportStore.read(store.ana, export, ImportConflict.REPLACE);

      assertThat(skipping.factVersions()).isZero();
      assertThat(dry.factVersions()).isEqualTo(1);
      assertThat(replacing.factVersions()).isEqualTo(1);
      assertThat(store.ana.facts().history(oslo)).contains(before);
      assertThat(store.ana.facts().current()).hasSize(2);
      assertThat(store.ana.facts().rules().cardinality("lives in")).isEqualTo(Cardinality.SINGLE);
    }
  }

  @Test
  void export_ofAPeriod_hasAllFacts() {
    try (ExportStore store = ExportStore.inMemory()) {
      store.ana.facts().state(Fact.builder("lives in", "Oslo").build());
      Period nothing = new Period(MAY, MAY);

      assertThat(JsonTree.parse(store.json(store.ana, Optional.of(nothing))).objects("facts"))
          .hasSize(1);
    }
  }

  private static final String VALID =
      """
      {"metadata": {"persona": "ana", "format_version": 1},
       "predicates": [{"predicate": "p", "cardinality": "SINGLE"}],
       "facts": [{"id": "00000000-0000-0001-0000-000000000001", "subject": "me", "predicate": "p",
        "versions": [
         {"version": 1, "kind": "STATED", "object": "a", "valid_from": null,
          "valid_to": "2026-01-01T00:00:00Z", "confidence": 0.5, "source": null,
          "recorded_from": "2025-01-01T00:00:00Z", "recorded_to": "2025-01-02T00:00:00Z",
          "sequence": 1, "reason": null, "metadata": {"k": 1}},
         {"version": 2, "kind": "RETRACTED", "object": "a",
          "recorded_from": "2025-01-02T00:00:00Z", "sequence": 2}]}]}
      """;

  static Stream<Arguments> mutations() {
    String second = "/facts/0/versions/1";
    String first = "/facts/0/versions/0";
    return Stream.of(
        Arguments.of("\"SINGLE\"", "\"ONE\"", "/predicates/0/cardinality", "must be one of"),
        Arguments.of("{\"predicate\": \"p\"", "{\"predicate\": \" \"", "/predicates/0", "blank"),
        Arguments.of(
            "[{\"pre",
            "[{\"predicate\": \"p\", \"cardinality\": \"MANY\"}, {\"pre",
            "/predicates/1",
            "once"),
        Arguments.of("\"version\": 2", "\"version\": 3", "/facts/0", "after 1"),
        Arguments.of("\"version\": 2", "\"version\": 99999999999", second + "/version", "from 1"),
        Arguments.of("\"version\": 1,", "", first, "\"version\""),
        Arguments.of("\"STATED\"", "\"stated\"", first + "/kind", "must be one of"),
        Arguments.of("\"RETRACTED\"", "\"STATED\"", "/facts/0", "first version"),
        Arguments.of(
            "\"object\": \"a\", \"valid_from\"",
            "\"object\": \"\", \"valid_from\"",
            "/facts/0",
            "blank"),
        Arguments.of(
            "\"valid_from\": null",
            "\"valid_from\": \"2026-01-01T00:00:00Z\"",
            "/facts/0",
            "before validTo"),
        Arguments.of("0.5", "1.5", "/facts/0", "confidence"),
        Arguments.of("0.5", "1e400", "/facts/0", "confidence"),
        Arguments.of("0.5", "\"high\"", first + "/confidence", "must be a number"),
        Arguments.of(
            "\"recorded_to\": \"2025-01-02",
            "\"recorded_to\": \"2025-01-03",
            "/facts/0",
            "recorded where"),
        Arguments.of(
            "\"recorded_to\": \"2025-01-02T00:00:00Z\"",
            "\"recorded_to\": null",
            "/facts/0",
            "recorded where"),
        Arguments.of("\"sequence\": 2", "\"sequence\": 1", "/facts/0", "sequence after 1"),
        Arguments.of("\"sequence\": 2", "\"sequence\": 0", second + "/sequence", "from 1"),
        Arguments.of(
            "\"sequence\": 2",
            "\"sequence\": 9007199254740993",
            second + "/sequence",
            "to 9007199254740992"),
        Arguments.of("\"subject\": \"me\",", "", "/facts/0", "\"subject\""),
        Arguments.of("{\"k\": 1}", "{\"k\": null}", first + "/metadata/k", "must be a text"),
        Arguments.of("{\"k\": 1}", "{\"k\": [[1]]}", first + "/metadata/k/0", "must be a text"),
        Arguments.of(
            "{\"k\": 1}", "{\"k\": 9223372036854775808}", first + "/metadata/k", "64 bits"),
        Arguments.of("{\"k\": 1}", "{\"k\": 1e400}", first + "/metadata", "finite"),
        Arguments.of("{\"k\": 1}", "{\"k\": {}}", first + "/metadata/k", "a time or a date"),
        Arguments.of(
            "{\"k\": 1}",
            "{\"k\": {\"time\": \"noon\"}}",
            first + "/metadata/k/time",
            "must be a time"),
        Arguments.of(
            "{\"k\": 1}",
            "{\"k\": {\"date\": \"2026-02-30\"}}",
            first + "/metadata/k/date",
            "must be a date"),
        Arguments.of("{\"k\": 1}", "{\" \": 1}", first + "/metadata", "blank"),
        Arguments.of(
            "[{\"id\"",
            "[{\"id\": \"00000000-0000-0001-0000-000000000001\", \"subject\": \"me\", \"predicate\": \"p\", \"versions\": []}, {\"id\"",
            "/facts/0",
            "first one"),
        Arguments.of("[{\"id\"", "[" + other("1", "9") + ", {\"id\"", "/facts/1", "ids of facts"),
        Arguments.of(
            "[{\"id\"", "[" + other("2", "2") + ", {\"id\"", "/facts/1", "sequence numbers"));
  }

  private static String other(String id, String sequence) {
    return "{\"id\": \"00000000-0000-0001-0000-00000000000"
        + id
        + "\", \"subject\": \"me\", \"predicate\": \"q\", \"versions\": [{\"version\": 1,"
        + " \"kind\": \"STATED\", \"object\": \"b\", \"recorded_from\":"
        + " \"2025-01-01T00:00:00Z\", \"sequence\": "
        + sequence
        + "}]}";
  }

  @ParameterizedTest(name = "{index} {2} {3}")
  @MethodSource("mutations")
  void importFrom_mutatedFacts_areRefusedWithThePlace(
      String from, String to, String place, String message) {
    assertThat(VALID).contains(from);
    String mutated = VALID.replaceFirst(Pattern.quote(from), Matcher.quoteReplacement(to));
    try (ExportStore store = ExportStore.inMemory()) {
      store.requireRefusal(mutated, place, message);
      assertThat(store.ana.facts().rules().asMap()).isEmpty();
    }
  }

  @Test
  void importFrom_unmutatedFacts_areTaken() {
    try (ExportStore store = ExportStore.inMemory()) {
      assertThat(ExportStore.read(store.ana, VALID).factVersions()).isEqualTo(2);
      assertThat(store.ana.facts().asOf(MAY, Instant.parse("2025-01-01T12:00:00Z"))).hasSize(1);
      assertThat(store.ana.facts().current()).isEmpty();
    }
  }
}
