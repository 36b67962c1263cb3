package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TimeExpressionsFindTest {
  private static final Times BERLIN = Times.in("Europe/Berlin", "2026-02-11T14:30:15.123");
  private static final TimeExpressions TIMES = BERLIN.expressions();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          what did I read about leann last week? | last week | what did I read about leann?
          last week, what did I read?            | last week | what did I read?
          What did I note in March about graphs? | in March | What did I note about graphs?
          What did I note, in March, about it?   | in March | What did I note, about it?
          In May, I read papers                  | In May | I read papers
          Today                                  | Today | ``
          news (today)                           | today | news ()
          notes: yesterday                       | yesterday | notes:
          what happened yesterday—I forget       | yesterday | what happened—I forget
          “yesterday” was                        | yesterday | “” was
          yesterday's notes                      | yesterday's | notes
          what did I learn in 2025 about hubs    | in 2025 | what did I learn about hubs
          what did I ask before 2020?            | before 2020 | what did I ask?
          notes from last week on graphs         | from last week | notes on graphs
          notes from 2025-12-01 to 2025-12-24 on hubs | from 2025-12-01 to 2025-12-24 | notes on hubs
          between Monday and yesterday I read    | between Monday and yesterday | I read
          since we met yesterday                 | yesterday | since we met
          everything since March 2025 on graphs  | since March 2025 | everything on graphs
          Q4 2025 results                        | Q4 2025 | results
          results in Q4                          | in Q4 | results
          on march 15 I read                     | on march 15 | I read
          the 15th of March 2025 notes           | the 15th of March 2025 | notes
          recent papers on graphs                | recent | papers on graphs
          what have I read recently?             | recently | what have I read?
          in the last 24h, what                  | in the last 24h | what
          the paper from 3 days ago              | from 3 days ago | the paper
          what did I do Monday morning           | Monday morning | what did I do
          January–March 2025 notes               | January–March 2025 | notes
          more on graphs, last month.            | last month | more on graphs,.
          2025-12 notes and 2026-01-15 notes     | 2025-12 | notes and 2026-01-15 notes
          what happened on 2026-01-15T14:00Z?    | on 2026-01-15T14:00Z | what happened?
          not in the last week but today         | today | not in the last week but
          what did I read\u00A0last\u00A0week    | last\u00A0week | what did I read
          """)
  void find_timeInAQuestion_isTakenOut(String question, String expression, String rest) {
    FoundPeriod found = TIMES.find(question).orElseThrow();
    assertThat(found.expression()).isEqualTo(expression);
    assertThat(found.rest()).isEqualTo(rest);
    assertThat(found.period()).isEqualTo(TIMES.parse(expression));
    assertThat(question.substring(found.start(), found.end())).isEqualTo(expression);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "   ",
        "what may I read?",
        "how do ants march",
        "the sun sat on the sea",
        "what do I know now",
        "the most recent version",
        "more recent papers",
        "2025 documents",
        "in 2000 documents",
        "over 2000 pages of logs",
        "after 2048 tokens",
        "between 1990 and 2000 items",
        "port 8080",
        "what is in 4096?",
        "we march 5000 steps",
        "error 2025",
        "what does ls -1d do",
        "keep 90d of logs",
        "learn Rust in 21 days",
        "within 3 months",
        "open 2026-01-15.log",
        "/logs/2026-01-15/out",
        "CVE-2026-01 details",
        "v2026-01",
        "today.txt",
        "yesterday/today",
        "last-week.md",
        "the today-show",
        "mid-2025",
        "todayish",
        "day 2025-02-29",
        "2026-13-01 is no date",
        "at 2026-03-29T02:30 exactly",
        "the last 99999999999 years",
        "every Monday",
        "older than last week",
        "due by Friday or Monday",
        "all except last week",
        "3 or 4 days ago",
        "between 3 and 7 days ago",
        "more than 3 days ago",
        "about a year ago",
        "over a year ago",
        "1,000 days ago",
        "3-4 days ago",
        "since the beginning",
        "after the talk",
        "before the last commit",
        "the next step",
        "this is the last one",
        "who is next",
        "until 2026..x",
        "Q4 results",
        "last_week",
        "昨日today",
      })
  void find_noClearTime_isEmpty(String question) {
    assertThat(TIMES.find(question)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "today",
        "yesterday",
        "the day before yesterday",
        "this week",
        "last-month",
        "next quarter",
        "this morning",
        "tonight",
        "last night",
        "Monday",
        "last Monday",
        "next friday",
        "Sunday last week",
        "January",
        "last March",
        "March 2025",
        "mar 2025",
        "March 15, 2025",
        "15 March 2025",
        "Q4-2025",
        "2025-Q4",
        "2026-W03",
        "2026-01",
        "2026-01-15",
        "2026-01-15T14:00",
        "2026-01-15 14:00:30",
        "3 days ago",
        "2 weeks from now",
        "a year ago",
        "last 7 days",
        "the last week",
        "past 30 days",
        "recently",
        "lately",
        "since Monday",
        "before last month",
        "after 2025-12-24",
        "until yesterday",
        "between January and March",
        "from Monday to Friday",
        "last week..today",
        "the week of January 5",
        "in the past hour",
        "during 2025",
        "throughout May",
        "on Monday",
        "in the last two months"
      })
  void find_proseExpressionAnywhere_meansWhatParseSays(String words) {
    Period expected = TIMES.parse(words);
    for (String question :
        new String[] {
          words,
          words + ": what did I read",
          "What did I read " + words + "?",
          "(" + words + ") LEANN",
          "what did I, " + words + ", read?",
          "WHAT DID I READ " + words.toUpperCase(java.util.Locale.ROOT) + "!"
        }) {
      FoundPeriod found = TIMES.find(question).orElseThrow(() -> new AssertionError(question));
      assertThat(found.expression()).as(question).isEqualToIgnoringCase(words);
      assertThat(found.period()).as(question).isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          compare last week with this week   | 2026-02-02 | 2026-02-16
          in March and April 2025, what      | 2025-03-01 | 2025-05-01
          in December, January and February  | 2025-12-01 | 2026-03-01
          yesterday or last Monday           | 2026-02-09 | 2026-02-11
          today vs yesterday                 | 2026-02-10 | 2026-02-12
          """)
  void find_severalTimes_areCoveredByOnePeriod(String question, String from, String to) {
    assertThat(TIMES.find(question)).map(FoundPeriod::period).contains(BERLIN.period(from, to));
  }

  @Test
  void find_twoTimesApart_takesTheFirst() {
    FoundPeriod found = TIMES.find("did I read last week what I wrote yesterday?").orElseThrow();
    assertThat(found.expression()).isEqualTo("last week");
    assertThat(found.rest()).isEqualTo("did I read what I wrote yesterday?");
    assertThat(found.start()).isEqualTo(11);
    assertThat(found.end()).isEqualTo(20);
  }

  @Test
  void find_longerExpressionAtTheSamePlace_isPreferred() {
    assertThat(TIMES.find("read 2026-01-15T14:00:30 it").map(FoundPeriod::expression))
        .contains("2026-01-15T14:00:30");
    assertThat(TIMES.find("read March 15, 2025 it").map(FoundPeriod::expression))
        .contains("March 15, 2025");
  }
}
