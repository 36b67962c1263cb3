package dev.ragged.profiling;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Comparator;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** How much of the heap was in use when it was last collected. */
final class HeapAfterGc {
  // What a pool had in use after its own last collection does not do where collections are told
  // one by one: a young collection leaves the figure of the old part as it was, however much has
  // moved there since.

  private HeapAfterGc() {}

  /** Returns the bytes after the latest collection of this JVM; nothing if there was none. */
  static OptionalLong now() {
    return latest(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .filter(CollectorWatch::collects)
            .flatMap(bean -> CollectionDetails.last(bean).stream()),
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .anyMatch(bean -> bean.getCollectionCount() > 0));
  }

  /**
   * Returns the bytes after the latest of {@code ends}.
   *
   * @param collected whether there was a collection, even if none is told
   */
  static OptionalLong latest(Stream<CollectionDetails.Ended> ends, boolean collected) {
    OptionalLong told =
        ends.max(
                Comparator.comparingLong(CollectionDetails.Ended::endMillis)
                    .thenComparingLong(CollectionDetails.Ended::startMillis))
            .map(last -> OptionalLong.of(last.heapBytes()))
            .orElse(OptionalLong.empty());
    return told.isPresent() || !collected ? told : OptionalLong.of(ofPools());
  }

  private static long ofPools() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }
}
