package dev.ragged.memory.time;

/**
 * The size of the parts that a period is cut into, at the boundaries of a zone's calendar.
 *
 * <p>A bucket is as long as its part of the calendar is in that zone: a day of 23 or 25 hours where
 * clocks change, a February of 29 days, a December without the day that Samoa skipped. Immutable.
 */
public enum Bucket {
  /**
   * An hour of the clock, named {@code 2026-01-15T14:00+01:00}. A change of the clock ends an hour
   * and starts another, so the hour that autumn shows twice is two, which differ in their offset.
   */
  HOUR,

  /** From one midnight to the next, named {@code 2026-01-15}. */
  DAY,

  /**
   * Seven days from the first day of the week on, named {@code 2026-W03}. Weeks are numbered as in
   * ISO 8601, whatever day they start with: week 1 is the first with four days in the year.
   */
  WEEK,

  /** A month, named {@code 2026-01}. */
  MONTH,

  /** Three months from January, April, July or October on, named {@code 2026-Q1}. */
  QUARTER,

  /** A year, named {@code 2026}. */
  YEAR;

  /** Most buckets a period is cut into: 11 years of hours, 270 years of days. */
  public static final int MAX_BUCKETS = 100_000;

  /**
   * Cuts a period into consecutive buckets that cover it exactly. The first and the last end where
   * the period does, even within an hour or a day. No bucket is empty; an empty period has none.
   *
   * <p>Cost: about a microsecond and 8 bytes for a bucket.
   *
   * @throws IllegalArgumentException if there were more than {@link #MAX_BUCKETS}
   */
  public Buckets cut(Period period, TimeSettings settings) {
    return Buckets.cut(period, this, settings);
  }

  Grid grid(TimeSettings settings) {
    LocalCalendar calendar = new LocalCalendar(settings);
    return switch (this) {
      case HOUR -> new HourGrid(calendar);
      case DAY -> new DateGrid(CalendarUnit.DAY, calendar);
      case WEEK -> new DateGrid(CalendarUnit.WEEK, calendar);
      case MONTH -> new DateGrid(CalendarUnit.MONTH, calendar);
      case QUARTER -> new DateGrid(CalendarUnit.QUARTER, calendar);
      case YEAR -> new DateGrid(CalendarUnit.YEAR, calendar);
    };
  }
}
