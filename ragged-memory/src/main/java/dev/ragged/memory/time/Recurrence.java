package dev.ragged.memory.time;

import java.time.LocalDate;

/** A time that comes again and again, such as a weekday or a month. */
sealed interface Recurrence permits EachWeek, EachYear {
  /** Returns the one that is meant if nothing else is said on {@code today}. */
  DateRange latest(LocalDate today);

  /** Returns the last one that ended before {@code today}. */
  DateRange ended(LocalDate today);

  /** Returns the one in the same week or year as {@code today}. */
  DateRange current(LocalDate today);

  /** Returns the first one that begins after {@code today}. */
  DateRange next(LocalDate today);

  /** Returns the first one that does not end before {@code day} begins. */
  DateRange notBefore(LocalDate day);
}
