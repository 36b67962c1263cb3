package dev.ragged.memory.fact;

import java.time.Instant;

/** Milliseconds since 1970: the one precision in which times of facts are kept and compared. */
final class Millis {
  /** Stands for the end that an open interval does not have. */
  static final long OPEN = Long.MAX_VALUE;

  private Millis() {}

  /** Returns {@code time} rounded down to the millisecond, as it is kept. */
  static Instant kept(Instant time, String name) {
    if (time.isBefore(Validity.EARLIEST) || time.isAfter(Validity.LATEST)) {
      throw new IllegalArgumentException(
          name
              + " must be between "
              + Validity.EARLIEST
              + " and "
              + Validity.LATEST
              + ": "
              + name
              + "="
              + time);
    }
    return Instant.ofEpochMilli(time.toEpochMilli());
  }

  /** Returns the milliseconds of an instant that is asked about: the nearest that can be kept. */
  static long asked(Instant time) {
    if (time.isBefore(Validity.EARLIEST)) {
      return Validity.EARLIEST.toEpochMilli();
    }
    if (time.isAfter(Validity.LATEST)) {
      return Validity.LATEST.toEpochMilli();
    }
    return time.toEpochMilli();
  }
}
