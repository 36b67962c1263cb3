package dev.ragged.memory.time;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.zone.ZoneOffsetTransition;
import java.time.zone.ZoneRules;

/**
 * Which instants the dates and clock times of one zone are. Immutable.
 *
 * <p>A local time is the first instant at which the clock shows it or a later one. So a time that
 * clocks skip is the moment of the change, and a time that they show twice is the first of both.
 */
final class LocalCalendar {
  private final ZoneId zone;
  private final ZoneRules rules;
  private final DayOfWeek weekStart;

  LocalCalendar(TimeSettings settings) {
    this.zone = settings.zone();
    this.rules = zone.getRules();
    this.weekStart = settings.weekStart();
  }

  ZoneId zone() {
    return zone;
  }

  ZoneRules rules() {
    return rules;
  }

  DayOfWeek weekStart() {
    return weekStart;
  }

  LocalDateTime dateTime(Instant instant) {
    return LocalDateTime.ofInstant(instant, rules.getOffset(instant));
  }

  LocalDate date(Instant instant) {
    return dateTime(instant).toLocalDate();
  }

  /** Returns the first instant of {@code day}; that of the next day if the zone skipped it. */
  Instant start(LocalDate day) {
    return at(day.atStartOfDay());
  }

  Instant at(LocalDateTime local) {
    ZoneOffsetTransition change = rules.getTransition(local);
    if (change == null) {
      return local.toInstant(rules.getOffset(local));
    }
    return change.isGap() ? change.getInstant() : local.toInstant(change.getOffsetBefore());
  }

  /** Returns whether clocks never show {@code local}, because they skip it. */
  boolean skips(LocalDateTime local) {
    return rules.getValidOffsets(local).isEmpty();
  }

  /** Returns all of these days, as far as {@link Period} reaches. */
  Period period(DateRange days) {
    return Period.clipped(start(days.first()), start(days.end()));
  }

  /**
   * Returns the clock's full hour around {@code instant}. A change of the clock ends an hour and
   * starts another.
   */
  Period hour(Instant instant) {
    ZoneOffset offset = rules.getOffset(instant);
    long second = instant.getEpochSecond();
    long start = second - Math.floorMod(second + offset.getTotalSeconds(), 3600);
    long end = start + 3600;
    ZoneOffsetTransition next = rules.nextTransition(instant);
    if (next != null) {
      end = Math.min(end, next.toEpochSecond());
    }
    ZoneOffsetTransition previous = rules.previousTransition(instant.plusNanos(1));
    if (previous != null) {
      start = Math.max(start, previous.toEpochSecond());
    }
    return Period.clipped(Instant.ofEpochSecond(start), Instant.ofEpochSecond(end));
  }
}
