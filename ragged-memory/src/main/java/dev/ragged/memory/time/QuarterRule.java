package dev.ragged.memory.time;

import java.time.MonthDay;
import org.jspecify.annotations.Nullable;

/** Reads {@code Q4}, {@code Q4 2025}, {@code Q4-2025}, {@code Q1 of this year}. Immutable. */
final class QuarterRule implements Rule {
  private static final int MONTHS = 3;

  private final Present present;

  QuarterRule(Present present) {
    this.present = present;
  }

  /** Moves over {@code q} and a joined digit and returns it, or 0 if that is no quarter. */
  static int take(Cursor cursor) {
    if (!cursor.word().equals("q") || !cursor.joined(1) || cursor.digits(1) != 1) {
      return 0;
    }
    long quarter = cursor.number(1);
    if (quarter < 1 || quarter > 4) {
      cursor.refuse("a quarter must be Q1 to Q4: quarter=Q" + quarter);
      return 0;
    }
    cursor.advance(2);
    return (int) quarter;
  }

  static EachYear each(int quarter) {
    return new EachYear(MonthDay.of(MONTHS * (quarter - 1) + 1, 1), MONTHS);
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    int quarter = take(cursor);
    if (quarter == 0) {
      return null;
    }
    int year = YearSuffix.take(cursor, present);
    Clarity clarity =
        year == YearSuffix.NONE ? Clarity.AFTER_PREPOSITION : YearSuffix.clarity(year);
    Span span = MonthRule.inYear(cursor, present, each(quarter), year);
    return span == null ? null : span.with(clarity);
  }
}
