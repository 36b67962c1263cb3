package dev.ragged.document;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What documents, metadata and persona ids accept. */
class VocabularyTest {
  @Test
  void metadata_values_haveOneForm() {
    assertThat(Metadata.of("k", 1).get("k")).contains(1L);
    assertThat(Metadata.of("k", (short) 1)).isEqualTo(Metadata.of("k", 1L));
    assertThat(Metadata.of("k", 0.5f).get("k")).contains(0.5);
    assertThat(Metadata.of("k", Instant.parse("2024-01-01T00:00:00.123456789Z")).get("k"))
        .contains(Instant.parse("2024-01-01T00:00:00.123456Z"));
    assertThat(Metadata.of("k", List.of(1, LocalDate.EPOCH)).all("k"))
        .isEqualTo(List.of(1L, LocalDate.EPOCH));
  }

  @Test
  void metadata_valuesOutOfRange_areRefusedByKey() {
    for (Object bad :
        List.of(
            Double.NaN,
            Float.POSITIVE_INFINITY,
            'c',
            Map.of(),
            new Object(),
            "a\0",
            "\uD800",
            "x".repeat(10_001),
            Collections.nCopies(1_001, 1),
            List.of(List.of(1)),
            Instant.MAX)) {
      assertThatThrownBy(() -> Metadata.of("the key", bad))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("the key");
    }
    assertThat(Metadata.of("k", Collections.nCopies(1_000, "x".repeat(10_000))).all("k"))
        .hasSize(1_000);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\0b", "\uDC00"})
  void metadata_badKey_isRefused(String key) {
    assertThatThrownBy(() -> Metadata.of(key, 1)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void metadata_orElse_keepsItsOwnValues() {
    assertThat(Metadata.of("a", 1).orElse(Metadata.of("a", 2, "b", 3)))
        .isEqualTo(Metadata.of("a", 1, "b", 3));
  }

  @Test
  void document_badParts_areRefusedByName() {
    assertThatThrownBy(() -> Document.of(" ", "x"))
        .hasMessageContaining("document id must not be blank");
    assertThatThrownBy(() -> Document.of("x".repeat(1_001), "x"))
        .hasMessageContaining("length=1001");
    assertThatThrownBy(() -> Document.of("d", "\n"))
        .hasMessageContaining("text of document \"d\" must not be blank");
    assertThatThrownBy(() -> Document.of("d", "a\uD800b"))
        .hasMessageContaining("unpaired surrogate at index 1");
    assertThatThrownBy(() -> Document.of("d", "a\0b"))
        .hasMessageContaining("NUL: found one at index 1");
    assertThatThrownBy(() -> Document.builder("d").text("x").title("t".repeat(1_001)).build())
        .hasMessageContaining("title of document \"d\"");
  }

  @Test
  void document_hugeBlankText_isRefusedInAShortMessage() {
    assertThatThrownBy(() -> Document.of("d", " ".repeat(1_000_000)))
        .satisfies(e -> assertThat(String.valueOf(e.getMessage())).hasSizeLessThan(200));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "../x",
        "/etc",
        "C:\\",
        "CON",
        "bob|10",
        "' OR 1=1--",
        "İ",
        "e\u0301",
        "\u202Ex",
        "👩‍👩‍👧"
      })
  void personaId_strangeButSound_isKeptExactly(String value) {
    assertThat(PersonaId.of(value).value()).isEqualTo(value);
    assertThat(PersonaId.of(value)).isNotEqualTo(PersonaId.of(value + "x"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "a\nb", "a\0", "\uD83D", "\u0085x"})
  void personaId_unsound_isRefused(String value) {
    assertThatThrownBy(() -> PersonaId.of(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("persona");
  }

  @Test
  void personaId_caseAndNormalForm_areToldApart() {
    assertThat(PersonaId.of("Ana")).isNotEqualTo(PersonaId.of("ana"));
    assertThat(PersonaId.of("\u00E9")).isNotEqualTo(PersonaId.of("e\u0301"));
  }
}
