package dev.ragged.cache;

import dev.ragged.tck.ManualClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;

/** Opens caches of texts under a clock and a ticker that stand until they are moved. */
final class TestCache {
  static final UUID STORE = new UUID(1, 2);
  static final int VERSION = 7;

  final ManualClock clock = new ManualClock(Instant.parse("2026-01-01T00:00:00Z"));
  final ManualTicker ticker = new ManualTicker();
  private final Path folder;
  private long heapBytes = 1 << 20;
  private long diskBytes = 1 << 20;
  private Duration timeToLive = CacheBuilder.FOREVER;

  TestCache(Path folder) {
    this.folder = folder;
  }

  TestCache heap(long bytes) {
    heapBytes = bytes;
    return this;
  }

  TestCache disk(long bytes) {
    diskBytes = bytes;
    return this;
  }

  TestCache timeToLive(Duration value) {
    timeToLive = value;
    return this;
  }

  /** Returns a builder with no disk yet. */
  CacheBuilder builder() {
    return TwoLevelCache.builder("texts")
        .heapBytes(heapBytes)
        .timeToLive(timeToLive)
        .clock(clock)
        .ticker(ticker);
  }

  TwoLevelCache<String, String> open() {
    return builder().disk(folder, STORE, VERSION, diskBytes).build(new TextCodec());
  }

  TwoLevelCache<String, String> openWithoutDisk() {
    return builder().build(new TextCodec());
  }

  Path folder() {
    return folder;
  }

  void advance(Duration by) {
    clock.advance(by);
    ticker.advance(by);
  }

  /** Returns the files in the folder, oldest first. */
  List<Path> files() {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> files = Files.list(folder)) {
      return files.sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the sizes of all files together, as the file system says them. */
  long bytesOfFiles() {
    long bytes = 0;
    for (Path file : files()) {
      try {
        bytes += Files.size(file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
    return bytes;
  }

  /** Deletes the oldest file behind the cache's back. */
  void deleteOldest() {
    try {
      if (!files().isEmpty()) {
        Files.delete(files().get(0));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Keeps a value as of now. */
  static void put(TwoLevelCache<String, String> cache, String key, String value) {
    cache.put(key, value, cache.mark());
  }

  /** Empties the heap, so that the next lookup goes to the disk. */
  static void forgetHeap(TwoLevelCache<String, String> cache) {
    cache.removeFromHeap(key -> true);
  }

  /** Loads that must not happen. */
  static String fail() {
    throw new AssertionError("loaded what should have been there");
  }
}
