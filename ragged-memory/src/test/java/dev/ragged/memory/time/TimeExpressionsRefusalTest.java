package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@link TimeExpressions#parse} refuses, and how it says so. */
class TimeExpressionsRefusalTest {
  private static final Times BERLIN = Times.in("Europe/Berlin", "2026-02-11T14:30:15.123");

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "fortnight",
        "last",
        "last fortnight",
        "sometime",
        "week",
        "weekend",
        "the",
        "in",
        "since",
        "since the fall",
        "between Monday",
        "between and",
        "from to",
        "from Monday to",
        "..",
        "Monday..",
        "..Monday",
        "today today",
        "today?",
        "last week and this week",
        "last_week",
        "past Monday",
        "this night",
        "next morning",
        "January morning",
        "most recent",
        "over a year ago",
        "-",
        "-d",
        "- 30d",
        "+",
        "30",
        "-30",
        "d30",
        "-30x",
        "--30d",
        "1.5d",
        "12345",
        "20260115",
        "202",
        "01/15/2026",
        "15.01.2026",
        "2026/01/15",
        "2026-01-15T",
        "2026-01-15T14",
        "2026-01-15T14:0",
        "2026-01-15T14:00+1:00",
        "2026-01-15T14:00 +01:00",
        "2026-01-15T14:00:00.1234567890",
        "2026-W3",
        "2026-Q11",
        "Q",
        "Q 4",
        "January 123",
        "März 2025",
        "\u0000",
        "today\u0000",
        "\uD800",
        "last wee\u212A",
        "todaу",
        "２０２５",
      })
  void parse_wordsThatMeanNoTime_areRefusedWithWhatIsUnderstood(String words) {
    assertThatThrownBy(() -> BERLIN.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("words must be a time expression that is understood: words=\"")
        .hasMessageContaining("Understood are now, today, yesterday");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025-02-29          | month=2025-02, days in it=28, day=29
          2025-04-31          | days in it=30
          2026-01-00          | day=0
          February 30         | days in it=29
          February 29 2025    | days in it=28
          29 February 1900    | days in it=28
          January 32          | days in it=31
          2026-13             | month=13
          2026-00             | month=0
          2026-1              | two digits
          2026-01-15T24:00    | 23:59:59
          2026-01-15T14:60    | 23:59:59
          2026-06-30T23:59:60 | 23:59:59
          2026-01-15T14:00+19:00 | offset
          2026-01-15T14:00+01:60 | offset
          2026-03-29T02:30    | clocks skip this time: zone=Europe/Berlin
          2025-W53            | weeks in it=52
          2026-W54            | weeks in it=53
          2026-W00            | week=0
          Q0                  | Q1 to Q4
          Q5 2025             | Q1 to Q4
          0000                | 0001 to 9999
          0000-01-01          | 0001 to 9999
          March 0000          | 0001 to 9999
          last 99999999999 years   | 0001 to 9999
          last 2026 years          | 0001 to 9999
          next 8000 years          | 0001 to 9999
          -99999999999999999999999999d | 0001 to 9999
          9223372036854775807 seconds ago | 0001 to 9999
          9223372036854775808 weeks from now | 0001 to 9999
          0 days ago          | at least 1
          last 0 days         | at least 1
          -0d                 | at least 1
          7 days              | 7 days ago
          3m                  | minutes or months
          last day            | yesterday
          since tomorrow      | past time
          since next week     | past time
          2026..2025          | must not end before it starts
          from today to yesterday | must not end before it starts
          -7d..-30d           | must not end before it starts
          between March 2025 and 2024 | must not end before it starts
          last week please    | nothing may follow "last week"
          """)
  void parse_timesThatCannotBe_areRefusedWithTheReason(String words, String reason) {
    assertThatThrownBy(() -> BERLIN.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words=\"" + words + "\"")
        .hasMessageContaining(reason);
  }

  @Test
  void parse_longText_isRefusedWithoutRepeatingIt() {
    String words = "today ".repeat(1000);
    assertThatThrownBy(() -> BERLIN.parse(words))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("at most 200 characters")
        .satisfies(e -> assertThat(e.getMessage()).hasSizeLessThan(1200));
  }

  @Test
  void parse_unprintableCharacters_areQuotedAsNumbers() {
    assertThatThrownBy(() -> BERLIN.parse("last\u0007\n\uD800week"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("words=\"last\\u0007\\u000A\\uD800week\"");
  }

  @Test
  void parse_clockBeyondAllTime_isRefused() {
    Clock clock = Clock.fixed(Instant.MAX, ZoneOffset.UTC);
    TimeExpressions times = new TimeExpressions(clock, TimeSettings.DEFAULT);
    assertThatThrownBy(() -> times.parse("today"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("the clock must show");
  }
}
