package dev.ragged.memory.time;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.time.zone.ZoneOffsetTransition;

/** Hours of a zone's clock; each change of the clock starts a new one. Immutable. */
final class HourGrid implements Grid {
  private final LocalCalendar calendar;

  HourGrid(LocalCalendar calendar) {
    this.calendar = calendar;
  }

  @Override
  public Instant next(Instant instant) {
    long second = instant.getEpochSecond();
    long local = second + offset(instant).getTotalSeconds();
    Instant full = Instant.ofEpochSecond(second + 3600 - Math.floorMod(local, 3600));
    ZoneOffsetTransition change = calendar.rules().nextTransition(instant);
    return change != null && change.getInstant().isBefore(full) ? change.getInstant() : full;
  }

  @Override
  public String label(Instant instant) {
    OffsetDateTime local = OffsetDateTime.ofInstant(instant, offset(instant));
    return local.truncatedTo(ChronoUnit.HOURS).toString();
  }

  private ZoneOffset offset(Instant instant) {
    return calendar.rules().getOffset(instant);
  }
}
