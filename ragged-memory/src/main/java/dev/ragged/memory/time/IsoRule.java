package dev.ragged.memory.time;

import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads what begins with a year of four digits: {@code 2025}, {@code 2025-Q4}, {@code 2026-W03},
 * {@code 2026-01}, {@code 2026-01-15}, {@code 2026-01-15T14:00+01:00}. Immutable.
 */
final class IsoRule implements Rule {
  private final Present present;
  private final IsoTime time;

  IsoRule(Present present) {
    this.present = present;
    this.time = new IsoTime(present);
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    if (cursor.digits(0) != 4) {
      return null;
    }
    int year = (int) cursor.number(0);
    if (year < Present.FIRST_YEAR) {
      return cursor.refuse("years run from 0001 to 9999: year=" + year);
    }
    if (cursor.sign(1, '-') && cursor.joined(1) && cursor.joined(2) && cursor.digits(2) > 0) {
      return month(cursor, year);
    }
    cursor.advance(1);
    int quarter = QuarterRule.take(cursor);
    if (quarter > 0) {
      Span span = MonthRule.inYear(cursor, present, QuarterRule.each(quarter), year);
      return span == null ? null : span.with(YearSuffix.clarity(year));
    }
    if (cursor.word().equals("w") && cursor.joined(1) && cursor.digits(1) == 2) {
      return week(cursor, year);
    }
    LocalDate first = LocalDate.of(year, 1, 1);
    Span span = present.days(cursor, new DateRange(first, first.plusYears(1)));
    return span == null ? null : span.with(clarity(cursor, year));
  }

  private static Clarity clarity(Cursor cursor, int year) {
    return FollowingWords.maySetApart(cursor)
        ? YearSuffix.clarity(year).atMost(Clarity.AFTER_PREPOSITION)
        : Clarity.NEVER;
  }

  private @Nullable Span month(Cursor cursor, int year) {
    if (cursor.digits(2) != 2) {
      return cursor.refuse("months and days have two digits: 2026-01 or 2026-01-05");
    }
    int month = (int) cursor.number(2);
    if (month < 1 || month > 12) {
      return cursor.refuse("a month must be 01 to 12: year=" + year + ", month=" + month);
    }
    YearMonth yearMonth = YearMonth.of(year, month);
    if (cursor.signedDigits(3, '-', 2)) {
      return day(cursor, yearMonth, (int) cursor.number(4));
    }
    LocalDate first = yearMonth.atDay(1);
    cursor.advance(3);
    return present.days(cursor, new DateRange(first, first.plusMonths(1)));
  }

  private @Nullable Span day(Cursor cursor, YearMonth month, int day) {
    if (!month.isValidDay(day)) {
      return cursor.refuse(
          "there is no such day: month="
              + (month + ", days in it=" + month.lengthOfMonth() + ", day=" + day));
    }
    cursor.advance(5);
    LocalDate date = month.atDay(day);
    return IsoTime.follows(cursor)
        ? time.read(cursor, date)
        : present.days(cursor, DateRange.of(date));
  }

  private @Nullable Span week(Cursor cursor, int year) {
    int week = (int) cursor.number(1);
    LocalDate first = CalendarUnit.week(year, 1, present.calendar().weekStart()).first();
    LocalDate end = CalendarUnit.week(year + 1, 1, present.calendar().weekStart()).first();
    long weeks = ChronoUnit.WEEKS.between(first, end);
    if (week < 1 || week > weeks) {
      return cursor.refuse(
          "there is no such week: year=" + year + ", weeks in it=" + weeks + ", week=" + week);
    }
    cursor.advance(2);
    return present.days(cursor, CalendarUnit.week(year, week, present.calendar().weekStart()));
  }
}
