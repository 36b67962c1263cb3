package dev.ragged.memory.transfer;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/** Times as ISO 8601 texts in UTC, always with three digits of a second's fraction. */
final class IsoTimes {
  private static final int MILLIS_DIGITS = 3;

  /** Longer texts are no times; years have at most ten digits. */
  private static final int MAX_LENGTH = 60;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder().appendInstant(MILLIS_DIGITS).toFormatter();

  private IsoTimes() {}

  static String text(Instant time) {
    return FORMAT.format(time);
  }

  /**
   * Returns the time that {@code text} names, in UTC or with an offset, rounded down to the
   * millisecond.
   *
   * @throws IllegalArgumentException if it names none that can be kept
   */
  static Instant parse(String text) {
    try {
      if (text.length() <= MAX_LENGTH) {
        return Instant.ofEpochMilli(Instant.parse(text).toEpochMilli());
      }
    } catch (DateTimeException | ArithmeticException e) {
      // Its message quotes the text, and so it is not told as the cause.
      throw refusal();
    }
    throw refusal();
  }

  private static IllegalArgumentException refusal() {
    return new IllegalArgumentException(
        "must be a time such as 2026-05-01T09:30:00.000Z, within 292 million years of 1970");
  }
}
