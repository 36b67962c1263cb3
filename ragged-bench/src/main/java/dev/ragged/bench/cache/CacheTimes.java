package dev.ragged.bench.cache;

import dev.ragged.bench.Arguments;
import dev.ragged.bench.Percentiles;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.cache.CacheBuilder;
import dev.ragged.cache.TwoLevelCache;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntConsumer;

/**
 * Measures what a cache costs its caller: hits of each level, what a miss costs beside the load,
 * and opening; and how often it answers. One thread; the files are in the operating system's cache.
 */
public final class CacheTimes {
  private static final UUID STORE = new UUID(1, 1);
  private static final int RESULT_BYTES = 20_000;
  private static final int EMBEDDING_BYTES = 1_536;
  private static final int BATCH = 100;
  private static final long FULL_BYTES = 64L << 20;

  private final PrintStream out = System.out;
  private final int entries;
  private final int calls;

  private CacheTimes(int entries, int calls) {
    this.entries = entries;
    this.calls = calls;
  }

  /** Takes {@code entries=} on disk, {@code calls=} measured per row, and {@code rates=} 0 or 1. */
  public static void main(String[] words) throws IOException {
    Locale.setDefault(Locale.ROOT);
    Arguments arguments =
        new Arguments(Map.of("entries", 20_000, "calls", 20_000, "rates", 1), words);
    CacheTimes times = new CacheTimes(arguments.get("entries"), arguments.get("calls"));
    for (int bytes : new int[] {RESULT_BYTES, EMBEDDING_BYTES}) {
      times.measure(new NumberedTexts(bytes));
    }
    if (arguments.get("rates") == 1) {
      new HitRates(System.out).print();
    }
  }

  private void measure(NumberedTexts texts) throws IOException {
    out.printf("values of %,d bytes, %,d on disk%n", texts.length(), entries);
    heapHits(texts);
    IntConsumer load = i -> require(!texts.value(i).isEmpty());
    time(1, load);
    out.println("the load alone, no cache: " + time(1, load));
    try (TemporaryFolder folder = new TemporaryFolder("cache-times")) {
      misses(texts, "load and miss, heap only", TwoLevelCache.builder("times"));
      Path full = folder.path().resolve("full");
      misses(texts, "load and miss, both levels", onDisk(full, FULL_BYTES));
      opening(texts, full);
      diskHits(texts, folder.path().resolve("hits"));
    }
  }

  private static CacheBuilder onDisk(Path folder, long bytes) {
    return TwoLevelCache.builder("times").disk(folder, STORE, 1, bytes);
  }

  private void heapHits(NumberedTexts texts) {
    try (TwoLevelCache<Integer, String> cache = TwoLevelCache.builder("times").build(texts)) {
      Random random = new Random(3);
      for (int i = 0; i < 500; i++) {
        cache.put(i, texts.value(i), cache.mark());
      }
      IntConsumer hit = i -> require(cache.find(random.nextInt(500)).isPresent());
      time(BATCH, hit);
      out.println("a hit in the heap: " + time(BATCH, hit));
    }
  }

  private void diskHits(NumberedTexts texts, Path folder) {
    long bytes = Math.max(1L << 20, 3L * entries * (texts.length() + 100) / 2);
    try (TwoLevelCache<Integer, String> cache = onDisk(folder, bytes).heapBytes(0).build(texts)) {
      for (int i = 0; i < entries; i++) {
        cache.put(i, texts.value(i), cache.mark());
      }
      Random random = new Random(4);
      IntConsumer hit = i -> require(cache.find(random.nextInt(entries)).isPresent());
      time(1, hit);
      out.println("a hit on disk: " + time(1, hit));
    }
  }

  /** All keys are new; the first calls fill the levels and warm up, the others make room. */
  private void misses(NumberedTexts texts, String what, CacheBuilder builder) {
    try (TwoLevelCache<Integer, String> cache = builder.build(texts)) {
      int filling = Math.max(calls, (80 << 20) / texts.length());
      for (int i = 0; i < filling; i++) {
        miss(cache, texts, i);
      }
      out.println(what + ": " + time(1, i -> miss(cache, texts, filling + i)));
    }
  }

  private static void miss(TwoLevelCache<Integer, String> cache, NumberedTexts texts, int key) {
    require(!cache.get(key, () -> texts.value(key)).source().isHit());
  }

  private void opening(NumberedTexts texts, Path folder) {
    long[] nanos = new long[9];
    long found = 0;
    for (int i = 0; i < nanos.length; i++) {
      try (TwoLevelCache<Integer, String> cache = onDisk(folder, FULL_BYTES).build(texts)) {
        long start = System.nanoTime();
        cache.warmUp();
        nanos[i] = System.nanoTime() - start;
        found = cache.statistics().disk().entries();
      }
    }
    double millis = new Percentiles(nanos).micros(50) / 1_000;
    out.printf("opening 64 MiB with %,d entries: %.1f ms of wall time%n", found, millis);
  }

  private Timing time(int batch, IntConsumer call) {
    return Timing.of(calls, batch, call);
  }

  private static void require(boolean condition) {
    if (!condition) {
      throw new IllegalStateException("a value that was put is not there");
    }
  }
}
