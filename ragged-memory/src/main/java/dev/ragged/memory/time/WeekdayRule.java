package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** Reads {@code Monday}, {@code mon}, {@code Monday last week}. Immutable. */
final class WeekdayRule implements Rule {
  private final Present present;

  WeekdayRule(Present present) {
    this.present = present;
  }

  /** Returns the weekday that {@code word} names or abbreviates; null if it does not. */
  static @Nullable DayOfWeek named(String word) {
    return switch (word) {
      case "monday", "mon" -> DayOfWeek.MONDAY;
      case "tuesday", "tue", "tues" -> DayOfWeek.TUESDAY;
      case "wednesday", "wed" -> DayOfWeek.WEDNESDAY;
      case "thursday", "thu", "thur", "thurs" -> DayOfWeek.THURSDAY;
      case "friday", "fri" -> DayOfWeek.FRIDAY;
      case "saturday", "sat" -> DayOfWeek.SATURDAY;
      case "sunday", "sun" -> DayOfWeek.SUNDAY;
      default -> null;
    };
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    String word = cursor.word();
    DayOfWeek weekday = named(word);
    if (weekday == null) {
      return null;
    }
    cursor.advance(1);
    EachWeek recurrence = new EachWeek(weekday, present.calendar().weekStart());
    int weeks = Qualifier.takeStep(cursor, "week");
    if (weeks != Qualifier.NONE) {
      LocalDate day = CalendarUnit.WEEK.plus(present.today(), weeks);
      return present.days(cursor, recurrence.current(day));
    }
    Span span = present.days(cursor, recurrence.latest(present.today()));
    Clarity clarity = word.endsWith("day") ? Clarity.CLEAR : Clarity.IN_RANGE;
    return span == null ? null : span.repeating(recurrence).with(clarity);
  }
}
