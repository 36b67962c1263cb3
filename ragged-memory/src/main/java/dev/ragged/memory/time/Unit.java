package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDateTime;
import org.jspecify.annotations.Nullable;

/** The units that a time is counted in, and the words for them. */
enum Unit {
  SECOND(1, null),
  MINUTE(60, null),
  HOUR(3600, null),
  DAY(86_400, CalendarUnit.DAY),
  WEEK(7 * 86_400, CalendarUnit.WEEK),
  MONTH(28 * 86_400, CalendarUnit.MONTH),
  QUARTER(90 * 86_400, CalendarUnit.QUARTER),
  YEAR(365 * 86_400, CalendarUnit.YEAR);

  /** More than {@link Period#ALL} has. */
  private static final long SECONDS_OF_ALL_TIME = 10_000L * 366 * 86_400;

  private final long shortest;
  private final @Nullable CalendarUnit calendar;

  Unit(long shortest, @Nullable CalendarUnit calendar) {
    this.shortest = shortest;
    this.calendar = calendar;
  }

  /** Returns the unit that {@code word} names, in the singular or plural; null if it names none. */
  static @Nullable Unit named(String word) {
    return switch (word) {
      case "second", "seconds" -> SECOND;
      case "minute", "minutes" -> MINUTE;
      case "hour", "hours" -> HOUR;
      case "day", "days" -> DAY;
      case "week", "weeks" -> WEEK;
      case "month", "months" -> MONTH;
      case "quarter", "quarters" -> QUARTER;
      case "year", "years" -> YEAR;
      default -> null;
    };
  }

  /** Returns the unit that {@code letters} directly behind a number stand for; null if none. */
  static @Nullable Unit abbreviated(String letters) {
    return switch (letters) {
      case "s", "sec" -> SECOND;
      case "min" -> MINUTE;
      case "h" -> HOUR;
      case "d" -> DAY;
      case "w" -> WEEK;
      case "mo" -> MONTH;
      case "q" -> QUARTER;
      case "y" -> YEAR;
      default -> null;
    };
  }

  /** Returns the part of the calendar; null for parts of the clock. */
  @Nullable CalendarUnit calendar() {
    return calendar;
  }

  /** Returns whether as many units are longer than all time, so that counting them is an error. */
  boolean isBeyondAllTime(long count) {
    return count > SECONDS_OF_ALL_TIME / shortest;
  }

  /**
   * Returns the instant {@code count} units later. Seconds to hours pass as they are; from days on,
   * the local date changes and the local time stays.
   *
   * @param count not {@link #isBeyondAllTime}, or the negative of such a number
   */
  Instant plus(Instant instant, long count, LocalCalendar zone) {
    if (calendar == null) {
      return instant.plusSeconds(count * shortest);
    }
    LocalDateTime local = zone.dateTime(instant);
    return zone.at(calendar.plus(local.toLocalDate(), count).atTime(local.toLocalTime()));
  }

  /** Returns the unit of the clock around {@code instant}; for seconds to hours. */
  Period around(Instant instant, LocalCalendar zone) {
    if (this == HOUR) {
      return zone.hour(instant);
    }
    int offset = zone.rules().getOffset(instant).getTotalSeconds();
    long second = instant.getEpochSecond();
    Instant start = Instant.ofEpochSecond(second - Math.floorMod(second + offset, shortest));
    return Period.clipped(start, start.plusSeconds(shortest));
  }
}
