package dev.ragged.ingest;

/**
 * A switch that ends an ingest early. What is committed stays; what is not yet is dropped.
 * Thread-safe.
 */
public final class Cancellation {
  private volatile boolean cancelled;

  public Cancellation() {}

  /** Asks the ingest to end as soon as it can. */
  public void cancel() {
    cancelled = true;
  }

  /** Returns whether the end was asked for. */
  public boolean isCancelled() {
    return cancelled;
  }
}
