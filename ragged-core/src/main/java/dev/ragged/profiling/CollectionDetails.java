package dev.ragged.profiling;

import java.lang.management.GarbageCollectorMXBean;
import java.util.Optional;

/**
 * What one collector says of single collections since it is watched, beside their number and sum.
 * Thread-safe.
 */
interface CollectionDetails extends AutoCloseable {
  /**
   * The end of a collection.
   *
   * @param startMillis when it began, in milliseconds since the start of the JVM
   * @param endMillis when it ended
   * @param heapBytes what of the heap was in use then
   */
  record Ended(long startMillis, long endMillis, long heapBytes) {}

  /** Tells nothing. */
  CollectionDetails NONE =
      new CollectionDetails() {
        @Override
        public long longestMillis(long count) {
          return 0;
        }

        @Override
        public Optional<Ended> last() {
          return Optional.empty();
        }

        @Override
        public void close() {}
      };

  /**
   * Returns how long the longest took.
   *
   * @param count the number of the latest that has to be known
   */
  long longestMillis(long count);

  /** Returns the latest. */
  Optional<Ended> last();

  /** Watches no longer. */
  @Override
  void close();

  /** Watches {@code collector} as closely as this JVM allows. */
  static CollectionDetails of(GarbageCollectorMXBean collector) {
    try {
      return collector instanceof com.sun.management.GarbageCollectorMXBean bean
          ? HotSpotCollections.watch(bean)
          : NONE;
    } catch (LinkageError e) {
      return NONE;
    }
  }

  /** Returns the latest collection that {@code collector} has ended since the JVM began. */
  static Optional<Ended> last(GarbageCollectorMXBean collector) {
    try {
      return collector instanceof com.sun.management.GarbageCollectorMXBean bean
          ? Optional.ofNullable(bean.getLastGcInfo()).map(HotSpotCollections::ended)
          : Optional.empty();
    } catch (LinkageError e) {
      return Optional.empty();
    }
  }
}
