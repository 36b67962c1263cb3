package dev.ragged.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.document.Metadata;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class MetadataJsonTest {
  private static void requireRoundTrip(Metadata metadata) {
    Metadata back = MetadataJson.read(MetadataJson.write(metadata));
    assertThat(back).isEqualTo(metadata);
    assertThat(back.keys()).containsExactlyElementsOf(metadata.keys());
  }

  @Test
  void read_ofWritten_isTheSame() {
    List<Object> extremes =
        List.of(
            Long.MIN_VALUE,
            Long.MAX_VALUE,
            0L,
            1e300,
            -1e300,
            -0.0,
            0.0,
            5.0,
            1e15,
            Double.MIN_VALUE,
            Double.MAX_VALUE,
            0.1,
            true,
            false,
            Instant.EPOCH,
            Instant.parse("-199999-01-01T00:00:00.000001Z"),
            Instant.parse("+199999-12-31T23:59:59.999999Z"),
            LocalDate.MIN,
            LocalDate.MAX,
            "",
            "\"\\/\b\f\n\r\t\u0001\u2028 {\"instant\":\"x\"}",
            "\uD83D\uDE00 \uFFFF \uFEFF",
            List.of(),
            List.of(1L, 2.5, "x", true, Instant.EPOCH, LocalDate.EPOCH));
    for (Object value : extremes) {
      requireRoundTrip(Metadata.of("key", value));
    }
    requireRoundTrip(Metadata.of("\"quoted\"", extremes.subList(0, 20), "\uFEFF\uD83D\uDE00", "y"));
    requireRoundTrip(Metadata.empty());
  }

  @Test
  void read_ofRandomWritten_isTheSame() {
    RandomFilters random = new RandomFilters(new Random(5));
    for (int i = 0; i < 500; i++) {
      requireRoundTrip(random.metadata());
    }
  }

  @Test
  void read_notJson_says() {
    assertThatThrownBy(() -> MetadataJson.read("{\"a\":"))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("not JSON");
  }

  @Test
  void metadata_instantThatMicrosecondsCannotHold_isRefused() {
    for (Instant instant : List.of(Instant.MAX, Instant.MIN)) {
      assertThatThrownBy(() -> Metadata.of("when", instant))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("\"when\"")
          .hasMessageContaining("value=" + instant);
    }
  }
}
