package dev.ragged.memory.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import dev.ragged.error.StoreCorruptedException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StoredMetadataTest {
  private static Metadata restored(Metadata metadata) {
    String text = Json.object().putObjects("m", StoredMetadata.of(metadata)).toString();
    return StoredMetadata.read(Json.parse(text).objects("m"));
  }

  @Test
  void read_everyTypeAndItsExtremes_isWhatWasWritten() {
    Map<String, Object> values = new LinkedHashMap<>();
    values.put("z text", "l5 \"quoted\" \uD83C\uDF0D\n");
    values.put("empty text", "");
    values.put("longs", List.of(Long.MIN_VALUE, 0L, Long.MAX_VALUE));
    values.put("doubles", List.of(-0.0, 1.0, Double.MIN_VALUE, Double.MAX_VALUE, Math.nextUp(0.1)));
    values.put("booleans", List.of(true, false));
    values.put("instant", Instant.parse("2026-11-21T10:11:12.345678Z"));
    values.put("far instant", Instant.EPOCH.plusSeconds(9_000_000_000_000L));
    values.put("dates", List.of(LocalDate.MIN, LocalDate.of(2024, 2, 29), LocalDate.MAX));
    values.put("no values", List.of());
    values.put("one value", List.of("t"));
    values.put("mixed", List.of("1", 1L, 1.0, true));
    Metadata metadata = Metadata.copyOf(values);

    assertThat(restored(metadata)).isEqualTo(metadata);
    assertThat(restored(metadata).keys()).containsExactlyElementsOf(metadata.keys());
  }

  @Test
  void read_noEntries_isEmpty() {
    assertThat(restored(Metadata.empty())).isEqualTo(Metadata.empty());
  }

  @Test
  void read_unknownType_isRefused() {
    Json entry = Json.object().put("key", "a").put("value", "x1");

    assertThatThrownBy(() -> StoredMetadata.read(List.of(entry)))
        .isInstanceOf(StoreCorruptedException.class)
        .hasMessageContaining("type=x");
  }
}
