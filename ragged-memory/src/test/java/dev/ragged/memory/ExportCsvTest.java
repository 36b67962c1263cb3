package dev.ragged.memory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.memory.portable.ExportFormat;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.memory.time.Period;
import dev.ragged.persona.Feedback;
import dev.ragged.persona.Interaction;
import java.io.ByteArrayOutputStream;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables of interactions, read back by a reader of RFC 4180 that is not Ragged's. */
class ExportCsvTest {
  private static final List<String> NAMES =
      List.of(
          "id",
          "persona",
          "session",
          "timestamp",
          "query",
          "response",
          "retrieved_documents",
          "topics",
          "model_used",
          "latency_ms",
          "feedback",
          "correction",
          "metadata");

  /** Returns the records; every one ends with CR LF. */
  private static List<List<String>> read(String csv) {
    List<List<String>> records = new ArrayList<>();
    List<String> record = new ArrayList<>();
    int i = 0;
    while (i < csv.length()) {
      StringBuilder field = new StringBuilder();
      if (csv.charAt(i) == '"') {
        for (i++; csv.charAt(i) != '"' || csv.startsWith("\"\"", i); i++) {
          field.append(csv.charAt(i));
          i += csv.charAt(i) == '"' ? 1 : 0;
        }
        i++;
      } else {
        for (; csv.charAt(i) != ',' && !csv.startsWith("\r\n", i); i++) {
          assertThat(csv.charAt(i)).isNotIn('"', '\r', '\n');
          field.append(csv.charAt(i));
        }
      }
      record.add(field.toString());
      if (csv.charAt(i) == ',') {
        i++;
      } else {
        assertThat(csv.startsWith("\r\n", i)).isTrue();
        i += 2;
        records.add(record);
        record = new ArrayList<>();
      }
    }
    assertThat(record).isEmpty();
    return records;
  }

  private static String export(ExportStore store, Optional<Period> period) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ExportSummary summary = store.ana.export(out, ExportFormat.CSV, period);
    assertThat(summary.topics() + summary.sessions() + summary.relationships()).isZero();
    return out.toString(StandardCharsets.UTF_8);
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void export_csvOfRandomMemory_hasTheCellsOfTheJson(long seed) {
    try (ExportStore store = ExportStore.inMemory()) {
      RandomInteractions.record(store, store.ana, new RandomInteractions(seed).list(100));
      List<JsonTree> interactions = JsonTree.parse(store.json(store.ana)).objects("interactions");

      List<List<String>> records = read(export(store, Optional.empty()));

      assertThat(records.get(0)).isEqualTo(NAMES);
      assertThat(records).hasSize(101);
      for (int i = 0; i < 100; i++) {
        JsonTree expected = interactions.get(i);
        for (int column = 0; column < NAMES.size(); column++) {
          String cell = records.get(i + 1).get(column);
          Object value = expected.value(NAMES.get(column));
          if (value instanceof List || value instanceof Map) {
            assertThat(JsonTree.parse("{\"cell\": " + cell + "}").value("cell")).isEqualTo(value);
          } else if (value instanceof BigDecimal number) {
            assertThat(new BigDecimal(cell)).isEqualTo(number);
          } else {
            assertThat(cell).isEqualTo(value == JsonTree.NULL ? "" : value);
          }
        }
      }
    }
  }

  @Test
  void export_csv_keepsTextsThatLookLikeFormulas() {
    try (ExportStore store = ExportStore.inMemory()) {
      for (String query : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\tx")) {
        assertThat(
                store.ana.record(
                    Interaction.builder(query, Instant.parse("2026-01-01T00:00:00Z")).build(),
                    Optional.empty()))
            .isNotNull();
      }

      assertThat(read(export(store, Optional.empty())))
          .extracting(record -> record.get(4))
          .containsExactly("query", "=1+1", "+1", "-1", "@SUM(A1)", "\tx");
    }
  }

  @Test
  void export_csvOfAPeriod_hasItsInteractionsAlone() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    try (ExportStore store = ExportStore.inMemory()) {
      for (int day = 0; day < 5; day++) {
        Interaction asked = Interaction.builder("day " + day, start.plusSeconds(day)).build();
        assertThat(store.ana.record(asked, Optional.empty())).isNotNull();
        assertThat(store.ana.feedback(asked.id(), Feedback.positive())).isNotNull();
      }

      String csv =
          export(store, Optional.of(new Period(start.plusSeconds(1), start.plusSeconds(3))));

      assertThat(read(csv))
          .extracting(record -> record.get(4))
          .containsExactly("query", "day 1", "day 2");
    }
  }
}
