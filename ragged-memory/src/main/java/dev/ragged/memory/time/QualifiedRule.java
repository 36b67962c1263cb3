package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.Month;
import org.jspecify.annotations.Nullable;

/**
 * Reads what begins with {@code this}, {@code last}, {@code past} or {@code next}: {@code last
 * week}, {@code the last 7 days}, {@code past 24h}, {@code next Friday}, {@code last January},
 * {@code this morning}. Immutable.
 */
final class QualifiedRule implements Rule {
  private final Present present;

  QualifiedRule(Present present) {
    this.present = present;
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    boolean the = cursor.take("the");
    Qualifier qualifier = Qualifier.named(cursor.word());
    if (qualifier == null) {
      return null;
    }
    cursor.advance(1);
    int start = cursor.position();
    Counted counted = cursor.take("couple", "of") ? couple(cursor) : Counted.take(cursor);
    if (counted != null) {
      return rolling(cursor, qualifier, counted);
    }
    cursor.moveTo(start);
    Unit unit = Unit.named(cursor.word());
    if (unit != null) {
      cursor.advance(1);
      return unit(cursor, the, qualifier, unit);
    }
    return qualifier == Qualifier.PAST ? null : named(cursor, qualifier);
  }

  private static @Nullable Counted couple(Cursor cursor) {
    Unit unit = Unit.named(cursor.word());
    cursor.advance(1);
    return unit == null ? null : new Counted(2, unit, false);
  }

  private @Nullable Span rolling(Cursor cursor, Qualifier qualifier, Counted counted) {
    return switch (qualifier) {
      case THIS -> null;
      case LAST, PAST -> present.back(cursor, counted.count(), counted.unit());
      case NEXT -> present.ahead(cursor, counted.count(), counted.unit());
    };
  }

  // "Last week" is a week of the calendar; "the last week" and "past week" are seven days up to
  // now.
  private @Nullable Span unit(Cursor cursor, boolean the, Qualifier qualifier, Unit unit) {
    Counted one = new Counted(1, unit, false);
    CalendarUnit dates = unit.calendar();
    boolean isVague = dates == null ? unit != Unit.HOUR : unit == Unit.DAY;
    if (qualifier == Qualifier.PAST) {
      return rolling(cursor, qualifier, one);
    }
    if (isVague) {
      return cursor.refuse("say yesterday, today, tomorrow, past day or past minute");
    }
    if (dates == null) {
      return qualifier == Qualifier.THIS
          ? Span.of(present.calendar().hour(present.now()))
          : rolling(cursor, qualifier, one);
    }
    if (the && qualifier != Qualifier.THIS) {
      return rolling(cursor, qualifier, one);
    }
    LocalDate today = present.today();
    DayOfWeek weekStart = present.calendar().weekStart();
    return present.days(cursor, dates.range(today, qualifier.step(), weekStart));
  }

  private @Nullable Span named(Cursor cursor, Qualifier qualifier) {
    DayOfWeek weekday = WeekdayRule.named(cursor.word());
    if (weekday != null) {
      cursor.advance(1);
      return repeated(cursor, qualifier, new EachWeek(weekday, present.calendar().weekStart()));
    }
    Month month = MonthRule.named(cursor.word());
    if (month != null) {
      cursor.advance(1);
      return repeated(cursor, qualifier, MonthRule.each(month));
    }
    int quarter = QuarterRule.take(cursor);
    if (quarter > 0) {
      return repeated(cursor, qualifier, QuarterRule.each(quarter));
    }
    return part(cursor, qualifier);
  }

  private @Nullable Span repeated(Cursor cursor, Qualifier qualifier, Recurrence recurrence) {
    LocalDate today = present.today();
    return present.days(
        cursor,
        switch (qualifier) {
          case THIS -> recurrence.current(today);
          case LAST, PAST -> recurrence.ended(today);
          case NEXT -> recurrence.next(today);
        });
  }

  private @Nullable Span part(Cursor cursor, Qualifier qualifier) {
    DayPart part = DayPart.named(cursor.word());
    boolean isThis = qualifier == Qualifier.THIS && part != DayPart.NIGHT;
    boolean isLast = qualifier == Qualifier.LAST && part == DayPart.NIGHT;
    if (part == null || !(isThis || isLast)) {
      return null;
    }
    cursor.advance(1);
    LocalDate day = isThis ? present.today() : present.today().minusDays(1);
    return Span.of(part.of(day, present.calendar()));
  }
}
