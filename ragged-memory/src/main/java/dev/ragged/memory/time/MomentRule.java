package dev.ragged.memory.time;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads words for one time of any kind, the part of the day behind a day, and {@code the week of
 * January 5}. Immutable.
 */
final class MomentRule implements Rule {
  private final List<Rule> rules;
  private final LocalCalendar calendar;

  MomentRule(Present present) {
    this.calendar = present.calendar();
    this.rules =
        List.of(
            new NamedTimeRule(present),
            new QualifiedRule(present),
            new WeekdayRule(present),
            new MonthRule(present),
            new QuarterRule(present),
            new IsoRule(present),
            new CountRule(present));
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    int start = cursor.position();
    Span week = weekOf(cursor);
    if (week != null) {
      return week;
    }
    cursor.moveTo(start);
    return simple(cursor);
  }

  private @Nullable Span weekOf(Cursor cursor) {
    cursor.take("the");
    Span span = cursor.take("week", "of") ? simple(cursor) : null;
    return span == null || span.day() == null
        ? null
        : Span.of(CalendarUnit.WEEK.range(span.day(), 0, calendar.weekStart()), calendar);
  }

  private @Nullable Span simple(Cursor cursor) {
    int start = cursor.position();
    for (Rule rule : rules) {
      Span span = rule.read(cursor);
      if (span != null) {
        return part(cursor, span);
      }
      cursor.moveTo(start);
    }
    return null;
  }

  private Span part(Cursor cursor, Span span) {
    DayPart part = DayPart.named(cursor.word());
    if (span.day() == null || part == null) {
      return span;
    }
    cursor.advance(1);
    return Span.of(part.of(span.day(), calendar)).with(span.clarity());
  }
}
