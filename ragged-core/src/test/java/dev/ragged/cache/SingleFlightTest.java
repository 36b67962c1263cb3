package dev.ragged.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** Of many that miss the same key one loads; nobody waits for himself. */
@Timeout(60)
class SingleFlightTest {
  private static final int THREADS = 16;

  @TempDir Path temp;
  private final ExecutorService threads = Executors.newCachedThreadPool();

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  @Test
  void get_manyThreadsAtOnce_loadOnce() throws Exception {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      AtomicInteger loads = new AtomicInteger();
      for (int round = 0; round < 200; round++) {
        String key = "k" + round;
        CyclicBarrier barrier = new CyclicBarrier(THREADS);
        List<Future<Cached<String>>> results = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          results.add(
              threads.submit(
                  () -> {
                    barrier.await();
                    return cache.get(key, () -> "v" + loads.incrementAndGet());
                  }));
        }
        for (Future<Cached<String>> result : results) {
          assertThat(result.get().value()).isEqualTo("v" + (round + 1));
        }
      }
      assertThat(loads).hasValue(200);
      assertThat(cache.statistics().hits() + cache.statistics().misses()).isEqualTo(200 * THREADS);
    }
  }

  @Test
  void get_whileAnotherLoads_waitsForIt() throws Exception {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).heap(0).openWithoutDisk()) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Cached<String>> first =
          threads.submit(() -> cache.get("k", () -> slowly(loading, go, "v")));
      loading.await();
      AtomicReference<Thread> waiter = new AtomicReference<>();
      Future<Cached<String>> second =
          threads.submit(
              () -> {
                waiter.set(Thread.currentThread());
                return cache.get("k", TestCache::fail);
              });
      untilWaiting(waiter);
      go.countDown();
      assertThat(first.get().value()).isEqualTo("v");
      assertThat(second.get())
          .as("nothing is kept, so only the flight can give it")
          .isEqualTo(new Cached<>("v", CacheSource.LOADED));
    }
  }

  @Test
  void get_loadFails_onlyItsOwnCallerLearnsOfIt() throws Exception {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Cached<String>> first =
          threads.submit(
              () ->
                  cache.get(
                      "k",
                      () -> {
                        slowly(loading, go, "");
                        throw new IllegalStateException("no model");
                      }));
      loading.await();
      AtomicReference<Thread> waiter = new AtomicReference<>();
      Future<Cached<String>> second =
          threads.submit(
              () -> {
                waiter.set(Thread.currentThread());
                return cache.get("k", () -> "mine");
              });
      untilWaiting(waiter);
      go.countDown();
      assertThatThrownBy(first::get)
          .isInstanceOf(ExecutionException.class)
          .hasRootCauseMessage("no model");
      assertThat(second.get().value()).isEqualTo("mine");
      assertThat(cache.get("k", TestCache::fail).value()).isEqualTo("mine");
    }
  }

  @Test
  void get_loaderAsksForItsOwnKey_loadsAgain() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      String value = cache.get("k", () -> cache.get("k", () -> "inner").value() + " outer").value();
      assertThat(value).isEqualTo("inner outer");
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("inner outer");
    }
  }

  @Test
  void get_loadersAskForEachOthersKeys_endWithoutDeadlock() throws Exception {
    for (int size : List.of(2, 3, 7)) {
      try (TwoLevelCache<String, String> cache = new TestCache(temp).openWithoutDisk();
          TwoLevelCache<String, String> other = new TestCache(temp).openWithoutDisk()) {
        CyclicBarrier allLoad = new CyclicBarrier(size);
        List<Future<Cached<String>>> results = new ArrayList<>();
        for (int i = 0; i < size; i++) {
          int own = i;
          int next = (i + 1) % size;
          // Two caches, because a circle may pass through both.
          TwoLevelCache<String, String> mine = own % 2 == 0 ? cache : other;
          TwoLevelCache<String, String> theirs = next % 2 == 0 ? cache : other;
          results.add(
              threads.submit(
                  () ->
                      mine.get(
                          "k" + own,
                          () -> {
                            meet(allLoad);
                            return own + "<" + theirs.get("k" + next, () -> "again").value();
                          })));
        }
        for (int i = 0; i < size; i++) {
          assertThat(results.get(i).get(30, TimeUnit.SECONDS).value()).startsWith(i + "<");
        }
      }
    }
  }

  @Test
  void get_interruptedWhileWaiting_keepsTheFlagAndGetsTheValue() throws Exception {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      CountDownLatch loading = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      Future<Cached<String>> first =
          threads.submit(() -> cache.get("k", () -> slowly(loading, go, "v")));
      loading.await();
      AtomicReference<Thread> waiter = new AtomicReference<>();
      Future<Boolean> second =
          threads.submit(
              () -> {
                waiter.set(Thread.currentThread());
                cache.get("k", TestCache::fail);
                return Thread.currentThread().isInterrupted();
              });
      untilWaiting(waiter);
      waiter.get().interrupt();
      go.countDown();
      assertThat(first.get().value()).isEqualTo("v");
      assertThat(second.get()).isTrue();
    }
  }

  private static String slowly(CountDownLatch loading, CountDownLatch go, String value) {
    loading.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return value;
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await();
    } catch (Exception e) {
      throw new IllegalStateException(e);
    }
  }

  private static void untilWaiting(AtomicReference<Thread> thread) {
    while (thread.get() == null || thread.get().getState() != Thread.State.WAITING) {
      Thread.onSpinWait();
    }
  }
}
