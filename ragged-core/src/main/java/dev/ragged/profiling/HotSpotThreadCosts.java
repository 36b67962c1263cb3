package dev.ragged.profiling;

import com.sun.management.ThreadMXBean;

/** Asks HotSpot's own bean. */
final class HotSpotThreadCosts implements ThreadCosts {
  private final ThreadMXBean bean;
  private final boolean allocates;
  private final boolean measuresCpu;

  HotSpotThreadCosts(ThreadMXBean bean) {
    this.bean = bean;
    this.allocates = bean.isThreadAllocatedMemorySupported();
    this.measuresCpu = bean.isCurrentThreadCpuTimeSupported();
  }

  @Override
  public long allocatedBytes() {
    return allocates ? bean.getCurrentThreadAllocatedBytes() : UNKNOWN;
  }

  @Override
  public long cpuNanos() {
    try {
      return measuresCpu ? bean.getCurrentThreadCpuTime() : UNKNOWN;
    } catch (UnsupportedOperationException e) {
      // A virtual thread has no time of its own.
      return UNKNOWN;
    }
  }
}
