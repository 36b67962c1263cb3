package dev.ragged.memory.fact;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * Walks once along the time line of one scope and says who holds when. One thread at a time.
 *
 * <p>Versions come by ascending precedence, hence by start. Each takes over where it starts, and
 * nobody that came before can win while it lasts; so those who wait to resume are a stack.
 */
final class Succession {
  private final Deque<FactVersion> holders = new ArrayDeque<>();
  private final List<EffectiveFact> held;
  private long time = Long.MIN_VALUE;

  /** Adds what is found to {@code held}, by start. */
  Succession(List<EffectiveFact> held) {
    this.held = held;
  }

  /** Takes the next version, of a greater precedence than all before. */
  void add(FactVersion version) {
    advance(version.validity().startMillis());
    holders.push(version);
  }

  /** Says who holds to the end of time. */
  void finish() {
    advance(Millis.OPEN);
  }

  private void advance(long until) {
    while (time < until && !holders.isEmpty()) {
      FactVersion holder = holders.element();
      long end = Math.min(holder.validity().endMillis(), until);
      if (time < end) {
        held.add(new EffectiveFact(holder, Validity.ofMillis(time, end)));
        time = end;
      } else {
        holders.remove();
      }
    }
    time = until;
  }
}
