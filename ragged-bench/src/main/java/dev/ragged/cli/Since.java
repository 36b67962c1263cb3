package dev.ragged.cli;

import dev.ragged.memory.time.Period;
import dev.ragged.memory.time.TimeExpressions;
import dev.ragged.memory.time.TimeSettings;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * Where the time begins that a command reports on: {@code -1h}, {@code -7d}, {@code 2026-01-15},
 * {@code 2026-01-15T14:00Z}, {@code yesterday}, as {@link TimeExpressions} has them, in the zone of
 * the system. Immutable.
 *
 * @param start the moment, before the present
 * @param words what was typed
 */
public record Since(Instant start, String words) {
  /** Reads the value of an option: {@code @Option(converter = Since.Reading.class)}. */
  public static final class Reading implements ITypeConverter<Since> {
    /** Creates one. */
    public Reading() {}

    @Override
    public Since convert(String words) {
      try {
        return Since.of(words, Clock.system(ZoneId.systemDefault()));
      } catch (IllegalArgumentException e) {
        throw new TypeConversionException(e.getMessage());
      }
    }
  }

  /**
   * Returns what {@code words} mean at the present of {@code clock} and in its zone.
   *
   * @throws IllegalArgumentException if they mean no time, or one without a beginning, or one that
   *     is still to come
   */
  public static Since of(String words, Clock clock) {
    Period period = new TimeExpressions(clock, TimeSettings.of(clock.getZone())).parse(words);
    if (period.hasOpenStart() || !period.from().isBefore(clock.instant())) {
      throw new IllegalArgumentException(
          "it must begin in the past, such as -1h, -7d or 2026-01-15: \"" + words + "\"");
    }
    return new Since(period.from(), words);
  }
}
