package dev.ragged.backend.leann.recompute;

import dev.ragged.index.Budget;
import java.util.function.LongSupplier;

/** The moment at which a search must answer with what it has, or none. Immutable. */
public final class Deadline {
  /** No such moment. */
  public static final Deadline NONE = new Deadline(false, 0, () -> 0);

  private final boolean limited;
  private final long end;
  private final LongSupplier clock;

  private Deadline(boolean limited, long end, LongSupplier clock) {
    this.limited = limited;
    this.end = end;
    this.clock = clock;
  }

  /** Returns the deadline of a search that starts now. */
  public static Deadline of(Budget budget) {
    return of(budget, System::nanoTime);
  }

  /**
   * As {@link #of(Budget)}, by another clock.
   *
   * @param clock nanoseconds from any origin, as {@link System#nanoTime}
   */
  public static Deadline of(Budget budget, LongSupplier clock) {
    return budget.hasDeadline()
        ? new Deadline(true, clock.getAsLong() + budget.deadline().toNanos(), clock)
        : NONE;
  }

  /** Returns whether there is such a moment. */
  public boolean isLimited() {
    return limited;
  }

  /** Returns whether it has come. */
  public boolean hasPassed() {
    return nanosLeft() <= 0;
  }

  /** Returns the nanoseconds until it comes, at most 0 if it has. */
  public long nanosLeft() {
    // Clocks wrap around, and so does the difference.
    return limited ? end - clock.getAsLong() : Long.MAX_VALUE;
  }
}
