package dev.ragged.memory;

import dev.ragged.memory.record.ThreadAlarm;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicLong;

/** Erases what was kept long enough, of all personas that are not locked. */
final class Retention {
  private static final Duration PAUSE = Duration.ofDays(1);

  private final Roster roster;
  private final MemoryParts parts;
  private final AtomicLong erased = new AtomicLong();

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

  /** Returns how many interactions there were to erase. One at a time. */
  synchronized long apply() {
    return parts.options().retention().map(this::erase).orElse(0L);
  }

  private long erase(Duration retention) {
    Instant end = parts.context().clock().instant().minus(retention);
    long before = erased.get();
    roster.all().forEach(subject -> erased.addAndGet(parts.eraser().expired(subject, end)));
    return erased.get() - before;
  }

  /** Returns how many interactions were erased since the store was opened. */
  long erased() {
    return erased.get();
  }
}
