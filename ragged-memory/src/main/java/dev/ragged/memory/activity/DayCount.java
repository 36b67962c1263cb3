package dev.ragged.memory.activity;

import java.time.LocalDate;
import java.util.Objects;

/**
 * How much was asked on a day. Immutable.
 *
 * @param date the day in the zone of the memory's settings
 * @param interactions at least 1
 */
public record DayCount(LocalDate date, long interactions) {
  public DayCount {
    Objects.requireNonNull(date, "date");
  }
}
