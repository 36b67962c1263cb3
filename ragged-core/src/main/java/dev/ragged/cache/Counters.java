package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.RemovalCause;
import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Counts what a cache does. Thread-safe. */
final class Counters {
  private static final Logger log = LoggerFactory.getLogger(Counters.class);

  private final LongAdder hits = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder hitNanos = new LongAdder();
  private final LongAdder missNanos = new LongAdder();
  private final LongAdder heapHits = new LongAdder();
  private final LongAdder heapMisses = new LongAdder();
  private final LongAdder evictions = new LongAdder();

  void lookedUp(CacheSource source, long nanos) {
    boolean hit = source.isHit();
    (hit ? hits : misses).increment();
    (hit ? hitNanos : missNanos).add(nanos);
  }

  void heap(boolean hit) {
    (hit ? heapHits : heapMisses).increment();
  }

  void evicted(RemovalCause cause) {
    if (cause == RemovalCause.SIZE) {
      evictions.increment();
    }
  }

  void unreadable(String cache, RuntimeException cause) {
    log.debug("an entry of cache {} cannot be read and is dropped", cache, cause);
  }

  CacheStatistics statistics(String name, long entries, long bytes, LevelStatistics disk) {
    return new CacheStatistics(
        name,
        hits.sum(),
        misses.sum(),
        mean(hitNanos.sum(), hits.sum()),
        mean(missNanos.sum(), misses.sum()),
        new LevelStatistics(
            heapHits.sum(), heapMisses.sum(), entries, bytes, evictions.sum(), 0, 0),
        disk);
  }

  private static Duration mean(long nanos, long count) {
    return Duration.ofNanos(count == 0 ? 0 : nanos / count);
  }
}
