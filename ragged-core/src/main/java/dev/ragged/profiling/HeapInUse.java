package dev.ragged.profiling;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;

/**
 * What of the heap is in use.
 *
 * @param bytes what the last collection has left; all that is in use if there was none yet
 * @param collections how many there were, so that two of these can be told apart
 */
record HeapInUse(long bytes, long collections) {
  static HeapInUse now() {
    long collections =
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .mapToLong(GarbageCollectorMXBean::getCollectionCount)
            .sum();
    Runtime runtime = Runtime.getRuntime();
    return new HeapInUse(
        HeapAfterGc.now().orElseGet(() -> runtime.totalMemory() - runtime.freeMemory()),
        collections);
  }
}
