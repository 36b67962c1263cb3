package dev.ragged.profiling;

import com.sun.management.GarbageCollectionNotificationInfo;
import com.sun.management.GarbageCollectorMXBean;
import com.sun.management.GcInfo;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import javax.management.ListenerNotFoundException;
import javax.management.Notification;
import javax.management.NotificationEmitter;
import javax.management.NotificationListener;
import javax.management.openmbean.CompositeData;
import org.jspecify.annotations.Nullable;

/** Is notified by one of HotSpot's collectors of each collection that ends. */
final class HotSpotCollections implements CollectionDetails, NotificationListener {
  // Notifications come from a thread of the JVM, milliseconds after their collection, but the bean
  // knows the latest one at once. So a reader looks at that, and waits only if one before it has
  // not arrived. Collections are numbered from 1 on, as the bean counts them.

  /** How long a reader waits at most: many times what a notification takes on a busy machine. */
  private static final long PATIENCE_NANOS = TimeUnit.MILLISECONDS.toNanos(200);

  private static final Set<String> HEAP =
      ManagementFactory.getMemoryPoolMXBeans().stream()
          .filter(pool -> pool.getType() == MemoryType.HEAP)
          .map(MemoryPoolMXBean::getName)
          .collect(Collectors.toUnmodifiableSet());

  private final GarbageCollectorMXBean bean;
  private long before;
  private long arrived;
  private long longest;

  private HotSpotCollections(GarbageCollectorMXBean bean) {
    this.bean = bean;
  }

  static CollectionDetails watch(GarbageCollectorMXBean bean) {
    if (!(bean instanceof NotificationEmitter emitter)) {
      return NONE;
    }
    HotSpotCollections watch = new HotSpotCollections(bean);
    emitter.addNotificationListener(watch, null, null);
    watch.begin();
    return watch;
  }

  /** What ends from now on counts; a notification may be under way of what ended before. */
  private synchronized void begin() {
    before = bean.getCollectionCount();
    arrived = Math.max(arrived, before);
    longest = 0;
  }

  @Override
  public void handleNotification(Notification notification, @Nullable Object handback) {
    if (GarbageCollectionNotificationInfo.GARBAGE_COLLECTION_NOTIFICATION.equals(
        notification.getType())) {
      notified(
          GarbageCollectionNotificationInfo.from((CompositeData) notification.getUserData())
              .getGcInfo());
    }
  }

  private synchronized void notified(GcInfo collection) {
    if (collection.getId() > before) {
      longest = Math.max(longest, collection.getDuration());
    }
    arrived = Math.max(arrived, collection.getId());
    notifyAll();
  }

  @Override
  public long longestMillis(long count) {
    GcInfo latest = latest();
    long awaited = latest != null && latest.getId() >= count ? count - 1 : count;
    synchronized (this) {
      await(awaited);
      return latest == null ? longest : Math.max(longest, latest.getDuration());
    }
  }

  /** Waits for the notification of that number; gives up in the end, as none is promised. */
  private synchronized void await(long number) {
    long deadline = System.nanoTime() + PATIENCE_NANOS;
    try {
      for (long left = PATIENCE_NANOS;
          arrived < number && left > 0;
          left = deadline - System.nanoTime()) {
        TimeUnit.NANOSECONDS.timedWait(this, left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Returns the latest collection that counts, or null. */
  private @Nullable GcInfo latest() {
    GcInfo last = bean.getLastGcInfo();
    synchronized (this) {
      return last != null && last.getId() > before ? last : null;
    }
  }

  @Override
  public Optional<Ended> last() {
    return Optional.ofNullable(latest()).map(HotSpotCollections::ended);
  }

  static Ended ended(GcInfo collection) {
    return new Ended(
        collection.getStartTime(),
        collection.getEndTime(),
        heapBytes(collection.getMemoryUsageAfterGc()));
  }

  private static long heapBytes(Map<String, MemoryUsage> pools) {
    return pools.entrySet().stream()
        .filter(pool -> HEAP.contains(pool.getKey()))
        .mapToLong(pool -> pool.getValue().getUsed())
        .sum();
  }

  @Override
  public void close() {
    try {
      ((NotificationEmitter) bean).removeNotificationListener(this);
    } catch (ListenerNotFoundException e) {
      // It was closed before.
    }
  }
}
