package dev.ragged.memory.time;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A day, month or quarter of the year. Without more words it is the last one that has begun, which
 * may not have ended yet. February 29 is not in every year. Immutable.
 *
 * @param first its first day
 * @param months how many months it has; 0 for a day
 */
record EachYear(MonthDay first, int months) implements Recurrence {
  /** Returns the one of {@code year}; null if that year has no such day. */
  @Nullable DateRange in(int year) {
    if (!first.isValidYear(year)) {
      return null;
    }
    LocalDate day = first.atYear(year);
    return months == 0 ? DateRange.of(day) : new DateRange(day, day.plusMonths(months));
  }

  @Override
  public DateRange latest(LocalDate today) {
    return search(today.getYear(), -1, days -> !days.first().isAfter(today));
  }

  @Override
  public DateRange ended(LocalDate today) {
    return search(today.getYear(), -1, days -> !days.end().isAfter(today));
  }

  @Override
  public DateRange current(LocalDate today) {
    return search(today.getYear(), 1, days -> true);
  }

  @Override
  public DateRange next(LocalDate today) {
    return search(today.getYear(), 1, days -> days.first().isAfter(today));
  }

  @Override
  public DateRange notBefore(LocalDate day) {
    return search(day.getYear(), 1, days -> days.end().isAfter(day));
  }

  // At most nine years: between 1896 and 1904 there was no leap day.
  private DateRange search(int year, int step, Predicate<DateRange> wanted) {
    for (int y = year; ; y += step) {
      DateRange days = in(y);
      if (days != null && wanted.test(days)) {
        return days;
      }
    }
  }
}
