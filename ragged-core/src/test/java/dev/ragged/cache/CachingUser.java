package dev.ragged.cache;

import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Uses a cache in a process of its own, which is killed, or has no room on disk, or little heap.
 */
final class CachingUser {
  static final int KEYS = 120;
  static final long DISK_BYTES = 256 << 10;
  private static final int STEPS = 2_000;

  private CachingUser() {}

  /** Arguments: what to do (crash, full or threads), folder, seed. */
  public static void main(String[] args) throws InterruptedException {
    TestCache test = new TestCache(Path.of(args[1])).heap(100_000).disk(DISK_BYTES);
    Random random = new Random(Long.parseLong(args[2]));
    try (TwoLevelCache<String, String> cache = test.open()) {
      switch (args[0]) {
        case "crash" -> {
          for (int step = 0; ; step++) {
            use(cache, random);
            System.out.println(step);
          }
        }
        case "full" -> full(test, cache, random);
        case "threads" -> threads(cache);
        default -> throw new IllegalArgumentException("what to do: " + args[0]);
      }
    }
  }

  /** Returns the one right value of a key. */
  static String value(String key) {
    int length = new Random(key.hashCode()).nextInt(6_000);
    return key + " " + "x".repeat(length);
  }

  private static void use(TwoLevelCache<String, String> cache, Random random) {
    String key = "k" + random.nextInt(KEYS);
    Cached<String> got = cache.get(key, () -> value(key));
    if (!got.value().equals(value(key))) {
      throw new AssertionError("wrong value of " + key + " from " + got.source());
    }
    if (random.nextInt(20) == 0) {
      TestCache.forgetHeap(cache);
    }
  }

  private static void full(TestCache test, TwoLevelCache<String, String> cache, Random random) {
    for (int step = 0; step < STEPS; step++) {
      use(cache, random);
      if (step % 100 == 0) {
        test.ticker.advance(Pause.LENGTH);
      }
    }
    LevelStatistics disk = cache.statistics().disk();
    System.out.println(disk.hits() + " " + disk.rejected() + " " + disk.damaged());
  }

  private static void threads(TwoLevelCache<String, String> cache) throws InterruptedException {
    int count = 2_000;
    CountDownLatch done = new CountDownLatch(count);
    CountDownLatch start = new CountDownLatch(1);
    AtomicLong right = new AtomicLong();
    for (int i = 0; i < count; i++) {
      Random random = new Random(i);
      Thread thread =
          new Thread(
              null,
              () -> {
                try {
                  start.await();
                  for (int step = 0; step < 50; step++) {
                    use(cache, random);
                    right.incrementAndGet();
                  }
                } catch (InterruptedException e) {
                  Thread.currentThread().interrupt();
                } finally {
                  done.countDown();
                }
              },
              "user-" + i,
              256 << 10);
      thread.setDaemon(true);
      thread.start();
    }
    start.countDown();
    while (!done.await(1, TimeUnit.SECONDS)) {
      if (ManagementFactory.getThreadMXBean().findDeadlockedThreads() != null) {
        throw new AssertionError("deadlock");
      }
    }
    System.out.println(right + " " + cache.statistics().heap().bytes());
  }
}
