package dev.ragged.memory.transfer;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;

/** Latencies as milliseconds with up to six digits behind the point, which are nanoseconds. */
final class Latencies {
  private static final int NANO_DIGITS = 6;

  /** Exponents beyond this make numbers that cost more to work with than they are long. */
  private static final int MAX_SCALE = 100;

  private static final BigDecimal MAX = BigDecimal.valueOf(Long.MAX_VALUE, NANO_DIGITS);

  private Latencies() {}

  static BigDecimal millis(Duration latency) {
    BigDecimal millis = BigDecimal.valueOf(latency.toNanos(), NANO_DIGITS).stripTrailingZeros();
    return millis.scale() < 0 ? millis.setScale(0) : millis;
  }

  /**
   * Returns the latency of so many milliseconds, rounded down to the nanosecond.
   *
   * @throws IllegalArgumentException if it is negative or longer than 292 years
   */
  static Duration parse(BigDecimal millis) {
    boolean sane = Math.abs((long) millis.scale()) <= MAX_SCALE;
    if (!sane || millis.signum() < 0 || millis.compareTo(MAX) > 0) {
      throw new IllegalArgumentException("must be milliseconds from 0 to " + MAX);
    }
    return Duration.ofNanos(
        millis.movePointRight(NANO_DIGITS).setScale(0, RoundingMode.DOWN).longValueExact());
  }
}
