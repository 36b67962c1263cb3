package dev.ragged.profiling;

import java.lang.management.ManagementFactory;

/**
 * What the present thread has cost so far. Where the JVM does not tell, the answer is {@value
 * #UNKNOWN}: for virtual threads, on JVMs other than HotSpot, or without the module jdk.management.
 */
interface ThreadCosts {
  long UNKNOWN = -1;

  /** Tells nothing. */
  ThreadCosts NONE =
      new ThreadCosts() {
        @Override
        public long allocatedBytes() {
          return UNKNOWN;
        }

        @Override
        public long cpuNanos() {
          return UNKNOWN;
        }
      };

  /** Returns the bytes that this thread has ever allocated; takes some 20 ns. */
  long allocatedBytes();

  /** Returns the time that this thread has run, in nanoseconds; takes about a microsecond. */
  long cpuNanos();

  /** Returns the costs as this JVM tells them. */
  static ThreadCosts ofThisJvm() {
    try {
      return ManagementFactory.getThreadMXBean() instanceof com.sun.management.ThreadMXBean bean
          ? new HotSpotThreadCosts(bean)
          : NONE;
    } catch (LinkageError e) {
      return NONE;
    }
  }
}
