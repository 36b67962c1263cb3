package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * The millisecond in which words are read, and the calendar they are read by. Immutable.
 *
 * <p>What reaches up to now ends behind this millisecond, so that what was recorded in it is in.
 */
final class Present {
  static final int FIRST_YEAR = 1;
  static final int LAST_YEAR = 9999;

  private final Instant now;
  private final LocalCalendar calendar;
  private final LocalDate today;

  Present(Instant now, LocalCalendar calendar) {
    if (now.isBefore(Period.EARLIEST) || !now.isBefore(Period.LATEST)) {
      throw new IllegalArgumentException(
          "the clock must show a time within Period.ALL: now=" + now);
    }
    this.now = now.truncatedTo(ChronoUnit.MILLIS);
    this.calendar = calendar;
    this.today = calendar.date(now);
  }

  Instant now() {
    return now;
  }

  /** Returns the end of this millisecond. */
  Instant end() {
    return now.plusMillis(1);
  }

  LocalDate today() {
    return today;
  }

  LocalCalendar calendar() {
    return calendar;
  }

  /** Returns the span of these days, or null with a note at the cursor if they are out of range. */
  @Nullable Span days(Cursor cursor, DateRange days) {
    return isInRange(days.first()) ? Span.of(days, calendar) : outOfRange(cursor);
  }

  /** Returns the last {@code count} units up to now; null with a note if that is out of range. */
  @Nullable Span back(Cursor cursor, long count, Unit unit) {
    if (isNoCount(cursor, count, unit)) {
      return null;
    }
    Instant start = unit.plus(end(), -count, calendar);
    return isInRange(calendar.date(start))
        ? Span.of(Period.clipped(start, end()))
        : outOfRange(cursor);
  }

  /** Returns the next {@code count} units from now; null with a note if that is out of range. */
  @Nullable Span ahead(Cursor cursor, long count, Unit unit) {
    if (isNoCount(cursor, count, unit)) {
      return null;
    }
    Instant end = unit.plus(now, count, calendar);
    return isInRange(calendar.date(end)) ? Span.of(Period.clipped(now, end)) : outOfRange(cursor);
  }

  /**
   * Returns the day, week, ... or hour that many units from this one; null with a note if that is
   * out of range.
   */
  @Nullable Span away(Cursor cursor, long count, Unit unit) {
    if (isNoCount(cursor, Math.abs(count), unit)) {
      return null;
    }
    CalendarUnit dates = unit.calendar();
    if (dates == null) {
      Instant moment = unit.plus(now, count, calendar);
      return isInRange(calendar.date(moment))
          ? Span.of(unit.around(moment, calendar)).withMoment(moment)
          : outOfRange(cursor);
    }
    Span span = days(cursor, dates.range(today, count, calendar.weekStart()));
    LocalDate day = dates.plus(today, count);
    return span == null ? null : span.withRange(calendar.period(DateRange.of(day)));
  }

  private static boolean isInRange(LocalDate day) {
    return day.getYear() >= FIRST_YEAR && day.getYear() <= LAST_YEAR;
  }

  private static @Nullable Span outOfRange(Cursor cursor) {
    return cursor.refuse("it is outside of the years 0001 to 9999");
  }

  private static boolean isNoCount(Cursor cursor, long count, Unit unit) {
    if (count < 1) {
      cursor.refuse("a number of days, weeks, ... must be at least 1");
    } else if (unit.isBeyondAllTime(count)) {
      outOfRange(cursor);
    }
    return count < 1 || unit.isBeyondAllTime(count);
  }
}
