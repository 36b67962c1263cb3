package dev.ragged.bench;

import java.lang.management.ManagementFactory;

/** The heap that is really needed. */
public final class LiveHeap {
  // What one collection leaves to a cleaner is free after the next.
  private static final int COLLECTIONS = 2;

  private LiveHeap() {}

  /** Returns the bytes that are in use after full collections, which it runs. */
  public static long bytes() {
    for (int i = 0; i < COLLECTIONS; i++) {
      System.gc();
    }
    return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
  }
}
