package dev.ragged.cache;

import java.time.Duration;
import java.util.concurrent.atomic.LongAdder;

/** Counts lookups and their time, each under where its value came from. Thread-safe. */
final class Counters {
  private final LongAdder heap = new LongAdder();
  private final LongAdder disk = new LongAdder();
  private final LongAdder misses = new LongAdder();
  private final LongAdder hitNanos = new LongAdder();
  private final LongAdder missNanos = new LongAdder();

  void lookedUp(CacheSource source, long nanos) {
    switch (source) {
      case HEAP, SIMILAR -> heap.increment();
      case DISK -> disk.increment();
      case LOADED, NONE -> misses.increment();
    }
    (source.isHit() ? hitNanos : missNanos).add(nanos);
  }

  CacheStatistics statistics(String name, HeapLevel<?, ?> heapLevel, LevelStatistics onDisk) {
    long inHeap = heap.sum();
    long hits = inHeap + disk.sum();
    long missed = misses.sum();
    return new CacheStatistics(
        name,
        hits,
        missed,
        mean(hitNanos.sum(), hits),
        mean(missNanos.sum(), missed),
        heapLevel.statistics(inHeap, hits - inHeap + missed),
        onDisk);
  }

  private static Duration mean(long nanos, long count) {
    return Duration.ofNanos(count == 0 ? 0 : nanos / count);
  }
}
