package dev.ragged.tuning;

import dev.ragged.retrieval.SearchRequest;
import dev.ragged.spi.Scope;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.LongAdder;

/**
 * Estimates how many questions were asked before: a table of hashes in which a new one takes the
 * place of an old one, so that only repeats within some thousand questions are seen. No text is
 * kept. Thread-safe; 32 KiB.
 */
final class Repeats {
  private static final int SIZE = 1 << 12;

  private final AtomicLongArray seen = new AtomicLongArray(SIZE);
  private final LongAdder asked = new LongAdder();
  private final LongAdder repeated = new LongAdder();

  void add(SearchRequest request, Scope scope) {
    long hash = mix((long) request.hashCode() << Integer.SIZE | (scope.hashCode() & 0xFFFF_FFFFL));
    int place = (int) (hash & (SIZE - 1));
    asked.increment();
    // Zero is an empty place; a question of that hash is never seen as repeated.
    if (seen.getAndSet(place, hash) == hash && hash != 0) {
      repeated.increment();
    }
  }

  long asked() {
    return asked.sum();
  }

  /** Returns the share of questions that were repeats, in [0, 1]; 0 without any. */
  double rate() {
    long all = asked.sum();
    return all == 0 ? 0 : (double) repeated.sum() / all;
  }

  /** Spreads the bits: the finalizer of SplitMix64 (Steele, Lea and Flood 2014). */
  private static long mix(long value) {
    long z = (value ^ (value >>> 30)) * 0xBF58476D1CE4E5B9L;
    z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
    return z ^ (z >>> 31);
  }
}
