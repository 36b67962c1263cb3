package dev.ragged.ingest;

import java.time.Duration;
import java.util.Objects;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * A switch that ends an ingest early. What is committed stays; what is not yet is dropped.
 * Thread-safe.
 */
public final class Cancellation {
  private final BooleanSupplier other;
  private volatile boolean cancelled;

  /** Creates a switch that is cancelled by {@link #cancel} only. */
  public Cancellation() {
    this(() -> false);
  }

  private Cancellation(BooleanSupplier other) {
    this.other = other;
  }

  /**
   * Returns a switch that is also cancelled once {@code time} has passed from now on.
   *
   * @throws IllegalArgumentException if {@code time} is negative
   */
  public static Cancellation after(Duration time) {
    return after(time, System::nanoTime);
  }

  static Cancellation after(Duration time, LongSupplier nanoClock) {
    Objects.requireNonNull(time, "time");
    if (time.isNegative()) {
      throw new IllegalArgumentException("the time must not be negative: time=" + time);
    }
    long nanos =
        time.compareTo(Duration.ofNanos(Long.MAX_VALUE)) < 0 ? time.toNanos() : Long.MAX_VALUE;
    long start = nanoClock.getAsLong();
    return new Cancellation(() -> nanoClock.getAsLong() - start >= nanos);
  }

  /** Returns a switch that is also cancelled with this one; cancelling it leaves this one alone. */
  public Cancellation dependent() {
    return new Cancellation(this::isCancelled);
  }

  /** Asks the ingest to end as soon as it can. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether the end was asked for, or its time has come. */
  public boolean isCancelled() {
    return cancelled || other.getAsBoolean();
  }
}
