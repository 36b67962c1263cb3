package dev.ragged.memory.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What expressions mean at fixed times in several zones. */
class TimeExpressionsParseTest {
  /** A Wednesday. */
  private static final Times BERLIN = Times.in("Europe/Berlin", "2026-02-11T14:30:15.123");

  /** The Sunday on which clocks went from 02:00 to 03:00; weeks start on Sunday. */
  private static final Times NEW_YORK =
      Times.in("America/New_York", DayOfWeek.SUNDAY, "2026-03-08T12:00");

  /** A quarter past midnight on New Year's Day, a Thursday; still the old year in UTC. */
  private static final Times KOLKATA = Times.in("Asia/Kolkata", "2026-01-01T00:15");

  /** The Saturday before which Samoa left out a Friday, December 30. */
  private static final Times APIA = Times.in("Pacific/Apia", "2011-12-31T08:00");

  /** The last millisecond of a leap day, a Thursday. */
  private static final Times LEAP_DAY = Times.in("UTC", "2024-02-29T23:59:59.999");

  /** A Friday in the last week of 2020, by ISO 8601. */
  private static final Times NEW_YEAR = Times.in("UTC", "2021-01-01T10:00");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          now                          | 2026-02-11T14:30:15.123 | 2026-02-11T14:30:15.124
          today                        | 2026-02-11 | 2026-02-12
          TODAY                        | 2026-02-11 | 2026-02-12
          Yesterday                    | 2026-02-10 | 2026-02-11
          tomorrow                     | 2026-02-12 | 2026-02-13
          the day before yesterday     | 2026-02-09 | 2026-02-10
          day after tomorrow           | 2026-02-13 | 2026-02-14
          this week                    | 2026-02-09 | 2026-02-16
          current week                 | 2026-02-09 | 2026-02-16
          last week                    | 2026-02-02 | 2026-02-09
          previous week                | 2026-02-02 | 2026-02-09
          next week                    | 2026-02-16 | 2026-02-23
          the week before last         | 2026-01-26 | 2026-02-02
          the week before last week    | 2026-01-26 | 2026-02-02
          week after next              | 2026-02-23 | 2026-03-02
          the week of January 7        | 2026-01-05 | 2026-01-12
          this month                   | 2026-02-01 | 2026-03-01
          last month                   | 2026-01-01 | 2026-02-01
          next month                   | 2026-03-01 | 2026-04-01
          this quarter                 | 2026-01-01 | 2026-04-01
          last quarter                 | 2025-10-01 | 2026-01-01
          next quarter                 | 2026-04-01 | 2026-07-01
          this year                    | 2026-01-01 | 2027-01-01
          last year                    | 2025-01-01 | 2026-01-01
          next year                    | 2027-01-01 | 2028-01-01
          last-year                    | 2025-01-01 | 2026-01-01
          this-week                    | 2026-02-09 | 2026-02-16
          last-month                   | 2026-01-01 | 2026-02-01
          last month's                 | 2026-01-01 | 2026-02-01
          yesterday’s                  | 2026-02-10 | 2026-02-11
          """)
  void parse_namedDaysAndUnits_areWholeInTheZone(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          this morning                 | 2026-02-11T00:00 | 2026-02-11T12:00
          this afternoon               | 2026-02-11T12:00 | 2026-02-11T18:00
          this evening                 | 2026-02-11T18:00 | 2026-02-12T00:00
          tonight                      | 2026-02-11T18:00 | 2026-02-12T06:00
          last night                   | 2026-02-10T18:00 | 2026-02-11T06:00
          yesterday morning            | 2026-02-10T00:00 | 2026-02-10T12:00
          tomorrow night               | 2026-02-12T18:00 | 2026-02-13T06:00
          Monday evening               | 2026-02-09T18:00 | 2026-02-10T00:00
          2026-01-15 afternoon         | 2026-01-15T12:00 | 2026-01-15T18:00
          """)
  void parse_partsOfDays_areFixedHours(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          monday                       | 2026-02-09 | 2026-02-10
          wednesday                    | 2026-02-04 | 2026-02-05
          thu                          | 2026-02-05 | 2026-02-06
          last monday                  | 2026-02-09 | 2026-02-10
          last Wednesday               | 2026-02-04 | 2026-02-05
          this monday                  | 2026-02-09 | 2026-02-10
          this friday                  | 2026-02-13 | 2026-02-14
          next friday                  | 2026-02-13 | 2026-02-14
          next wednesday               | 2026-02-18 | 2026-02-19
          on Sunday                    | 2026-02-08 | 2026-02-09
          monday last week             | 2026-02-02 | 2026-02-03
          Sunday of next week          | 2026-02-22 | 2026-02-23
          January                      | 2026-01-01 | 2026-02-01
          february                     | 2026-02-01 | 2026-03-01
          March                        | 2025-03-01 | 2025-04-01
          last january                 | 2026-01-01 | 2026-02-01
          last February                | 2025-02-01 | 2025-03-01
          this March                   | 2026-03-01 | 2026-04-01
          next January                 | 2027-01-01 | 2027-02-01
          next february                | 2027-02-01 | 2027-03-01
          next march                   | 2026-03-01 | 2026-04-01
          March 2025                   | 2025-03-01 | 2025-04-01
          mar 2025                     | 2025-03-01 | 2025-04-01
          in December, 1925            | 1925-12-01 | 1926-01-01
          March last year              | 2025-03-01 | 2025-04-01
          may of this year             | 2026-05-01 | 2026-06-01
          feb 11                       | 2026-02-11 | 2026-02-12
          February 12                  | 2025-02-12 | 2025-02-13
          February 29                  | 2024-02-29 | 2024-03-01
          15 March 2025                | 2025-03-15 | 2025-03-16
          the 15th of March 2025       | 2025-03-15 | 2025-03-16
          Mar 1st, 2025                | 2025-03-01 | 2025-03-02
          Q1                           | 2026-01-01 | 2026-04-01
          q2                           | 2025-04-01 | 2025-07-01
          last Q1                      | 2025-01-01 | 2025-04-01
          Q4 2025                      | 2025-10-01 | 2026-01-01
          Q4-2025                      | 2025-10-01 | 2026-01-01
          2025-Q4                      | 2025-10-01 | 2026-01-01
          2025 q3                      | 2025-07-01 | 2025-10-01
          Q3 last year                 | 2025-07-01 | 2025-10-01
          """)
  void parse_namesThatRecur_areTheOnesSaid(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          2025                         | 2025-01-01 | 2026-01-01
          in 2025                      | 2025-01-01 | 2026-01-01
          1850                         | 1850-01-01T00:00+00:53:28 | 1851-01-01T00:00+00:53:28
          2026-01                      | 2026-01-01 | 2026-02-01
          2026-01-15                   | 2026-01-15 | 2026-01-16
          2024-02-29                   | 2024-02-29 | 2024-03-01
          2026-W03                     | 2026-01-12 | 2026-01-19
          2020-W53                     | 2020-12-28 | 2021-01-04
          2026-10-25                   | 2026-10-25T00:00+02:00 | 2026-10-26T00:00+01:00
          1893-04-01                   | 1893-03-31T23:06:32Z | 1893-04-01T23:00:00Z
          2026-01-15T14:00             | 2026-01-15T14:00 | 2026-01-15T14:01
          2026-01-15 14:00             | 2026-01-15T14:00 | 2026-01-15T14:01
          2026-01-15t14:00:30          | 2026-01-15T14:00:30 | 2026-01-15T14:00:31
          2026-01-15T14:00:30.25       | 2026-01-15T14:00:30.25 | 2026-01-15T14:00:30.251
          2026-01-15T14:00Z            | 2026-01-15T15:00 | 2026-01-15T15:01
          2026-01-15T14:00-05:00       | 2026-01-15T20:00 | 2026-01-15T20:01
          2026-01-15T14:00+05          | 2026-01-15T10:00 | 2026-01-15T10:01
          2026-01-15T14:00+00:53:28    | 2026-01-15T13:06:32Z | 2026-01-15T13:07:32Z
          2026-10-25T02:30             | 2026-10-25T02:30+02:00 | 2026-10-25T02:31+02:00
          2026-10-25T02:30+01:00       | 2026-10-25T02:30+01:00 | 2026-10-25T02:31+01:00
          0001-01-01                   | EARLIEST | 0001-01-01T23:06:32Z
          9999-12-31                   | 9999-12-30T23:00Z | 9999-12-31T23:00Z
          """)
  void parse_isoForms_areWholeOrAsFineAsWritten(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          3 days ago                   | 2026-02-08 | 2026-02-09
          three days ago               | 2026-02-08 | 2026-02-09
          1 day ago                    | 2026-02-10 | 2026-02-11
          3d ago                       | 2026-02-08 | 2026-02-09
          a week ago                   | 2026-02-02 | 2026-02-09
          2 weeks ago                  | 2026-01-26 | 2026-02-02
          2 weeks from now             | 2026-02-23 | 2026-03-02
          in 2 weeks                   | 2026-02-23 | 2026-03-02
          2 months from today          | 2026-04-01 | 2026-05-01
          1 month ago                  | 2026-01-01 | 2026-02-01
          2 quarters ago               | 2025-07-01 | 2025-10-01
          100 years ago                | 1926-01-01 | 1927-01-01
          an hour ago                  | 2026-02-11T13:00 | 2026-02-11T14:00
          10 minutes ago               | 2026-02-11T14:20 | 2026-02-11T14:21
          30 seconds ago               | 2026-02-11T14:29:45 | 2026-02-11T14:29:46
          since 2 weeks ago            | 2026-01-28 | 2026-02-11T14:30:15.124
          since 3 hours ago            | 2026-02-11T11:30:15.123 | 2026-02-11T14:30:15.124
          until 1 month ago            | EARLIEST | 2026-01-12
          this hour                    | 2026-02-11T14:00 | 2026-02-11T15:00
          """)
  void parse_countsAgo_areUnitsOfTheCalendarOrClock(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          last 7 days                  | 2026-02-04T14:30:15.124
          last-7-days                  | 2026-02-04T14:30:15.124
          the last seven days          | 2026-02-04T14:30:15.124
          past week                    | 2026-02-04T14:30:15.124
          the last week                | 2026-02-04T14:30:15.124
          over the past week           | 2026-02-04T14:30:15.124
          -1w                          | 2026-02-04T14:30:15.124
          previous 7 days              | 2026-02-04T14:30:15.124
          past 30 days                 | 2026-01-12T14:30:15.124
          -30d                         | 2026-01-12T14:30:15.124
          last 30d                     | 2026-01-12T14:30:15.124
          recent                       | 2026-01-12T14:30:15.124
          recently                     | 2026-01-12T14:30:15.124
          lately                       | 2026-01-12T14:30:15.124
          90d                          | 2025-11-13T14:30:15.124
          -24h                         | 2026-02-10T14:30:15.124
          past day                     | 2026-02-10T14:30:15.124
          last hour                    | 2026-02-11T13:30:15.124
          past 90 minutes              | 2026-02-11T13:00:15.124
          -20min                       | 2026-02-11T14:10:15.124
          -90s                         | 2026-02-11T14:28:45.124
          the last month               | 2026-01-11T14:30:15.124
          last couple of months        | 2025-12-11T14:30:15.124
          -3mo                         | 2025-11-11T14:30:15.124
          -2q                          | 2025-08-11T14:30:15.124
          -1y                          | 2025-02-11T14:30:15.124
          the last 101 years           | 1925-02-11T14:30:15.124
          since Monday                 | 2026-02-09
          since January                | 2026-01-01
          since 2025-12-24             | 2025-12-24
          since 2026-02-11T10:00       | 2026-02-11T10:00
          since -30d                   | 2026-01-12T14:30:15.124
          since now                    | 2026-02-11T14:30:15.123
          """)
  void parse_whatReachesUpToNow_endsBehindThisMillisecond(String words, String from) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, "2026-02-11T14:30:15.124"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          next 7 days                  | 2026-02-18T14:30:15.123
          the next week                | 2026-02-18T14:30:15.123
          +2d                          | 2026-02-13T14:30:15.123
          next hour                    | 2026-02-11T15:30:15.123
          next two months              | 2026-04-11T14:30:15.123
          """)
  void parse_whatIsAhead_startsNow(String words, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period("2026-02-11T14:30:15.123", to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          before last month            | EARLIEST   | 2026-01-01
          before 2026-01-15T14:00      | EARLIEST   | 2026-01-15T14:00
          until yesterday              | EARLIEST   | 2026-02-11
          till March 2025              | EARLIEST   | 2025-04-01
          until 2026-01-15T14:00       | EARLIEST   | 2026-01-15T14:00
          until now                    | EARLIEST   | 2026-02-11T14:30:15.124
          until -7d                    | EARLIEST   | 2026-02-04T14:30:15.124
          after March 2025             | 2025-04-01 | LATEST
          after tomorrow               | 2026-02-13 | LATEST
          from Monday on               | 2026-02-09 | LATEST
          from tomorrow onwards        | 2026-02-12 | LATEST
          from last week               | 2026-02-02 | 2026-02-09
          between 2025-12-01 and 2025-12-24 | 2025-12-01 | 2025-12-25
          from 2025 to 2026            | 2025-01-01 | 2027-01-01
          2025-12-30..2025-12          | 2025-12-30 | 2026-01-01
          2025-11..2026-01             | 2025-11-01 | 2026-02-01
          2026-01-15T14:00..2026-01-15T15:00 | 2026-01-15T14:00 | 2026-01-15T15:00
          2026-01-15..2026-01-15T00:00 | 2026-01-15 | 2026-01-15
          last week..today             | 2026-02-02 | 2026-02-12
          -30d..-7d                    | 2026-01-12T14:30:15.124 | 2026-02-04T14:30:15.124
          yesterday to tomorrow        | 2026-02-10 | 2026-02-13
          2025-12-01 - 2025-12-24      | 2025-12-01 | 2025-12-25
          January – February           | 2026-01-01 | 2026-03-01
          from 5 days ago until 3 days ago | 2026-02-06 | 2026-02-09
          """)
  void parse_ranges_includeBothEnds(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          from Monday to Friday        | 2026-02-09 | 2026-02-14
          from Friday to Monday        | 2026-02-06 | 2026-02-10
          Monday to today              | 2026-02-09 | 2026-02-12
          from Wednesday to today      | 2026-02-04 | 2026-02-12
          between November and February | 2025-11-01 | 2026-03-01
          from January to March        | 2026-01-01 | 2026-04-01
          from January to March 2025   | 2025-01-01 | 2025-04-01
          from November to March 2025  | 2024-11-01 | 2025-04-01
          from March 2025 to May       | 2025-03-01 | 2025-06-01
          from November 2025 to March  | 2025-11-01 | 2026-04-01
          Q3..Q1                       | 2025-07-01 | 2026-04-01
          from March 10 to March 12    | 2025-03-10 | 2025-03-13
          from February 29 to 2023     | 2020-02-29 | 2024-01-01
          """)
  void parse_rangesOfNamesThatRecur_oneEndDecidesTheOther(String words, String from, String to) {
    assertThat(BERLIN.parse(words)).isEqualTo(BERLIN.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          today                        | 2026-03-08T00:00-05:00 | 2026-03-09T00:00-04:00
          yesterday                    | 2026-03-07 | 2026-03-08
          this week                    | 2026-03-08T00:00-05:00 | 2026-03-15T00:00-04:00
          last week                    | 2026-03-01 | 2026-03-08
          this monday                  | 2026-03-09 | 2026-03-10
          this sunday                  | 2026-03-08 | 2026-03-09
          sunday                       | 2026-03-01 | 2026-03-02
          sunday last week             | 2026-03-01 | 2026-03-02
          this morning                 | 2026-03-08T00:00-05:00 | 2026-03-08T12:00-04:00
          last 24 hours                | 2026-03-07T11:00:00.001-05:00 | 2026-03-08T12:00:00.001-04:00
          past day                     | 2026-03-07T12:00:00.001-05:00 | 2026-03-08T12:00:00.001-04:00
          last 7 days                  | 2026-03-01T12:00:00.001-05:00 | 2026-03-08T12:00:00.001-04:00
          9 hours ago                  | 2026-03-08T03:00-04:00 | 2026-03-08T04:00-04:00
          10 hours ago                 | 2026-03-08T01:00-05:00 | 2026-03-08T03:00-04:00
          2026-W10                     | 2026-03-08T00:00-05:00 | 2026-03-15T00:00-04:00
          2026-11-01                   | 2026-11-01T00:00-04:00 | 2026-11-02T00:00-05:00
          2026-11-01T01:30             | 2026-11-01T01:30-04:00 | 2026-11-01T01:31-04:00
          """)
  void parse_onTheDayClocksChange_daysAreLocalAndHoursExact(String words, String from, String to) {
    assertThat(NEW_YORK.parse(words)).isEqualTo(NEW_YORK.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          today                        | 2025-12-31T18:30Z | 2026-01-01T18:30Z
          yesterday                    | 2025-12-31 | 2026-01-01
          this week                    | 2025-12-29 | 2026-01-05
          last month                   | 2025-12-01 | 2026-01-01
          last quarter                 | 2025-10-01 | 2026-01-01
          this year                    | 2025-12-31T18:30Z | 2026-12-31T18:30Z
          January                      | 2026-01-01 | 2026-02-01
          December                     | 2025-12-01 | 2026-01-01
          last January                 | 2025-01-01 | 2025-02-01
          1 hour ago                   | 2025-12-31T23:00 | 2026-01-01T00:00
          30 minutes ago               | 2025-12-31T23:45 | 2025-12-31T23:46
          """)
  void parse_halfHourZoneOnNewYear_usesTheLocalDate(String words, String from, String to) {
    assertThat(KOLKATA.parse(words)).isEqualTo(KOLKATA.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          today                        | 2011-12-30T10:00Z | 2011-12-31T10:00Z
          yesterday                    | 2011-12-30T10:00Z | 2011-12-30T10:00Z
          2011-12-30                   | 2011-12-30T10:00Z | 2011-12-30T10:00Z
          friday                       | 2011-12-30T10:00Z | 2011-12-30T10:00Z
          2 days ago                   | 2011-12-29T10:00Z | 2011-12-30T10:00Z
          this week                    | 2011-12-26T10:00Z | 2012-01-01T10:00Z
          last 2 days                  | 2011-12-29T18:00:00.001Z | 2011-12-30T18:00:00.001Z
          since yesterday              | 2011-12-30T10:00Z | 2011-12-30T18:00:00.001Z
          last 24 hours                | 2011-12-29T18:00:00.001Z | 2011-12-30T18:00:00.001Z
          2011                         | 2011-01-01T10:00Z | 2011-12-31T10:00Z
          """)
  void parse_aroundADayThatWasSkipped_thatDayIsEmpty(String words, String from, String to) {
    assertThat(APIA.parse(words)).isEqualTo(APIA.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          today                        | 2024-02-29 | 2024-03-01
          this month                   | 2024-02-01 | 2024-03-01
          a year ago                   | 2023-01-01 | 2024-01-01
          since a year ago             | 2023-02-28 | 2024-03-01
          since 1 month ago            | 2024-01-29 | 2024-03-01
          last 12 months               | 2023-03-01 | 2024-03-01
          February 29                  | 2024-02-29 | 2024-03-01
          last quarter                 | 2023-10-01 | 2024-01-01
          """)
  void parse_onALeapDay_endsOfMonthsExist(String words, String from, String to) {
    assertThat(LEAP_DAY.parse(words)).isEqualTo(LEAP_DAY.period(from, to));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          this week                    | 2020-12-28 | 2021-01-04
          2020-W53                     | 2020-12-28 | 2021-01-04
          2021-W01                     | 2021-01-04 | 2021-01-11
          last month                   | 2020-12-01 | 2021-01-01
          last quarter                 | 2020-10-01 | 2021-01-01
          Q4 2020                      | 2020-10-01 | 2021-01-01
          since last week              | 2020-12-21 | 2021-01-01T10:00:00.001
          January to December          | 2021-01-01 | 2022-01-01
          """)
  void parse_onNewYear_weeksGoAcross(String words, String from, String to) {
    assertThat(NEW_YEAR.parse(words)).isEqualTo(NEW_YEAR.period(from, to));
  }
}
