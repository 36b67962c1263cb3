package dev.ragged.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {
  private static final String ABOUT = "For the test.";
  private static final Setting<Boolean> BOOL = Setting.bool("a.bool", true, ABOUT);
  private static final Setting<Integer> INTEGER = Setting.integer("a.int", 5, -2, 10, ABOUT);
  private static final Setting<Integer> ANY_INTEGER =
      Setting.integer("a.any", 0, Integer.MIN_VALUE, Integer.MAX_VALUE, ABOUT);
  private static final Setting<Double> DECIMAL = Setting.decimal("a.dec", 0.5, 0, 1, ABOUT);
  private static final Setting<Long> BYTES =
      Setting.bytes("a.bytes", 1_024, 0, Long.MAX_VALUE, ABOUT);
  private static final Setting<Long> FEW_BYTES = Setting.bytes("a.few", 64, 10, 100, ABOUT);
  private static final Setting<Duration> DURATION =
      Setting.duration("a.time", Duration.ZERO, Duration.ZERO, Duration.ofDays(365), ABOUT);
  private static final Setting<CacheLevel> CHOICE =
      Setting.choice("a.level", CacheLevel.HEAP, ABOUT);
  private static final Setting<String> TEXT =
      Setting.text("a.text", "auto", Pattern.compile("[a-z]{1,5}"), "one to five letters", ABOUT);

  private static void refuses(Setting<?> setting, String text) {
    assertThatIllegalArgumentException()
        .as("%s=%s", setting, text)
        .isThrownBy(() -> setting.parse(text))
        .withMessageContaining(setting.key() + " must be " + setting.expected())
        .withMessageContaining(setting.key() + "=\"");
  }

  @Test
  void bool_trueAndFalse_areRead() {
    assertThat(BOOL.parse("true")).isTrue();
    assertThat(BOOL.parse(" false ")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "TRUE", "yes", "on", "1", "t", "truefalse"})
  void bool_anythingElse_isRefused(String text) {
    refuses(BOOL, text);
  }

  @ParameterizedTest
  @CsvSource({"-2, -2", "10, 10", "0, 0", "007, 7", "-0, 0"})
  void integer_withinRange_isRead(String text, int value) {
    assertThat(INTEGER.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"-3", "11", "1.0", "1e1", "0x5", "+5", "five", "", "99999999999", "1_0", "٣"})
  void integer_anythingElse_isRefused(String text) {
    refuses(INTEGER, text);
  }

  @Test
  void integer_bordersOfInt_areReadAndOneBeyondIsRefused() {
    assertThat(ANY_INTEGER.parse("2147483647")).isEqualTo(Integer.MAX_VALUE);
    assertThat(ANY_INTEGER.parse("-2147483648")).isEqualTo(Integer.MIN_VALUE);
    refuses(ANY_INTEGER, "2147483648");
    refuses(ANY_INTEGER, "-2147483649");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "1.0, 1", "0.25, 0.25", "2.5e-1, 0.25"})
  void decimal_withinRange_isRead(String text, double value) {
    assertThat(DECIMAL.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1.0000001", "-0.1", "NaN", "Infinity", "0.5f", "0x1p-1", ".5", "1.", "", "1e999"})
  void decimal_anythingElse_isRefused(String text) {
    refuses(DECIMAL, text);
  }

  @Test
  void decimal_notANumberInCode_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> DECIMAL.check(Double.NaN));
  }

  @ParameterizedTest
  @CsvSource({
    "0, 0",
    "65536, 65536",
    "10 B, 10",
    "2 kB, 2000",
    "2KB, 2000",
    "2 KiB, 2048",
    "64MB, 64000000",
    "64 MiB, 67108864",
    "64mib, 67108864",
    "3 GB, 3000000000",
    "3GiB, 3221225472",
    "8589934591 GiB, 9223372035781033984"
  })
  void bytes_allUnits_areRead(String text, long value) {
    assertThat(BYTES.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "-1",
        "1.5 GiB",
        "64 M",
        "64 Mi",
        "MiB",
        "64  MiB",
        "1 TiB",
        "",
        "8589934592 GiB",
        "9223372036854775808",
        "1e6"
      })
  void bytes_anythingElse_isRefused(String text) {
    refuses(BYTES, text);
  }

  @Test
  void bytes_borders_areReadAndOneBeyondIsRefused() {
    assertThat(FEW_BYTES.parse("10")).isEqualTo(10);
    assertThat(FEW_BYTES.parse("100")).isEqualTo(100);
    refuses(FEW_BYTES, "9");
    refuses(FEW_BYTES, "101");
  }

  @ParameterizedTest
  @CsvSource({
    "0, PT0S",
    "30m, PT30M",
    "500ms, PT0.5S",
    "5 s, PT5S",
    "2h, PT2H",
    "365d, PT8760H",
    "PT30M, PT30M",
    "P1DT1H, PT25H",
    "PT0.001S, PT0.001S"
  })
  void duration_allForms_areRead(String text, Duration value) {
    assertThat(DURATION.parse(text)).isEqualTo(value);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "30",
        "-5s",
        "PT-5S",
        "366d",
        "5 min",
        "1h30m",
        "soon",
        "",
        "P",
        "PT",
        "1w",
        "5S",
        "999999999999d",
        "PT999999999999999999H",
        "pt5m"
      })
  void duration_anythingElse_isRefused(String text) {
    refuses(DURATION, text);
  }

  @Test
  void choice_lowerCaseNames_areReadAndOthersRefused() {
    assertThat(CHOICE.parse("off")).isEqualTo(CacheLevel.OFF);
    assertThat(CHOICE.expected()).isEqualTo("one of off, heap, disk");
    refuses(CHOICE, "OFF");
    refuses(CHOICE, "");
    refuses(CHOICE, "ram");
  }

  @Test
  void text_ofTheForm_isReadAndOthersRefused() {
    assertThat(TEXT.parse("abcde")).isEqualTo("abcde");
    refuses(TEXT, "abcdef");
    refuses(TEXT, "");
    refuses(TEXT, "a b");
  }

  @Test
  void parse_longOrUnprintableText_isShownOnOneShortLine() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> BOOL.parse("x\n\u0007" + "y".repeat(5_000)))
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(250).doesNotContain("\n"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "A", "a..b", ".a", "a.", "a b", "1a", "a.b.c.d.e.f.g"})
  void key_badForm_isRefused(String key) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.bool(key, true, ABOUT))
        .withMessageContaining("key=\"" + key + "\"");
  }

  @Test
  void standardAndPresets_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.integer("a", 11, 0, 10, ABOUT))
        .withMessage("a must be a whole number, from 0 to 10: a=\"11\"");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> INTEGER.in(Preset.LOW_MEMORY, 11))
        .withMessageContaining("a.int");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Setting.integer("a", 1, 2, 1, ABOUT))
        .withMessageContaining("least=2, greatest=1");
  }

  @Test
  void format_everyKnownValue_isReadAgainAsTheSame() {
    for (Setting<?> setting : SettingCatalog.found().settings()) {
      requireRoundTrip(setting);
    }
    requireRoundTrip(DURATION);
    assertThat(DURATION.format(Duration.ofMinutes(90))).isEqualTo("90m");
    assertThat(DURATION.format(Duration.ofNanos(1_500_000))).isEqualTo("PT0.0015S");
    assertThat(BYTES.format(64L << 20)).isEqualTo("64 MiB");
    assertThat(BYTES.format(1_000_000L)).isEqualTo("1000000");
  }

  private static <T> void requireRoundTrip(Setting<T> setting) {
    for (T value : setting.extremes()) {
      assertThat(setting.parse(setting.format(value))).as(setting.key()).isEqualTo(value);
    }
    assertThat(setting.parse(setting.format(setting.standard()))).isEqualTo(setting.standard());
    for (Preset preset : Preset.values()) {
      setting
          .in(preset)
          .ifPresent(value -> assertThat(setting.parse(setting.format(value))).isEqualTo(value));
    }
  }
}
