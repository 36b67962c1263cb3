package dev.ragged.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;

/**
 * CPU time of the calling thread, so that other work on the machine takes as little part in the
 * figures as can be.
 */
public final class SearchClock {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private SearchClock() {}

  /** Returns the nanoseconds for which this thread has had a CPU. */
  public static long nanos() {
    return THREADS.getCurrentThreadCpuTime();
  }
}
