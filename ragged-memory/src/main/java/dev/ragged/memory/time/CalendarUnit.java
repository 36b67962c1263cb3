package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.time.temporal.WeekFields;

/** The parts of a calendar that are whole days. */
enum CalendarUnit {
  DAY,
  WEEK,
  MONTH,
  QUARTER,
  YEAR;

  /** ISO 8601: week 1 is the first that has at least four days in the year. */
  private static final int DAYS_IN_FIRST_WEEK = 4;

  private static final int MONTHS_PER_QUARTER = 3;

  /** Returns the first day of the unit that {@code day} is in. */
  LocalDate first(LocalDate day, DayOfWeek weekStart) {
    return switch (this) {
      case DAY -> day;
      case WEEK -> day.with(TemporalAdjusters.previousOrSame(weekStart));
      case MONTH -> day.withDayOfMonth(1);
      case QUARTER -> LocalDate.of(day.getYear(), MONTHS_PER_QUARTER * quarter(day) - 2, 1);
      case YEAR -> day.withDayOfYear(1);
    };
  }

  /** Returns {@code day} as many units later; the end of a month where its day does not exist. */
  LocalDate plus(LocalDate day, long count) {
    return switch (this) {
      case DAY -> day.plusDays(count);
      case WEEK -> day.plusWeeks(count);
      case MONTH -> day.plusMonths(count);
      case QUARTER -> day.plusMonths(MONTHS_PER_QUARTER * count);
      case YEAR -> day.plusYears(count);
    };
  }

  /** Returns the unit that is {@code count} units behind the one that {@code day} is in. */
  DateRange range(LocalDate day, long count, DayOfWeek weekStart) {
    LocalDate first = plus(first(day, weekStart), count);
    return new DateRange(first, plus(first, 1));
  }

  /** Returns the short name of the unit that starts at {@code first}, as {@link Bucket} says. */
  String label(LocalDate first, DayOfWeek weekStart) {
    String date = first.toString();
    return switch (this) {
      case DAY -> date;
      case WEEK -> weekLabel(first, weekStart);
      case MONTH -> date.substring(0, date.length() - "-01".length());
      case QUARTER -> year(date) + "-Q" + quarter(first);
      case YEAR -> year(date);
    };
  }

  private static int quarter(LocalDate day) {
    return (day.getMonthValue() + MONTHS_PER_QUARTER - 1) / MONTHS_PER_QUARTER;
  }

  private static String year(String date) {
    return date.substring(0, date.length() - "-01-01".length());
  }

  private static String weekLabel(LocalDate first, DayOfWeek weekStart) {
    WeekFields fields = WeekFields.of(weekStart, DAYS_IN_FIRST_WEEK);
    int week = first.get(fields.weekOfWeekBasedYear());
    String year = year(LocalDate.of(first.get(fields.weekBasedYear()), 1, 1).toString());
    return year + (week < 10 ? "-W0" : "-W") + week;
  }

  /** Returns the days of a week that is numbered as in {@link #label}. */
  static DateRange week(int year, int week, DayOfWeek weekStart) {
    LocalDate inFirst = LocalDate.of(year, 1, DAYS_IN_FIRST_WEEK);
    return WEEK.range(inFirst, week - 1L, weekStart);
  }
}
