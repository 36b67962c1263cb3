package dev.ragged.memory.time;

import java.time.LocalDate;

/**
 * Days of a calendar.
 *
 * @param first first day
 * @param end first day behind them
 */
record DateRange(LocalDate first, LocalDate end) {
  static DateRange of(LocalDate day) {
    return new DateRange(day, day.plusDays(1));
  }

  boolean isDay() {
    return first.plusDays(1).equals(end);
  }

  boolean contains(LocalDate day) {
    return !day.isBefore(first) && day.isBefore(end);
  }
}
