package dev.ragged.memory.time;

import org.jspecify.annotations.Nullable;

/**
 * Reads {@code now}, {@code recently}, {@code today} and the days around it, {@code tonight},
 * {@code the day before yesterday}, {@code the week before last}. Immutable.
 */
final class NamedTimeRule implements Rule {
  /** What "recent" means: the last 30 days. */
  static final int RECENT_DAYS = 30;

  private final Present present;

  NamedTimeRule(Present present) {
    this.present = present;
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    cursor.take("the");
    String word = cursor.word();
    boolean compared = PrecedingWords.compare(cursor);
    cursor.advance(1);
    return switch (word) {
      case "now" -> Span.of(new Period(present.now(), present.end())).with(Clarity.IN_RANGE);
      case "recent", "recently", "lately" ->
          compared ? null : present.back(cursor, RECENT_DAYS, Unit.DAY);
      case "today" -> day(cursor, 0);
      case "yesterday" -> day(cursor, -1);
      case "tomorrow" -> day(cursor, 1);
      case "tonight" -> Span.of(DayPart.NIGHT.of(present.today(), present.calendar()));
      case "day", "week", "month", "quarter", "year" -> secondNext(cursor, word);
      default -> null;
    };
  }

  private @Nullable Span day(Cursor cursor, long count) {
    return count == 0
        ? present.days(cursor, DateRange.of(present.today()))
        : present.away(cursor, count, Unit.DAY);
  }

  private @Nullable Span secondNext(Cursor cursor, String word) {
    Unit unit = Unit.named(word);
    if (unit == null) {
      return null;
    }
    boolean isDay = unit == Unit.DAY;
    if (cursor.take("before", isDay ? "yesterday" : "last")) {
      return whole(cursor, -2, unit, word);
    }
    return cursor.take("after", isDay ? "tomorrow" : "next") ? whole(cursor, 2, unit, word) : null;
  }

  private @Nullable Span whole(Cursor cursor, long count, Unit unit, String word) {
    cursor.take(word); // "The week before last week" is the same.
    Span span = present.away(cursor, count, unit);
    return span == null ? null : span.withRange(span.alone());
  }
}
