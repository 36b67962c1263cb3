package dev.ragged.memory.record;

import dev.ragged.error.StoreException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What became of a write that was tried.
 *
 * @param result what it returned, if it was committed
 * @param failure why it was not
 */
record Outcome(Pending pending, boolean result, @Nullable RuntimeException failure) {
  /**
   * SQLite's codes for what may pass: no permission, busy, locked, no heap, read-only, I/O, full.
   */
  private static final Set<Integer> PASSING = Set.of(3, 5, 6, 7, 8, 10, 13, 14);

  static Outcome of(Pending pending, boolean result) {
    return new Outcome(pending, result, null);
  }

  static Outcome failed(Pending pending, RuntimeException failure) {
    return new Outcome(pending, false, failure);
  }

  /**
   * Returns whether nothing at all can be written at the moment, as on a full disk. Any other
   * failure is the write's own, which no later attempt can mend.
   */
  boolean mayPass() {
    return failure instanceof StoreException
        && failure.getCause() instanceof SQLException cause
        && (cause instanceof SQLTransientConnectionException
            || PASSING.contains(cause.getErrorCode() & 0xff));
  }

  /** Completes the future of the write. */
  void complete() {
    if (failure == null) {
      pending.future().complete(result);
    } else {
      pending.future().completeExceptionally(failure);
    }
  }
}
