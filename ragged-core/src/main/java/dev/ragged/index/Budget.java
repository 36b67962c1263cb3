package dev.ragged.index;

import java.time.Duration;
import java.util.Objects;

/**
 * What one search may spend before it must answer with what it has; the answer then says that it is
 * {@linkplain SearchCost#truncated() truncated}. Backends that keep their vectors never need a
 * budget and ignore it. Immutable.
 *
 * @param recomputations how many vectors the search may ask the store to embed anew, at least 0; 0
 *     allows none. What a cache holds counts, too, so that the answer does not depend on it. What
 *     diversity compares does not count
 * @param deadline how long the search may take from its start, not negative; {@link #FOREVER} for
 *     no limit. The answer then depends on the speed of the machine
 */
public record Budget(int recomputations, Duration deadline) {
  /** A deadline that never comes: 292 years. */
  public static final Duration FOREVER = Duration.ofNanos(Long.MAX_VALUE);

  /** As much as the search needs. */
  public static final Budget UNLIMITED = new Budget(Integer.MAX_VALUE, FOREVER);

  public Budget {
    Objects.requireNonNull(deadline, "deadline");
    if (recomputations < 0) {
      throw new IllegalArgumentException(
          "recomputations must not be negative: recomputations=" + recomputations);
    }
    if (deadline.isNegative()) {
      throw new IllegalArgumentException("deadline must not be negative: deadline=" + deadline);
    }
    deadline = deadline.compareTo(FOREVER) > 0 ? FOREVER : deadline;
  }

  /** Returns a budget of {@code recomputations} and any time. */
  public static Budget ofRecomputations(int recomputations) {
    return new Budget(recomputations, FOREVER);
  }

  /** Returns a budget of {@code deadline} and any number of recomputations. */
  public static Budget ofTime(Duration deadline) {
    return new Budget(Integer.MAX_VALUE, deadline);
  }

  /** Returns whether there is a deadline. */
  public boolean hasDeadline() {
    return deadline.compareTo(FOREVER) < 0;
  }

  /** Returns what is left when {@code spent} has gone by: a deadline of zero at the least. */
  public Budget after(Duration spent) {
    if (!hasDeadline()) {
      return this;
    }
    Duration left = deadline.minus(spent);
    return new Budget(recomputations, left.isNegative() ? Duration.ZERO : left);
  }
}
