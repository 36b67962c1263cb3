package dev.ragged.store;

import java.time.Instant;
import java.time.LocalDate;

/**
 * A metadata value as the attribute tables hold it: SQLite compares values of one kind as {@code
 * Filter} does.
 *
 * @param kind 1 string, 2 number, 3 boolean, 4 instant, 5 date
 * @param value text, integer or real; an instant as microseconds since 1970, a date as days since
 *     1970
 */
record AttributeValue(int kind, Object value) {
  static final int TEXT = 1;

  /** 2^63: below it every whole double is a long. */
  private static final double MAX_LONG = 0x1p63;

  /**
   * Returns an instant as microseconds since 1970. {@code ChronoUnit.MICROS.between} counts in
   * nanoseconds and overflows beyond 292 years.
   */
  static long micros(Instant instant) {
    long wholeSeconds = Math.multiplyExact(instant.getEpochSecond(), 1_000_000L);
    return Math.addExact(wholeSeconds, instant.getNano() / 1_000);
  }

  static AttributeValue of(Object value) {
    if (value instanceof String) {
      return new AttributeValue(TEXT, value);
    }
    if (value instanceof Double number
        && number == Math.rint(number)
        && Math.abs(number) < MAX_LONG) {
      // The tables hold equal numbers once, so 5.0 and 5 must be one value here, too.
      return new AttributeValue(2, number.longValue());
    }
    if (value instanceof Number) {
      return new AttributeValue(2, value);
    }
    if (value instanceof Boolean bool) {
      return new AttributeValue(3, bool ? 1L : 0L);
    }
    if (value instanceof Instant instant) {
      return new AttributeValue(4, micros(instant));
    }
    return new AttributeValue(5, ((LocalDate) value).toEpochDay());
  }
}
