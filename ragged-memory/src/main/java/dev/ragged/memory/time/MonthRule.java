package dev.ragged.memory.time;

import java.time.Month;
import java.time.MonthDay;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/**
 * Reads months and days of months: {@code January}, {@code mar 2025}, {@code March last year},
 * {@code March 15}, {@code 15th of March 2025}. Immutable.
 */
final class MonthRule implements Rule {
  private static final int NO_DAY = 0;

  private final Present present;

  MonthRule(Present present) {
    this.present = present;
  }

  /** Returns the month that {@code word} names or abbreviates; null if it does not. */
  static @Nullable Month named(String word) {
    return switch (word) {
      case "january", "jan" -> Month.JANUARY;
      case "february", "feb" -> Month.FEBRUARY;
      case "march", "mar" -> Month.MARCH;
      case "april", "apr" -> Month.APRIL;
      case "may" -> Month.MAY;
      case "june", "jun" -> Month.JUNE;
      case "july", "jul" -> Month.JULY;
      case "august", "aug" -> Month.AUGUST;
      case "september", "sep", "sept" -> Month.SEPTEMBER;
      case "october", "oct" -> Month.OCTOBER;
      case "november", "nov" -> Month.NOVEMBER;
      case "december", "dec" -> Month.DECEMBER;
      default -> null;
    };
  }

  static EachYear each(Month month) {
    return new EachYear(MonthDay.of(month, 1), 1);
  }

  /** Abbreviations, verbs, names of people, and an adjective are no months unless more is said. */
  private static Clarity clarity(String word) {
    return switch (word) {
      case "march", "april", "june", "august" -> Clarity.AFTER_PREPOSITION;
      default ->
          word.length() > 4 || word.equals("july") ? Clarity.CLEAR : Clarity.AFTER_PREPOSITION;
    };
  }

  @Override
  public @Nullable Span read(Cursor cursor) {
    cursor.take("the");
    int day = takeDay(cursor);
    if (day != NO_DAY) {
      cursor.take("of");
    }
    String word = cursor.word();
    Month month = named(word);
    if (month == null) {
      return null;
    }
    cursor.advance(1);
    if (day == NO_DAY) {
      day = takeDay(cursor);
    }
    int year = YearSuffix.take(cursor, present);
    Clarity clarity = year == YearSuffix.NONE ? clarity(word) : YearSuffix.clarity(year);
    Span span =
        day == NO_DAY ? inYear(cursor, present, each(month), year) : day(cursor, month, day, year);
    return span == null ? null : span.with(clarity);
  }

  /** Moves over {@code 15} or {@code 15th}. */
  private static int takeDay(Cursor cursor) {
    int digits = cursor.digits(0);
    if (digits < 1 || digits > 2 || cursor.number(0) == 0) {
      return NO_DAY;
    }
    int day = (int) cursor.number(0);
    boolean isOrdinal =
        cursor.joined(1)
            && switch (cursor.word(1)) {
              case "st", "nd", "rd", "th" -> true;
              default -> false;
            };
    cursor.advance(isOrdinal ? 2 : 1);
    return day;
  }

  private @Nullable Span day(Cursor cursor, Month month, int day, int year) {
    int length =
        year == YearSuffix.NONE ? month.maxLength() : YearMonth.of(year, month).lengthOfMonth();
    if (day > length) {
      return cursor.refuse(
          "there is no such day: month=" + month + ", days in it=" + length + ", day=" + day);
    }
    return inYear(cursor, present, new EachYear(MonthDay.of(month, day), 0), year);
  }

  /** Returns what comes each year, in that year or, if none is given, the last that has begun. */
  static @Nullable Span inYear(Cursor cursor, Present present, EachYear each, int year) {
    if (year == YearSuffix.NONE) {
      Span span = present.days(cursor, each.latest(present.today()));
      return span == null ? null : span.repeating(each);
    }
    DateRange days = each.in(year);
    return days == null ? null : present.days(cursor, days);
  }
}
