package dev.ragged.profiling;

import org.jspecify.annotations.Nullable;

/** The open spans of one thread, innermost first. Used by that thread only. */
final class ThreadSpans {
  private final Thread thread = Thread.currentThread();
  private @Nullable Span current;
  private boolean telling;
  private @Nullable Span question;
  private @Nullable StageTimes stageTimes;

  /** Returns the innermost span that is open. */
  @Nullable Span current() {
    // Another thread may have ended one, which it should not.
    while (current != null && !current.isOpen()) {
      current = current.callerHere();
    }
    return current;
  }

  /** Returns whether listeners are being told of a span: what they open is not measured. */
  boolean isTelling() {
    return telling;
  }

  void telling(boolean now) {
    telling = now;
  }

  void opened(Span span) {
    current = span;
  }

  boolean isOfThisThread() {
    return Thread.currentThread() == thread;
  }

  /**
   * Takes {@code span} and whatever is open inside it away; returns false if it is not open. What
   * was inside is lost: whoever opened it did not close it in time.
   */
  boolean closed(Span span) {
    Span at = current;
    while (at != null && at != span) {
      at = at.callerHere();
    }
    if (at == null) {
      return false;
    }
    for (Span inner = current; inner != span && inner != null; inner = inner.callerHere()) {
      inner.abandon();
    }
    current = span.callerHere();
    if (question != null && !question.isOpen()) {
      // A thread outlives stores, and must not keep what was asked of one.
      question = null;
      stageTimes = null;
    }
    return true;
  }

  /** Returns what spans inside the present question took, or null outside of questions. */
  @Nullable StageTimes stageTimes() {
    return question != null && question.isOpen() ? stageTimes : null;
  }

  /** Begins to note times of stages inside {@code span}. */
  StageTimes begin(Span span) {
    question = span;
    stageTimes = new StageTimes();
    return stageTimes;
  }
}
