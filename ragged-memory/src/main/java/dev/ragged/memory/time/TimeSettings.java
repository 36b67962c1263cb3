package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.temporal.WeekFields;
import java.util.Locale;
import java.util.Objects;

/**
 * Where a day starts, and with which day a week does. Immutable.
 *
 * <p>There is no language here: {@link TimeExpressions} understands English words only.
 *
 * @param zone whose days, hours and clock changes count
 * @param weekStart first day of a week
 */
public record TimeSettings(ZoneId zone, DayOfWeek weekStart) {
  /** UTC, and weeks that start on Monday: the same on every machine, and as ISO 8601 counts. */
  public static final TimeSettings DEFAULT = new TimeSettings(ZoneOffset.UTC, DayOfWeek.MONDAY);

  public TimeSettings {
    Objects.requireNonNull(zone, "zone");
    Objects.requireNonNull(weekStart, "weekStart");
  }

  /** Returns settings with this zone, and weeks that start on Monday. */
  public static TimeSettings of(ZoneId zone) {
    return new TimeSettings(zone, DayOfWeek.MONDAY);
  }

  /** Returns these settings with weeks that start on {@code day}. */
  public TimeSettings withWeekStart(DayOfWeek day) {
    return new TimeSettings(zone, day);
  }

  /**
   * Returns these settings with weeks that start as is usual in the country of {@code locale}, such
   * as on Sunday for {@link Locale#US}. The language of the locale does not matter.
   *
   * @throws IllegalArgumentException if the locale names no country: what a language alone means is
   *     decided by each JDK anew
   */
  public TimeSettings withWeekStartOf(Locale locale) {
    if (locale.getCountry().isEmpty()) {
      throw new IllegalArgumentException(
          "locale must name a country, as en-US does: locale=" + locale.toLanguageTag());
    }
    return withWeekStart(WeekFields.of(locale).getFirstDayOfWeek());
  }
}
