package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Texts that nobody would write on purpose. */
class TimeExpressionsHostileTest {
  private static final long SEED = 20_260_211L;
  private static final int MEGABYTE = 1_000_000;
  private static final Times APIA = Times.in("Pacific/Apia", "2011-12-31T08:00");
  private static final Times EARLY = Times.in("UTC", "0001-01-01T00:00");
  private static final Times LATE = Times.in("Europe/Berlin", "9999-12-31T23:59:59.998Z");

  private static final List<String> FRAGMENTS =
      List.of(
          "now",
          "today",
          "yesterday",
          "tonight",
          "recent",
          "the",
          "this",
          "last",
          "past",
          "next",
          "week",
          "month",
          "quarter",
          "year",
          "day",
          "hour",
          "night",
          "morning",
          "monday",
          "sat",
          "may",
          "february",
          "29",
          "30",
          "31",
          "q4",
          "q",
          "w",
          "53",
          "2011",
          "2025",
          "9999",
          "0001",
          "0000",
          "-",
          "--",
          "+",
          "..",
          ".",
          ",",
          ":",
          "t",
          "z",
          "d",
          "mo",
          "h",
          "m",
          "'s",
          "’s",
          "2011-12-30",
          "2025-02-29",
          "2026-01",
          "T24:00",
          "T10:00",
          "+01:00",
          "+18:00",
          "since",
          "before",
          "after",
          "until",
          "between",
          "and",
          "from",
          "to",
          "on",
          "in",
          "of",
          "ago",
          "now",
          "a",
          "an",
          "couple",
          "one",
          "12",
          "99999999999999999999",
          "9223372036854775807",
          "315537897600",
          "3652059",
          "119988",
          "9998",
          "years",
          "days",
          "seconds",
          "minutes",
          "\u0000",
          "\u001B",
          "\uD800",
          "\uDC00",
          "😀",
          "\u0301",
          "\u200B",
          "\u2028",
          "\u00A0",
          "\t",
          "\n",
          "é",
          "İ",
          "\u212A",
          "１",
          "x");

  @Test
  void find_anyText_neverThrowsAndPointsIntoIt() {
    System.err.println("seed " + SEED);
    Random random = new Random(SEED);
    int found = 0;
    for (int i = 0; i < 60_000; i++) {
      String text = text(random);
      for (Times times : List.of(APIA, EARLY, LATE)) {
        Optional<FoundPeriod> period = times.expressions().find(text);
        if (period.isPresent()) {
          found++;
          FoundPeriod p = period.get();
          assertThat(text.substring(p.start(), p.end())).isEqualTo(p.expression());
        }
      }
    }
    assertThat(found).isGreaterThan(10_000);
  }

  @Test
  void parse_anyText_isReadOrRefused() {
    System.err.println("seed " + SEED);
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < 60_000; i++) {
      String text = text(random);
      for (Times times : List.of(APIA, EARLY, LATE)) {
        read += isRead(times, text) ? 1 : 0;
      }
    }
    assertThat(read).isGreaterThan(3_000);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "9",
        "-",
        " ",
        "\uD800",
        "\u0000",
        "\u0301",
        "today",
        "today ",
        "today.x ",
        "today!",
        "today.x and ",
        "not today and ",
        "since ",
        "the week of ",
        "between ",
        "from today to ",
        "2025-02-29 ",
        "2026-01-15T10:00:00.123456789+01:00:",
        "7 days ",
        "last ",
        "in the ",
        "March 15, ",
        "may, ",
        "'s",
        "1d..",
        "2011..",
        "a year "
      })
  void find_megabyteOfOnePattern_takesLinearTime(String pattern) {
    String text = pattern.repeat(MEGABYTE / pattern.length()) + ".x";
    // Half a second at most; were the time quadratic, it would be minutes.
    assertTimeout(Duration.ofSeconds(20), () -> APIA.expressions().find(text));
  }

  @Test
  void find_listWithoutEnd_isNotReadAgainFromEachOfItsTimes() {
    String text = "today and ".repeat(MEGABYTE / 10) + "today.x";
    Optional<FoundPeriod> found =
        assertTimeoutPreemptively(Duration.ofSeconds(20), () -> APIA.expressions().find(text));
    assertThat(found).isPresent();
  }

  @Test
  void find_behindAMegabyte_stillFinds() {
    String text = "lorem 2025-02-29 ipsum ".repeat(MEGABYTE / 23) + "last week";
    FoundPeriod found = APIA.expressions().find(text).orElseThrow();
    assertThat(found.expression()).isEqualTo("last week");
    assertThat(found.end()).isEqualTo(text.length());
  }

  private static boolean isRead(Times times, String text) {
    try {
      times.parse(text);
      return true;
    } catch (IllegalArgumentException e) {
      assertThat(e).hasMessageContaining("words must be a time expression");
      return false;
    }
  }

  private static String text(Random random) {
    StringBuilder text = new StringBuilder();
    int fragments = 1 + random.nextInt(7);
    for (int i = 0; i < fragments; i++) {
      text.append(FRAGMENTS.get(random.nextInt(FRAGMENTS.size())));
      text.append(random.nextInt(4) == 0 ? "" : " ");
    }
    return text.toString();
  }
}
