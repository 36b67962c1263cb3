package dev.ragged.memory.record;

import org.jspecify.annotations.Nullable;

/**
 * What became of a write that was tried.
 *
 * @param result what it returned, if it was committed
 * @param failure why it was not
 */
record Outcome(Pending pending, boolean result, @Nullable RuntimeException failure) {
  static Outcome of(Pending pending, boolean result) {
    return new Outcome(pending, result, null);
  }

  static Outcome failed(Pending pending, RuntimeException failure) {
    return new Outcome(pending, false, failure);
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
