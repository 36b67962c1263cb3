package dev.ragged.memory.time;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/**
 * Reads the clock time behind an ISO date: {@code T14:00}, {@code 14:00:30.5Z}, {@code
 * T14:00+01:00}. Immutable.
 *
 * <p>By itself it means the minute, second or millisecond that it names; as the end of a range the
 * moment. Without an offset it is in the zone of the settings.
 */
final class IsoTime {
  private static final int NANO_DIGITS = 9;

  private final Present present;

  IsoTime(Present present) {
    this.present = present;
  }

  /** Returns whether a clock time stands behind the date that was just read. */
  static boolean follows(Cursor cursor) {
    return (cursor.word().equals("t") && cursor.joined(0))
        || (cursor.digits(0) == 2 && !cursor.joined(0) && cursor.signedDigits(1, ':', 2));
  }

  @Nullable Span read(Cursor cursor, LocalDate date) {
    int hourAt = cursor.word().equals("t") ? 1 : 0;
    boolean joined = hourAt == 0 || cursor.joined(1);
    if (!joined || cursor.digits(hourAt) != 2 || !cursor.signedDigits(hourAt + 1, ':', 2)) {
      return cursor.refuse("a time is written as in 2026-01-15T14:00");
    }
    long hour = cursor.number(hourAt);
    long minute = cursor.number(hourAt + 2);
    long second = 0;
    int nano = 0;
    ChronoUnit unit = ChronoUnit.MINUTES;
    int next = hourAt + 3;
    if (cursor.signedDigits(next, ':', 2)) {
      second = cursor.number(next + 1);
      unit = ChronoUnit.SECONDS;
      next += 2;
      int digits = cursor.digits(next + 1);
      if (digits > 0 && digits <= NANO_DIGITS && cursor.signedDigits(next, '.', digits)) {
        nano = nanos(cursor.number(next + 1), digits);
        unit = ChronoUnit.MILLIS;
        next += 2;
      }
    }
    if (hour > 23 || minute > 59 || second > 59) {
      return cursor.refuse(
          "a time must be 00:00:00 to 23:59:59: hour=%d, minute=%d, second=%d"
              .formatted(hour, minute, second));
    }
    // Without the dash: a dash here begins an offset.
    cursor.moveTo(cursor.position() + next);
    LocalDateTime local = date.atTime((int) hour, (int) minute, (int) second, nano);
    return at(cursor, local, unit);
  }

  private static int nanos(long fraction, int digits) {
    long nanos = fraction;
    for (int i = digits; i < NANO_DIGITS; i++) {
      nanos *= 10;
    }
    return (int) nanos;
  }

  private @Nullable Span at(Cursor cursor, LocalDateTime local, ChronoUnit unit) {
    if (cursor.joined(0) && cursor.take("z")) {
      return span(local.toInstant(ZoneOffset.UTC), unit);
    }
    boolean minus = cursor.sign(0, '-');
    if (cursor.joined(0) && (minus || cursor.sign(0, '+'))) {
      ZoneOffset offset = offset(cursor, minus);
      return offset == null
          ? cursor.refuse("an offset must be written as +01:00, up to 18 hours")
          : span(local.toInstant(offset), unit);
    }
    LocalCalendar calendar = present.calendar();
    return calendar.skips(local)
        ? cursor.refuse("clocks skip this time: zone=" + calendar.zone() + ", time=" + local)
        : span(calendar.at(local), unit);
  }

  private static @Nullable ZoneOffset offset(Cursor cursor, boolean minus) {
    if (!cursor.joined(1) || cursor.digits(1) != 2) {
      return null;
    }
    long hours = cursor.number(1);
    long minutes = 0;
    long seconds = 0;
    int next = 2;
    if (cursor.signedDigits(next, ':', 2)) {
      minutes = cursor.number(next + 1);
      next += 2;
      if (cursor.signedDigits(next, ':', 2)) {
        seconds = cursor.number(next + 1);
        next += 2;
      }
    }
    long total = hours * 3600 + minutes * 60 + seconds;
    if (minutes > 59 || seconds > 59 || total > ZoneOffset.MAX.getTotalSeconds()) {
      return null;
    }
    cursor.advance(next);
    return ZoneOffset.ofTotalSeconds((int) (minus ? -total : total));
  }

  private static Span span(Instant from, ChronoUnit unit) {
    return Span.of(Period.clipped(from, from.plus(1, unit))).withMoment(from);
  }
}
