package dev.ragged.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.OptionalLong;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class ProgressBarTest {
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
  private final AtomicLong nanos = new AtomicLong();

  private String shown() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  @Test
  void show_half_saysPartAndTimeLeft() {
    try (ProgressBar bar = new ProgressBar(out, "Copying", true, nanos::get)) {
      nanos.set(2_000_000_000L);
      bar.show(500, OptionalLong.of(1_000), "batch 5/10");
      assertThat(shown())
          .isEqualTo(
              "\rCopying [############............] 50% (500/1,000) 2.00s, 2.00s left, batch 5/10");
    }
    assertThat(shown()).endsWith(" \r");
  }

  @Test
  void show_moreOftenThanEyesFollow_writesOnceButNeverMissesTheEnd() {
    try (ProgressBar bar = new ProgressBar(out, "Copying", true, nanos::get)) {
      bar.show(1, OptionalLong.of(3), "");
      bar.show(2, OptionalLong.of(3), "");
      bar.show(3, OptionalLong.of(3), "");
      assertThat(shown()).contains("(1/3)", "(3/3)").doesNotContain("(2/3)");
    }
  }

  @Test
  void show_totalUnknown_counts() {
    try (ProgressBar bar = new ProgressBar(out, "Reading", true, nanos::get)) {
      bar.show(7, OptionalLong.empty(), "");
      assertThat(shown()).isEqualTo("\rReading 7 0ns");
    }
  }

  @Test
  void show_nobodyWatching_writesNothing() {
    try (ProgressBar bar = new ProgressBar(out, "Copying", false, nanos::get)) {
      bar.show(1, OptionalLong.of(1), "");
    }
    assertThat(shown()).isEmpty();
  }
}
