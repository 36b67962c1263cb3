package dev.ragged.bench.suite;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.IntConsumer;

/**
 * Does something at a fixed rate, whether what was done before has ended or not. A latency is the
 * time from when the operation was due until its end, so that whoever has to wait behind a slow one
 * counts as slow, too.
 */
public final class OpenLoop {
  // Threads take the next number and wait until it is due. If all are busy, it begins late, as in
  // a queue before a service with as many workers; the wait is a part of its latency.

  /** Time, and waiting for it. */
  public interface Pace {
    long nanos();

    void waitUntil(long nanos) throws InterruptedException;
  }

  /** The time of this machine. */
  public static final Pace REAL =
      new Pace() {
        @Override
        public long nanos() {
          return System.nanoTime();
        }

        @Override
        public void waitUntil(long nanos) throws InterruptedException {
          for (long left = nanos - nanos(); left > 0; left = nanos - nanos()) {
            LockSupport.parkNanos(left);
            if (Thread.interrupted()) {
              throw new InterruptedException();
            }
          }
        }
      };

  private final Pace pace;
  private final long intervalNanos;
  private final long patienceNanos;

  /**
   * Creates one.
   *
   * @param intervalNanos from one operation to the next
   * @param patienceNanos no operation is begun that is late by more
   */
  public OpenLoop(Pace pace, long intervalNanos, long patienceNanos) {
    this.pace = pace;
    this.intervalNanos = intervalNanos;
    this.patienceNanos = patienceNanos;
  }

  /** Returns the latencies of operations 0 to {@code count} - 1, without those never begun. */
  long[] run(int count, int threads, IntConsumer operation) throws InterruptedException {
    return run(count, threads, () -> true, operation);
  }

  /** As above, but none is begun any more once {@code more} says no. */
  public long[] run(int count, int threads, BooleanSupplier more, IntConsumer operation)
      throws InterruptedException {
    long[] nanos = new long[count];
    Arrays.fill(nanos, -1);
    AtomicInteger next = new AtomicInteger();
    long start = pace.nanos() + intervalNanos;
    Workers.run(
        threads,
        worker -> {
          for (int i = next.getAndIncrement(); i < count; i = next.getAndIncrement()) {
            long due = start + i * intervalNanos;
            pace.waitUntil(due);
            if (!more.getAsBoolean() || pace.nanos() - due > patienceNanos) {
              return;
            }
            operation.accept(i);
            nanos[i] = pace.nanos() - due;
          }
        });
    return Arrays.stream(nanos).filter(value -> value >= 0).toArray();
  }
}
