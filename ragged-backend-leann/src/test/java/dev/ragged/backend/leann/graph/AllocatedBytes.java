package dev.ragged.backend.leann.graph;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/**
 * Counts what the current thread allocates. By handle, because the module under test does not read
 * {@code jdk.management}.
 */
public final class AllocatedBytes {
  private static final MethodHandle OF_THREAD = ofThread();

  private AllocatedBytes() {}

  private static MethodHandle ofThread() {
    try {
      Object bean =
          Class.forName("java.lang.management.ManagementFactory")
              .getMethod("getThreadMXBean")
              .invoke(null);
      return MethodHandles.publicLookup()
          .findVirtual(
              Class.forName("com.sun.management.ThreadMXBean"),
              "getThreadAllocatedBytes",
              MethodType.methodType(long.class, long.class))
          .bindTo(bean);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("this JVM does not count allocated bytes", e);
    }
  }

  /**
   * Returns the least that {@code action} allocates in a hundred tries: code of the Vector API
   * allocates until it is compiled.
   */
  public static long leastOf(Runnable action) {
    long least = Long.MAX_VALUE;
    for (int i = 0; i < 100 && least > 0; i++) {
      long before = now();
      action.run();
      least = Math.min(least, now() - before);
    }
    return least;
  }

  private static long now() {
    try {
      return (long) OF_THREAD.invokeExact(Thread.currentThread().getId());
    } catch (Throwable e) {
      throw new LinkageError("this JVM does not count allocated bytes", e);
    }
  }
}
