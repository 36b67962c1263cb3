package dev.ragged.backend.leann.graph;

import java.util.concurrent.CancellationException;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Runs the steps of a phase on several threads, and returns when all are done: what they wrote is
 * then seen by every step of the next phase. One thread at a time.
 *
 * <p>The caller works too. It waits for helpers that have begun and not for those that the executor
 * has not come to, so a phase ends even if the executor never runs anything.
 */
final class Phases {
  /** One step of a phase. */
  interface Step {
    /**
     * Does step {@code index}.
     *
     * @param worker below {@code threads}; no other thread has this number in this phase
     */
    void run(int worker, int index);
  }

  // A step takes some microseconds at least: enough to take so many at a time, and to leave a
  // phase to the caller that has hardly more.
  private static final int STEPS_AT_A_TIME = 4;
  private static final int STEPS_WORTH_A_HELPER = 16;

  private final Executor executor;
  private final int threads;
  private final BooleanSupplier cancelled;

  Phases(Executor executor, int threads, BooleanSupplier cancelled) {
    this.executor = executor;
    this.threads = threads;
    this.cancelled = cancelled;
  }

  int threads() {
    return threads;
  }

  /**
   * Does the steps 0 to {@code steps - 1}, in any order.
   *
   * @throws CancellationException if the build was cancelled
   */
  void run(int steps, Step step) {
    Phase phase = new Phase(steps, step);
    int helpers = Math.min(threads - 1, steps / STEPS_WORTH_A_HELPER);
    try {
      for (int i = 0; i < helpers; i++) {
        executor.execute(phase::help);
      }
    } catch (RejectedExecutionException e) {
      // The caller and the helpers there are do it.
    }
    phase.work(0);
    phase.end();
  }

  private final class Phase {
    private final int steps;
    private final Step step;
    private final AtomicInteger next = new AtomicInteger();
    private int workers = 1;
    private int working;
    private boolean ended;
    private @Nullable Throwable failure;

    Phase(int steps, Step step) {
      this.steps = steps;
      this.step = step;
    }

    void help() {
      int worker;
      synchronized (this) {
        if (ended) {
          return;
        }
        worker = workers++;
        working++;
      }
      work(worker);
      synchronized (this) {
        working--;
        notifyAll();
      }
    }

    // What a step throws must reach the caller, whatever it is.
    @SuppressWarnings("IllegalCatch")
    void work(int worker) {
      try {
        for (int from; (from = next.getAndAdd(STEPS_AT_A_TIME)) < steps; ) {
          if (cancelled.getAsBoolean()) {
            throw new CancellationException("the build of the graph was cancelled");
          }
          for (int i = from; i < Math.min(from + STEPS_AT_A_TIME, steps); i++) {
            step.run(worker, i);
          }
        }
      } catch (RuntimeException | Error e) {
        fail(e);
      }
    }

    private synchronized void fail(Throwable e) {
      // Not beyond the range of an int, however many threads still add to it.
      next.set(steps);
      if (failure == null) {
        failure = e;
      }
    }

    synchronized void end() {
      boolean interrupted = false;
      ended = true;
      while (working > 0) {
        try {
          wait();
        } catch (InterruptedException e) {
          interrupted = true;
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
      if (failure instanceof Error error) {
        throw error;
      }
      if (failure instanceof RuntimeException exception) {
        throw exception;
      }
    }
  }
}
