package dev.ragged.memory.time;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A fixed time at a place, and periods written as they are shown there. */
final class Times {
  private final ZoneId zone;
  private final TimeExpressions expressions;

  private Times(String zone, DayOfWeek weekStart, String now) {
    this.zone = ZoneId.of(zone);
    // A clock of another zone, which must not matter.
    Clock clock = Clock.fixed(instant(now), ZoneOffset.ofHours(-7));
    this.expressions = new TimeExpressions(clock, new TimeSettings(this.zone, weekStart));
  }

  static Times in(String zone, String now) {
    return new Times(zone, DayOfWeek.MONDAY, now);
  }

  static Times in(String zone, DayOfWeek weekStart, String now) {
    return new Times(zone, weekStart, now);
  }

  TimeExpressions expressions() {
    return expressions;
  }

  Period parse(String words) {
    return expressions.parse(words);
  }

  /** Returns the period between two times such as {@code 2026-01-15T00:00}, perhaps with offset. */
  Period period(String from, String to) {
    return new Period(instant(from), instant(to));
  }

  private Instant instant(String text) {
    return switch (text) {
      case "EARLIEST" -> Period.EARLIEST;
      case "LATEST" -> Period.LATEST;
      default ->
          text.matches(".*T.*[Z+-].*")
              ? OffsetDateTime.parse(text).toInstant()
              : LocalDateTime.parse(text.contains("T") ? text : text + "T00:00")
                  .atZone(zone)
                  .toInstant();
    };
  }
}
