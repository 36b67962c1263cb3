package dev.ragged.profiling;

import java.lang.management.GarbageCollectorMXBean;
import java.util.Optional;

/**
 * Watches one collector from its start on. Thread-safe.
 *
 * <p>A collector that works beside the program has two beans: one for its cycles, which stop
 * nothing, and one for the short pauses in them. All other beans tell of collections that are
 * pauses.
 */
final class CollectorWatch implements AutoCloseable {
  private static final String CYCLES = " Cycles";
  private static final String PAUSES = " Pauses";

  /** The pauses of the cycles of G1, from JDK 20 on: remark and cleanup, which free nothing. */
  private static final String G1_PAUSES = "G1 Concurrent GC";

  private final GarbageCollectorMXBean bean;
  private final CollectionDetails details;
  private final boolean collects;
  private final boolean pauses;
  private final long countBefore;
  private final long millisBefore;

  CollectorWatch(GarbageCollectorMXBean bean, CollectionDetails details) {
    this.bean = bean;
    this.details = details;
    this.collects = collects(bean);
    this.pauses = !bean.getName().endsWith(CYCLES);
    this.countBefore = bean.getCollectionCount();
    this.millisBefore = bean.getCollectionTime();
  }

  /** Returns whether a bean tells of collections, and not only of pauses in them. */
  static boolean collects(GarbageCollectorMXBean bean) {
    return !bean.getName().endsWith(PAUSES) && !bean.getName().equals(G1_PAUSES);
  }

  /** Returns how many collections have ended. */
  long collections() {
    return collects ? bean.getCollectionCount() - countBefore : 0;
  }

  /** Returns how long it stopped the program, in milliseconds. */
  long pauseMillis() {
    return pauses ? bean.getCollectionTime() - millisBefore : 0;
  }

  /** Returns the longest of its pauses in milliseconds, 0 if it is not told. */
  long longestPauseMillis() {
    return pauses ? details.longestMillis(bean.getCollectionCount()) : 0;
  }

  /** Returns the latest collection, if there was one and it is told. */
  Optional<CollectionDetails.Ended> last() {
    return collects ? details.last() : Optional.empty();
  }

  @Override
  public void close() {
    details.close();
  }
}
