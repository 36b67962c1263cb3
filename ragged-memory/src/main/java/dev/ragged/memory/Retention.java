package dev.ragged.memory;

import dev.ragged.memory.record.ThreadAlarm;
import java.time.Duration;
import java.time.Instant;

/** Erases what was kept long enough, of all personas that are not locked. */
final class Retention {
  private static final Duration PAUSE = Duration.ofDays(1);

  private final Roster roster;
  private final MemoryParts parts;

  Retention(Roster roster, MemoryParts parts) {
    this.roster = roster;
    this.parts = parts;
  }

  /** Begins to apply it daily, if there is one. */
  void begin(ThreadAlarm alarm) {
    if (parts.options().retention().isPresent()) {
      alarm.after(Duration.ZERO, () -> daily(alarm));
    }
  }

  private void daily(ThreadAlarm alarm) {
    alarm.after(PAUSE, () -> daily(alarm));
    apply();
  }

  /** Returns how many interactions there were to erase. */
  long apply() {
    return parts
        .options()
        .retention()
        .map(
            retention -> {
              Instant end = parts.context().clock().instant().minus(retention);
              return roster.all().stream()
                  .mapToLong(subject -> parts.eraser().expired(subject, end))
                  .sum();
            })
        .orElse(0L);
  }
}
