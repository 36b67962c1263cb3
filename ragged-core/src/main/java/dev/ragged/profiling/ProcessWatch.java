package dev.ragged.profiling;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;

/** Watches the whole process from its start on. Thread-safe. */
final class ProcessWatch implements AutoCloseable {
  private final List<CollectorWatch> collectors;
  private final ResidentSize residentSize;

  ProcessWatch(List<CollectorWatch> collectors, ResidentSize residentSize) {
    this.collectors = List.copyOf(collectors);
    this.residentSize = residentSize;
  }

  static ProcessWatch start() {
    return new ProcessWatch(
        ManagementFactory.getGarbageCollectorMXBeans().stream()
            .map(bean -> new CollectorWatch(bean, CollectionDetails.of(bean)))
            .toList(),
        ResidentSize.ofThisProcess());
  }

  /**
   * Returns what has happened until now. Reads a file of the system, and may wait for up to 200 ms
   * per collector for notifications that are under way.
   */
  ProcessFigures figures() {
    long collections = collectors.stream().mapToLong(CollectorWatch::collections).sum();
    long millis = collectors.stream().mapToLong(CollectorWatch::pauseMillis).sum();
    long longest =
        collectors.stream().mapToLong(CollectorWatch::longestPauseMillis).max().orElse(0);
    ResidentSize.Bytes resident = residentSize.read();
    return new ProcessFigures(
        heapAfterGc(collections),
        collections,
        // Both are rounded to milliseconds, each in its own way.
        Duration.ofMillis(Math.max(millis, longest)),
        Duration.ofMillis(longest),
        resident.now(),
        resident.peak());
  }

  private OptionalLong heapAfterGc(long collections) {
    OptionalLong told =
        collectors.stream()
            .flatMap(collector -> collector.last().stream())
            .max(
                Comparator.comparingLong(CollectionDetails.Ended::endMillis)
                    .thenComparingLong(CollectionDetails.Ended::startMillis))
            .map(last -> OptionalLong.of(last.heapBytes()))
            .orElse(OptionalLong.empty());
    return told.isPresent() || collections == 0 ? told : OptionalLong.of(poolsAfterGc());
  }

  /**
   * Returns what each part of the heap had in use after it was last collected. A second choice, as
   * a young collection leaves the figure of the old part as it was, however much has moved there.
   */
  private static long poolsAfterGc() {
    return ManagementFactory.getMemoryPoolMXBeans().stream()
        .filter(pool -> pool.getType() == MemoryType.HEAP)
        .map(MemoryPoolMXBean::getCollectionUsage)
        .filter(Objects::nonNull)
        .mapToLong(MemoryUsage::getUsed)
        .sum();
  }

  @Override
  public void close() {
    collectors.forEach(CollectorWatch::close);
  }
}
