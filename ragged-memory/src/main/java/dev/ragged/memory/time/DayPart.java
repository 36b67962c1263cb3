package dev.ragged.memory.time;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** The named parts of a day. A night belongs to the day on which it begins. */
enum DayPart {
  MORNING(0, 12),
  AFTERNOON(12, 18),
  EVENING(18, 24),
  NIGHT(18, 30);

  private final int fromHour;
  private final int toHour;

  DayPart(int fromHour, int toHour) {
    this.fromHour = fromHour;
    this.toHour = toHour;
  }

  static @Nullable DayPart named(String word) {
    return switch (word) {
      case "morning" -> MORNING;
      case "afternoon" -> AFTERNOON;
      case "evening" -> EVENING;
      case "night" -> NIGHT;
      default -> null;
    };
  }

  Period of(LocalDate day, LocalCalendar calendar) {
    return Period.clipped(
        calendar.at(day.atStartOfDay().plusHours(fromHour)),
        calendar.at(day.atStartOfDay().plusHours(toHour)));
  }
}
