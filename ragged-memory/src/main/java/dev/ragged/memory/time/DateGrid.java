package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDate;

/** Days, weeks, months, quarters or years of a zone. Immutable. */
final class DateGrid implements Grid {
  private final CalendarUnit unit;
  private final LocalCalendar calendar;

  DateGrid(CalendarUnit unit, LocalCalendar calendar) {
    this.unit = unit;
    this.calendar = calendar;
  }

  @Override
  public Instant next(Instant instant) {
    return calendar.start(unit.plus(first(instant), 1));
  }

  @Override
  public String label(Instant instant) {
    return unit.label(first(instant), calendar.weekStart());
  }

  // Not just the unit of the local date: where a clock is set back over midnight, yesterday's date
  // is shown again after the new day has begun. And a day that a zone skipped begins when the next
  // one does.
  private LocalDate first(Instant instant) {
    LocalDate first = unit.first(calendar.date(instant), calendar.weekStart());
    LocalDate next = unit.plus(first, 1);
    while (!calendar.start(next).isAfter(instant)) {
      first = next;
      next = unit.plus(first, 1);
    }
    return first;
  }
}
