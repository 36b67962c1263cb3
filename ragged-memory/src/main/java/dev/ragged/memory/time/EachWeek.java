package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;

/**
 * A weekday. Without more words it is the last one before today. Immutable.
 *
 * @param weekStart decides which is the one of this week
 */
record EachWeek(DayOfWeek weekday, DayOfWeek weekStart) implements Recurrence {
  @Override
  public DateRange latest(LocalDate today) {
    return DateRange.of(today.with(TemporalAdjusters.previous(weekday)));
  }

  @Override
  public DateRange ended(LocalDate today) {
    return latest(today);
  }

  @Override
  public DateRange current(LocalDate today) {
    LocalDate first = CalendarUnit.WEEK.first(today, weekStart);
    return DateRange.of(first.with(TemporalAdjusters.nextOrSame(weekday)));
  }

  @Override
  public DateRange next(LocalDate today) {
    return DateRange.of(today.with(TemporalAdjusters.next(weekday)));
  }

  @Override
  public DateRange notBefore(LocalDate day) {
    return DateRange.of(day.with(TemporalAdjusters.nextOrSame(weekday)));
  }
}
