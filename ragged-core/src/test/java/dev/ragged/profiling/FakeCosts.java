package dev.ragged.profiling;

import java.util.function.LongSupplier;

/** A clock and what a thread costs, as the test says. */
final class FakeCosts implements ThreadCosts, LongSupplier {
  long nanos;
  long bytes;
  long cpu;

  @Override
  public long getAsLong() {
    return nanos;
  }

  @Override
  public long allocatedBytes() {
    return bytes;
  }

  @Override
  public long cpuNanos() {
    return cpu;
  }

  /** Passes time and allocates. */
  void work(long moreNanos, long moreBytes) {
    nanos += moreNanos;
    bytes += moreBytes;
  }
}
