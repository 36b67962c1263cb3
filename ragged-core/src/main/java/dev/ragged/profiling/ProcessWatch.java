package dev.ragged.profiling;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;

/** Watches the whole process from its start on. Thread-safe. */
final class ProcessWatch implements AutoCloseable {
  private final List<GarbageCollectorMXBean> collectors =
      ManagementFactory.getGarbageCollectorMXBeans();
  private final long collectionsBefore = collections();
  private final long millisBefore = millis();

  private ProcessWatch() {}

  static ProcessWatch start() {
    return new ProcessWatch();
  }

  private long collections() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionCount).sum();
  }

  private long millis() {
    return collectors.stream().mapToLong(GarbageCollectorMXBean::getCollectionTime).sum();
  }

  ProcessFigures figures() {
    return new ProcessFigures(
        OptionalLong.empty(),
        collections() - collectionsBefore,
        Duration.ofMillis(millis() - millisBefore),
        Duration.ZERO,
        OptionalLong.empty(),
        OptionalLong.empty());
  }

  @Override
  public void close() {}
}
