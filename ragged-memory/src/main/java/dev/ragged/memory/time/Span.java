package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What words for one time mean, by themselves and as an end of a range. Immutable.
 *
 * @param alone what they mean by themselves
 * @param start where a range that starts with them starts
 * @param end where a range that ends with them ends
 * @param day the day, if they name one as a whole, so that a part of the day may follow
 * @param recurrence set if they name a time that comes again and again, and do not say which
 * @param clarity how surely they mean a time
 */
record Span(
    Period alone,
    Instant start,
    Instant end,
    @Nullable LocalDate day,
    @Nullable Recurrence recurrence,
    Clarity clarity) {

  static Span of(Period period) {
    return new Span(period, period.from(), period.to(), null, null, Clarity.CLEAR);
  }

  static Span of(DateRange days, LocalCalendar calendar) {
    Period period = calendar.period(days);
    LocalDate day = days.isDay() ? days.first() : null;
    return new Span(period, period.from(), period.to(), day, null, Clarity.CLEAR);
  }

  /** Returns this span, which as an end of a range is {@code range}. */
  Span withRange(Period range) {
    return new Span(alone, range.from(), range.to(), day, recurrence, clarity);
  }

  /** Returns this span, which as an end of a range is the moment {@code instant}. */
  Span withMoment(Instant instant) {
    Instant moment = Period.clip(instant);
    return new Span(alone, moment, moment, day, recurrence, clarity);
  }

  Span repeating(Recurrence value) {
    return new Span(alone, start, end, day, value, clarity);
  }

  Span with(Clarity value) {
    return new Span(alone, start, end, day, recurrence, value);
  }
}
