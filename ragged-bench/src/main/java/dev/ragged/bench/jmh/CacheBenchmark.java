package dev.ragged.bench.jmh;

import dev.ragged.bench.TemporaryFolder;
import dev.ragged.bench.cache.NumberedTexts;
import dev.ragged.cache.Cached;
import dev.ragged.cache.TwoLevelCache;
import java.io.IOException;
import java.util.Optional;
import java.util.UUID;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;

/** One cache of two levels, with values as long as a vector of 384 dimensions. */
@State(Scope.Benchmark)
public class CacheBenchmark {
  private static final int BYTES = 1_536;

  // Together a few MB: what is on disk is in the operating system's memory.
  private static final int ENTRIES = 500;
  private static final long DISK_BYTES = 64L << 20;

  /** Whether a value is found in the heap, or only on disk. */
  @Param({"heap", "disk"})
  public String level;

  private TemporaryFolder folder;
  private TwoLevelCache<Integer, String> cache;
  private String value;
  private int turn;
  private int fresh;

  /** Fills the cache. */
  @Setup
  public void fill() throws IOException {
    folder = new TemporaryFolder("cache-benchmark");
    NumberedTexts texts = new NumberedTexts(BYTES);
    var builder = TwoLevelCache.builder("benchmark");
    if (level.equals("disk")) {
      builder = builder.disk(folder.path(), new UUID(1, 1), 1, DISK_BYTES).heapBytes(0);
    }
    cache = builder.build(texts);
    for (int key = 0; key < ENTRIES; key++) {
      cache.put(key, texts.value(key), cache.mark());
    }
    value = texts.value(ENTRIES);
    fresh = ENTRIES;
  }

  /** Closes the cache. */
  @TearDown
  public void close() throws IOException {
    cache.close();
    folder.close();
  }

  /** One operation is one value found, each time that of another one of 500 keys. */
  @Benchmark
  public Optional<Cached<String>> hit() {
    turn = (turn + 1) % ENTRIES;
    return cache.find(turn);
  }

  /**
   * One operation is one value that is not there: looked for, loaded at no cost, and kept, for
   * which an older one goes.
   */
  @Benchmark
  public Cached<String> miss() {
    return cache.get(fresh++, () -> value);
  }
}
