package dev.ragged.bench.cache;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.TwoLevelCache;
import java.io.IOException;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;

/**
 * Counts how often each level alone answers a Zipf(1.0) stream, beside a plain LRU of as many
 * bytes. Sizes are small, because only their ratio matters.
 */
final class HitRates {
  private static final int KEYS = 20_000;
  private static final int VALUE_BYTES = 200;

  /** What an entry takes on disk: length and head beside its bytes. */
  private static final int ENTRY_BYTES = VALUE_BYTES + Integer.BYTES + 52;

  private static final int REQUESTS = 200_000;
  private static final long SEED = 17;

  private final NumberedTexts texts = new NumberedTexts(VALUE_BYTES);
  private final PrintStream out;

  HitRates(PrintStream out) {
    this.out = out;
  }

  void print() throws IOException {
    out.printf(
        "hit rate of %,d requests after as many to warm up, Zipf(1.0) over %,d keys, seed %d%n",
        REQUESTS, KEYS, SEED);
    for (double share : new double[] {0.02, 0.05, 0.1, 0.2, 0.4}) {
      int entries = (int) (share * KEYS);
      out.printf(
          "room for %2.0f %% of the keys: heap %.1f %%, disk %.1f %%, plain LRU %.1f %%%n",
          100 * share, 100 * heap(entries), 100 * disk(entries), 100 * lru(entries));
    }
  }

  private double heap(int entries) {
    CacheBuilder builder = TwoLevelCache.builder("heap").heapBytes((long) entries * VALUE_BYTES);
    try (TwoLevelCache<Integer, String> cache = builder.build(texts)) {
      return rate(key -> cache.get(key, () -> texts.value(key)).source().isHit());
    }
  }

  private double disk(int entries) throws IOException {
    try (TemporaryFolder folder = new TemporaryFolder("cache-rates");
        TwoLevelCache<Integer, String> cache =
            TwoLevelCache.builder("disk")
                .heapBytes(0)
                .disk(folder.path(), new UUID(1, 1), 1, (long) entries * ENTRY_BYTES)
                .build(texts)) {
      return rate(key -> cache.get(key, () -> texts.value(key)).source().isHit());
    }
  }

  private static double lru(int entries) {
    Map<Integer, Integer> map =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1;

          @Override
          protected boolean removeEldestEntry(Map.Entry<Integer, Integer> eldest) {
            return size() > entries;
          }
        };
    return rate(
        key -> {
          boolean hit = map.get(key) != null;
          map.put(key, key);
          return hit;
        });
  }

  @FunctionalInterface
  private interface Request {
    boolean hits(int key);
  }

  private static double rate(Request request) {
    ZipfKeys keys = new ZipfKeys(KEYS, SEED);
    int hits = 0;
    for (int i = 0; i < 2 * REQUESTS; i++) {
      hits += request.hits(keys.next()) && i >= REQUESTS ? 1 : 0;
    }
    return (double) hits / REQUESTS;
  }
}
