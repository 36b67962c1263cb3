package dev.ragged.cache;

import static dev.ragged.cache.TestCache.forgetHeap;
import static dev.ragged.cache.TestCache.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** What was removed does not come back by a load, a write or a promotion that began before. */
@Timeout(60)
class CacheRemovalTest {
  @TempDir Path temp;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch reached = new CountDownLatch(1);
  private final CountDownLatch go = new CountDownLatch(1);

  @AfterEach
  void end() {
    threads.shutdownNow();
  }

  private static final List<Consumer<TwoLevelCache<String, String>>> REMOVALS =
      List.of(TwoLevelCache::clear, TestCache::forgetHeap);

  @Test
  void clear_both_emptiesBothLevelsForGood() {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      cache.clear();
      assertThat(cache.find("k")).isEmpty();
      assertThat(test.files()).isEmpty();
      put(cache, "l", "v");
    }
    try (TwoLevelCache<String, String> cache = test.open()) {
      cache.clear();
      assertThat(test.files()).as("cleared before it was opened").isEmpty();
      assertThat(cache.find("l")).isEmpty();
    }
  }

  @Test
  void removeFromHeap_predicate_removesThoseOnly() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).openWithoutDisk()) {
      put(cache, "ana 1", "v");
      put(cache, "bob 1", "v");
      cache.removeFromHeap(key -> key.startsWith("ana"));
      assertThat(cache.find("ana 1")).isEmpty();
      assertThat(cache.find("bob 1")).isPresent();
    }
  }

  @Test
  void removal_whileLoading_isNotUndone() throws Exception {
    for (Consumer<TwoLevelCache<String, String>> removal : REMOVALS) {
      CacheRemovalTest one = new CacheRemovalTest();
      TestCache test = new TestCache(temp.resolve("load" + REMOVALS.indexOf(removal)));
      try (TwoLevelCache<String, String> cache = test.open()) {
        Future<Cached<String>> load =
            threads.submit(() -> cache.get("k", () -> one.stopThenReturn("old")));
        one.reached.await();
        removal.accept(cache);
        one.go.countDown();
        assertThat(load.get().value()).isEqualTo("old");
        assertThat(cache.find("k")).isEmpty();
      }
      try (TwoLevelCache<String, String> cache = test.open()) {
        assertThat(cache.find("k")).as("on disk").isEmpty();
      }
    }
  }

  @Test
  void removal_whileWriting_isNotUndone() throws Exception {
    for (Consumer<TwoLevelCache<String, String>> removal : REMOVALS) {
      CacheRemovalTest one = new CacheRemovalTest();
      TestCache test = new TestCache(temp.resolve("write" + REMOVALS.indexOf(removal)));
      TextCodec stopping =
          new TextCodec() {
            @Override
            public void write(String value, ValueWriter writer) {
              writer.text(one.stopThenReturn(value));
            }
          };
      try (TwoLevelCache<String, String> cache = open(test, stopping)) {
        Future<Cached<String>> load = threads.submit(() -> cache.get("k", () -> "old"));
        one.reached.await();
        assertThat(cache.find("k")).as("in the heap already").isPresent();
        removal.accept(cache);
        one.go.countDown();
        load.get();
        assertThat(cache.find("k")).isEmpty();
      }
    }
  }

  @Test
  void clear_whilePromoting_isNotUndone() throws Exception {
    TestCache test = new TestCache(temp);
    TextCodec stopping =
        new TextCodec() {
          @Override
          public String read(ValueReader reader) {
            return stopThenReturn(reader.text());
          }
        };
    try (TwoLevelCache<String, String> cache = open(test, stopping)) {
      put(cache, "k", "old");
      forgetHeap(cache);
      Future<Cached<String>> lookup = threads.submit(() -> cache.get("k", TestCache::fail));
      reached.await();
      cache.clear();
      go.countDown();
      assertThat(lookup.get().value()).as("asked for before").isEqualTo("old");
      assertThat(cache.find("k")).isEmpty();
    }
  }

  @Test
  void promotion_whileANewerValueIsPut_doesNotReplaceIt() throws Exception {
    TestCache test = new TestCache(temp);
    TextCodec stopping =
        new TextCodec() {
          @Override
          public String read(ValueReader reader) {
            return stopThenReturn(reader.text());
          }
        };
    try (TwoLevelCache<String, String> cache = open(test, stopping)) {
      put(cache, "k", "old");
      forgetHeap(cache);
      Future<?> lookup = threads.submit(() -> cache.find("k"));
      reached.await();
      put(cache, "k", "new");
      go.countDown();
      lookup.get();
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("new");
    }
  }

  @Test
  void get_afterARemoval_doesNotWaitForALoadOfBefore() throws Exception {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      Future<Cached<String>> before =
          threads.submit(() -> cache.get("k", () -> stopThenReturn("old")));
      reached.await();
      cache.clear();
      assertThat(cache.get("k", () -> "new").value()).isEqualTo("new");
      go.countDown();
      assertThat(before.get().value()).isEqualTo("old");
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("new");
      forgetHeap(cache);
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("new");
    }
  }

  @Test
  void clear_byLoaderItself_isNotUndone() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      cache.get(
          "k",
          () -> {
            cache.clear();
            return "old";
          });
      assertThat(cache.find("k")).isEmpty();
    }
  }

  /** Nobody who asks after a clear has returned may see what was true before it. */
  @Test
  void clear_underLoad_noLaterLookupSeesAnOldValue() throws Exception {
    TextCodec slow =
        new TextCodec() {
          @Override
          public String read(ValueReader reader) {
            // What was read from disk takes its time on its way up, so that a clear overtakes it.
            LockSupport.parkNanos(100_000);
            return reader.text();
          }
        };
    try (TwoLevelCache<String, String> cache = open(new TestCache(temp), slow)) {
      AtomicInteger truth = new AtomicInteger();
      AtomicInteger cleared = new AtomicInteger();
      AtomicBoolean done = new AtomicBoolean();
      List<Future<Integer>> readers = new ArrayList<>();
      Callable<Integer> reader =
          () -> {
            int hits = 0;
            for (int i = 0; !done.get(); i++) {
              int floor = cleared.get();
              Cached<String> found = cache.get("k" + i % 3, () -> String.valueOf(truth.get()));
              assertThat(Integer.parseInt(found.value())).isGreaterThanOrEqualTo(floor);
              hits += found.source().isHit() ? 1 : 0;
            }
            return hits;
          };
      for (int i = 0; i < 4; i++) {
        readers.add(threads.submit(reader));
      }
      for (int i = 0; i < 3_000; i++) {
        int now = truth.incrementAndGet();
        cache.clear();
        cleared.set(now);
      }
      done.set(true);
      int hits = 0;
      for (Future<Integer> each : readers) {
        hits += each.get();
      }
      assertThat(hits).as("lookups that could have been wrong").isPositive();
    }
  }

  private static TwoLevelCache<String, String> open(TestCache test, TextCodec codec) {
    return test.builder()
        .disk(test.folder(), TestCache.STORE, TestCache.VERSION, 1 << 20)
        .build(codec);
  }

  private String stopThenReturn(String value) {
    reached.countDown();
    try {
      go.await();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
    return value;
  }
}
