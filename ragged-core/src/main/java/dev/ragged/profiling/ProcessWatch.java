package dev.ragged.profiling;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;

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
        HeapAfterGc.latest(
            collectors.stream().flatMap(collector -> collector.last().stream()), collections > 0),
        collections,
        // Both are rounded to milliseconds, each in its own way.
        Duration.ofMillis(Math.max(millis, longest)),
        Duration.ofMillis(longest),
        resident.now(),
        resident.peak());
  }

  @Override
  public void close() {
    collectors.forEach(CollectorWatch::close);
  }
}
