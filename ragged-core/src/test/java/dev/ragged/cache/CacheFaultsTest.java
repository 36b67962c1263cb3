package dev.ragged.cache;

import static dev.ragged.cache.TestCache.forgetHeap;
import static dev.ragged.cache.TestCache.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.StoreException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** A disk that fails, a folder that goes away, and interrupted threads. */
@Timeout(120)
class CacheFaultsTest {
  @TempDir Path temp;

  @Test
  void folder_thatCannotBeCreated_isTriedAgainAfterThePause() throws IOException {
    TestCache test = new TestCache(temp.resolve("cache"));
    Files.writeString(test.folder(), "a file in its place");
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.get("k", () -> "v").value()).isEqualTo("v");
      assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.HEAP);
      assertThat(cache.statistics().disk().rejected()).isOne();
      assertThat(cache.statistics().disk().damaged()).as("the failed opening").isOne();

      Files.delete(test.folder());
      test.ticker.advance(Pause.LENGTH.minusNanos(1));
      put(cache, "l", "v");
      assertThat(cache.statistics().disk().rejected()).as("paused").isEqualTo(2);
      assertThat(Files.exists(test.folder())).isFalse();

      test.ticker.advance(Duration.ofNanos(1));
      put(cache, "m", "v");
      forgetHeap(cache);
      assertThat(cache.find("m").orElseThrow().source()).isEqualTo(CacheSource.DISK);
      assertThat(cache.statistics().disk().rejected()).isEqualTo(2);
    }
  }

  @Test
  void folder_thatCannotBeCreatedForTheNextFile_losesNothingButThat() throws IOException {
    TestCache test = new TestCache(temp.resolve("cache"));
    try (TwoLevelCache<String, String> cache = test.open()) {
      cache.warmUp();
      Files.writeString(test.folder(), "a file in its place");
      put(cache, "k", "v");
      assertThat(cache.statistics().disk().rejected()).isOne();
      Files.delete(test.folder());
      test.ticker.advance(Pause.LENGTH);
      put(cache, "k", "v");
      forgetHeap(cache);
      assertThat(cache.find("k")).isPresent();
    }
  }

  @Test
  void folder_deletedWhileOpen_isAMissAndBegunAnew() throws IOException {
    TestCache test = new TestCache(temp.resolve("cache"));
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      put(cache, "l", "v");
      test.deleteOldest();
      Files.delete(test.folder());
      forgetHeap(cache);
      assertThat(cache.find("k")).isEmpty();
      assertThat(cache.statistics().disk()).isEqualTo(new LevelStatistics(0, 1, 0, 0, 0, 0, 1));
      put(cache, "k", "new");
      forgetHeap(cache);
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("new");
      assertThat(cache.statistics().disk().bytes()).isEqualTo(test.bytesOfFiles());
    }
  }

  @Test
  void clear_folderThatCannotBeRead_saysSoAndEmptiesTheHeap() throws IOException {
    TestCache test = new TestCache(temp.resolve("cache"));
    Files.writeString(test.folder(), "a file in its place");
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      assertThatThrownBy(cache::clear)
          .isInstanceOf(StoreException.class)
          .hasMessageContaining(test.folder().toString());
      assertThat(cache.find("k")).isEmpty();
    }
  }

  @Test
  @EnabledOnOs({OS.LINUX, OS.MAC})
  void files_created_arePrivate() throws IOException {
    TestCache test = new TestCache(temp.resolve("below").resolve("cache"));
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      assertThat(mode(test.folder())).isEqualTo("rwx------");
      assertThat(mode(test.files().get(0))).isEqualTo("rw-------");
    }
  }

  private static String mode(Path path) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
  }

  @Test
  void file_ofAsked_survivesAStreamOfNewcomersOnDisk() {
    TestCache test = new TestCache(temp.resolve("cache")).disk(CacheBuilder.MIN_DISK_BYTES);
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "from heap", "v");
      put(cache, "from disk", "v");
      put(cache, "idle", "v");
      for (int i = 0; i < 200; i++) {
        put(cache, "n" + i, "x".repeat(3_000));
        assertThat(cache.find("from heap").orElseThrow().source()).isEqualTo(CacheSource.HEAP);
        cache.removeFromHeap(key -> !key.equals("from heap"));
        assertThat(cache.find("from disk").orElseThrow().source()).isEqualTo(CacheSource.DISK);
        assertThat(test.bytesOfFiles()).isLessThanOrEqualTo(CacheBuilder.MIN_DISK_BYTES);
      }
      forgetHeap(cache);
      assertThat(cache.find("idle")).isEmpty();
      assertThat(cache.find("from heap")).isPresent();
      assertThat(cache.statistics().disk().evictions()).isBetween(150L, 201L);
    }
  }

  /** Entries of more than half a file, and used ones that move to the file that they begin. */
  @Test
  void disk_largeEntriesAmongUsedOnes_keepsItsBound() {
    TestCache test = new TestCache(temp.resolve("cache")).heap(0).disk(CacheBuilder.MIN_DISK_BYTES);
    try (TwoLevelCache<String, String> cache = test.open()) {
      for (int i = 0; i < 300; i++) {
        put(cache, "small" + i, "x".repeat(500));
        put(cache, "large" + i, "x".repeat(7_900));
        for (int j = 0; j <= i; j++) {
          var unused = cache.find("small" + j);
        }
        assertThat(test.bytesOfFiles())
            .as("step %s", i)
            .isLessThanOrEqualTo(CacheBuilder.MIN_DISK_BYTES);
        assertThat(cache.statistics().disk().bytes()).isEqualTo(test.bytesOfFiles());
      }
      assertThat(cache.statistics().disk().rejected()).isZero();
    }
  }

  @Test
  void bound_smallerThanBefore_isKeptFromTheOpeningOn() {
    TestCache test = new TestCache(temp.resolve("cache")).disk(1 << 20);
    try (TwoLevelCache<String, String> cache = test.open()) {
      for (int i = 0; i < 200; i++) {
        put(cache, "k" + i, "x".repeat(4_000));
      }
    }
    test.disk(300_000);
    try (TwoLevelCache<String, String> cache = test.open()) {
      cache.warmUp();
      assertThat(test.bytesOfFiles()).isBetween(100_000L, 300_000L);
      assertThat(cache.find("k199")).isPresent();
    }
  }

  @Test
  void interrupts_ofManyThreads_spoilNothing() throws Exception {
    long seed = 5;
    System.out.println("seed " + seed);
    int workers = 8;
    TestCache test = new TestCache(temp.resolve("cache")).heap(20_000).disk(400_000);
    AtomicReferenceArray<Thread> running = new AtomicReferenceArray<>(workers);
    ExecutorService threads = Executors.newFixedThreadPool(workers);
    try (TwoLevelCache<String, String> cache = test.open()) {
      List<Future<Integer>> results = new ArrayList<>();
      for (int i = 0; i < workers; i++) {
        int worker = i;
        results.add(
            threads.submit(
                () -> {
                  running.set(worker, Thread.currentThread());
                  Random random = new Random(seed + worker);
                  int interrupted = 0;
                  for (int step = 0; step < 4_000; step++) {
                    String key = "k" + random.nextInt(300);
                    if (random.nextInt(4) == 0) {
                      Thread.currentThread().interrupt();
                    }
                    assertThat(cache.get(key, () -> key.repeat(300)).value())
                        .isEqualTo(key.repeat(300));
                    interrupted += Thread.interrupted() ? 1 : 0;
                  }
                  running.set(worker, null);
                  return interrupted;
                }));
      }
      Random random = new Random(seed);
      while (results.stream().anyMatch(result -> !result.isDone())) {
        Thread thread = running.get(random.nextInt(workers));
        if (thread != null) {
          thread.interrupt();
        }
        LockSupport.parkNanos(10_000);
      }
      int interrupted = 0;
      for (Future<Integer> result : results) {
        interrupted += result.get();
      }
      LevelStatistics disk = cache.statistics().disk();
      System.out.println(interrupted + " interrupts, " + disk);
      assertThat(interrupted).isGreaterThan(workers * 500);
      assertThat(disk.hits()).isGreaterThan(100);
      assertThat(disk.rejected()).isZero();
      assertThat(disk.damaged()).isZero();
    } finally {
      threads.shutdownNow();
    }
  }

  @Test
  void open_byAnInterruptedThread_readsEverything() {
    TestCache test = new TestCache(temp.resolve("cache"));
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
    }
    Thread.currentThread().interrupt();
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.find("k")).isPresent();
      put(cache, "l", "v");
      forgetHeap(cache);
      assertThat(cache.find("l")).isPresent();
    } finally {
      assertThat(Thread.interrupted()).as("the flag is kept").isTrue();
    }
  }
}
