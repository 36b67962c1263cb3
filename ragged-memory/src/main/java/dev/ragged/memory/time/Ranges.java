package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Makes periods of the ends of a range. Immutable. */
final class Ranges {
  private final Present present;

  Ranges(Present present) {
    this.present = present;
  }

  /** Returns the time from the start of {@code span} up to now; null with a note if none. */
  @Nullable Period since(Cursor cursor, Span span) {
    if (span.start().isAfter(present.end())) {
      cursor.refuse("since must name a past time: start=" + span.start() + "; or say from ... on");
      return null;
    }
    return new Period(span.start(), present.end());
  }

  /** Returns the shortest period with all of {@code period}, which ends with {@code previous}. */
  Period covering(Period period, Span previous, Span next) {
    Instant from = period.from();
    if (previous.recurrence() != null && next.recurrence() == null) {
      LocalDate before = present.calendar().date(next.start());
      Period moved = present.calendar().period(previous.recurrence().latest(before));
      from = earlier(from, moved.from());
    }
    Instant to = next.alone().to();
    return new Period(
        earlier(from, next.alone().from()), to.isBefore(period.to()) ? period.to() : to);
  }

  private static Instant earlier(Instant a, Instant b) {
    return b.isBefore(a) ? b : a;
  }

  /**
   * Returns the time from the start of {@code first} to the end of {@code last}; null with a note
   * if that ends before it starts.
   *
   * <p>Where one end recurs and does not say which it is, the other decides: {@code from January to
   * March 2025} starts in 2025, and {@code from November to February} ends in the next year.
   */
  @Nullable Period between(Cursor cursor, Span first, Span last) {
    Span start = first;
    Span end = last;
    LocalCalendar calendar = present.calendar();
    if (last.recurrence() != null) {
      end = present.days(cursor, last.recurrence().notBefore(calendar.date(first.start())));
    } else if (first.recurrence() != null) {
      start = present.days(cursor, first.recurrence().latest(calendar.date(last.start())));
    }
    if (start == null || end == null) {
      return null;
    }
    if (end.start().isBefore(start.start()) && !end.end().isAfter(start.start())) {
      cursor.refuse(
          "a range must not end before it starts: start=" + start.start() + ", end=" + end.end());
      return null;
    }
    return new Period(start.start(), end.end());
  }
}
