package dev.ragged.cache;

import static dev.ragged.cache.TestCache.forgetHeap;
import static dev.ragged.cache.TestCache.put;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What goes in comes out, from where, and how it is counted. */
class TwoLevelCacheTest {
  @TempDir Path temp;

  @Test
  void get_again_comesFromTheHeapThenFromDisk() {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.get("k", () -> "v")).isEqualTo(new Cached<>("v", CacheSource.LOADED));
      assertThat(cache.get("k", TestCache::fail)).isEqualTo(new Cached<>("v", CacheSource.HEAP));
      forgetHeap(cache);
      assertThat(cache.get("k", TestCache::fail)).isEqualTo(new Cached<>("v", CacheSource.DISK));
      assertThat(cache.get("k", TestCache::fail)).isEqualTo(new Cached<>("v", CacheSource.HEAP));
    }
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.DISK);
    }
  }

  @Test
  void get_keyOrValueNotForDisk_isLoadedAgain() {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      cache.get("heap only", () -> "v");
      assertThat(cache.find("heap only")).isPresent();
      assertThat(cache.get("k", () -> "nothing").value()).isEqualTo("nothing");
      assertThat(cache.find("k")).as("the codec does not keep it").isEmpty();
      forgetHeap(cache);
      assertThat(cache.find("heap only")).isEmpty();
    }
    assertThat(test.bytesOfFiles()).isZero();
  }

  @Test
  void buildInHeap_anyKey_neverAsksForBytes() {
    CacheBuilder builder = TwoLevelCache.builder("test");
    try (TwoLevelCache<String, Object> cache =
        builder.buildInHeap((String key, Object value) -> 500)) {
      Object value = new Object();
      assertThat(cache.get("k", () -> value).value()).isSameAs(value);
      assertThat(cache.get("k", Object::new).value()).isSameAs(value);
      assertThat(cache.statistics().heap().bytes()).isGreaterThanOrEqualTo(500);
      assertThat(cache.statistics().disk().entries()).isZero();
    }
  }

  @Test
  void buildInHeap_withDisk_isRefused() {
    CacheBuilder builder =
        TwoLevelCache.builder("test").disk(temp, new UUID(1, 2), 1, CacheBuilder.MIN_DISK_BYTES);
    assertThatThrownBy(() -> builder.buildInHeap((String key, String value) -> 1))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a cache in the heap has no disk: name=test");
  }

  @Test
  void get_nullOrFailingLoader_throwsAndKeepsNothing() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      RuntimeException failure = new IllegalStateException("no model");
      assertThatThrownBy(
              () ->
                  cache.get(
                      "k",
                      () -> {
                        throw failure;
                      }))
          .isSameAs(failure);
      assertThatThrownBy(() -> cache.get("k", () -> null)).hasMessage("loaded value");
      assertThat(cache.find("k")).isEmpty();
      assertThat(cache.statistics().misses()).as("failed loads are misses").isEqualTo(3);
      assertThat(cache.get("k", () -> "v").value()).isEqualTo("v");
    }
  }

  @Test
  void get_valueThatCannotBeWritten_isTheCallersAllTheSame() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      assertThat(cache.get("k", () -> "\uD800").value()).isEqualTo("\uD800");
      assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.HEAP);
      assertThat(cache.statistics().disk().rejected()).isOne();
    }
  }

  @Test
  void get_keyNotWellFormed_isRefused() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).open()) {
      assertThatThrownBy(() -> cache.get("ana\uD801", () -> "v"))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("unpaired surrogate at index 3");
    }
  }

  @Test
  void put_valueTooLargeForDisk_isKeptInTheHeapOnlyAndNoOlderOneComesBack() {
    TestCache test = new TestCache(temp).disk(CacheBuilder.MIN_DISK_BYTES);
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "old");
      put(cache, "k", "x".repeat(9_000));
      assertThat(cache.find("k").orElseThrow().value()).hasSize(9_000);
      forgetHeap(cache);
      assertThat(cache.find("k")).isEmpty();
      assertThat(cache.statistics().disk().rejected()).isOne();
    }
  }

  @Test
  void statistics_everyKindOfLookup_isCountedOncePerLevel() {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      cache.get("k", () -> loaded(test, Duration.ofMillis(8)));
      cache.get("l", () -> loaded(test, Duration.ofMillis(4)));
      cache.get("k", TestCache::fail);
      forgetHeap(cache);
      cache.get("k", TestCache::fail);
      cache.get("k", TestCache::fail);
      assertThat(cache.find("m")).isEmpty();

      CacheStatistics all = cache.statistics();
      assertThat(all.name()).isEqualTo("texts");
      assertThat(all.hits()).isEqualTo(3);
      assertThat(all.misses()).isEqualTo(3);
      assertThat(all.hitRate()).isEqualTo(0.5);
      assertThat(all.meanHit()).isZero();
      assertThat(all.meanMiss()).isEqualTo(Duration.ofMillis(4));
      assertThat(all.heap()).isEqualTo(new LevelStatistics(2, 4, 1, 2, 0, 0, 0));
      long bytes = test.bytesOfFiles();
      assertThat(all.disk()).isEqualTo(new LevelStatistics(1, 3, 2, bytes, 0, 0, 0));

      cache.clear();
      CacheStatistics cleared = cache.statistics();
      assertThat(cleared.hits()).isEqualTo(3);
      assertThat(cleared.meanMiss()).isEqualTo(all.meanMiss());
      assertThat(cleared.heap()).isEqualTo(new LevelStatistics(2, 4, 0, 0, 0, 0, 0));
      assertThat(cleared.disk()).isEqualTo(new LevelStatistics(1, 3, 0, 0, 0, 0, 0));
    }
  }

  private static String loaded(TestCache test, Duration time) {
    test.advance(time);
    return "v";
  }

  @Test
  void heap_streamOfNewcomers_keepsWhatIsUsedAndItsBound() {
    TestCache test = new TestCache(temp).heap(1_000);
    try (TwoLevelCache<String, String> cache = test.openWithoutDisk()) {
      for (int i = 0; i < 5; i++) {
        cache.get("used" + i, () -> "x".repeat(95));
      }
      for (int i = 0; i < 2_000; i++) {
        String newcomer = "n%04d".formatted(i);
        assertThat(cache.get("used" + i % 5, TestCache::fail).source()).isEqualTo(CacheSource.HEAP);
        cache.get(newcomer, () -> "x".repeat(95));
        assertThat(cache.statistics().heap().bytes()).isLessThanOrEqualTo(1_000);
      }
      assertThat(cache.statistics().heap().evictions()).isGreaterThan(1_900);
    }
  }

  @Test
  void put_ownKeyAtTheBound_evictsNobody() {
    TestCache test = new TestCache(temp).heap(1_000);
    try (TwoLevelCache<String, String> cache = test.openWithoutDisk()) {
      for (int i = 0; i < 10; i++) {
        put(cache, "k" + i, "x".repeat(98));
      }
      for (int i = 0; i < 100; i++) {
        put(cache, "k3", "y".repeat(98));
      }
      for (int i = 0; i < 10; i++) {
        assertThat(cache.find("k" + i)).isPresent();
      }
      assertThat(cache.statistics().heap())
          .isEqualTo(new LevelStatistics(10, 0, 10, 1_000, 0, 0, 0));
    }
  }

  @Test
  void heapBytes_zero_keepsNothingInTheHeap() {
    try (TwoLevelCache<String, String> cache = new TestCache(temp).heap(0).open()) {
      cache.get("k", () -> "v");
      assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.DISK);
      assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.DISK);
    }
  }

  @Test
  void close_twice_leavesTheHeap() {
    TwoLevelCache<String, String> cache = new TestCache(temp).open();
    cache.get("k", () -> "v");
    cache.close();
    cache.close();
    assertThat(cache.get("k", TestCache::fail).source()).isEqualTo(CacheSource.HEAP);
    assertThat(cache.get("l", () -> "v").source()).isEqualTo(CacheSource.LOADED);
    assertThat(cache.statistics().disk().rejected()).isOne();
  }

  @Test
  void builder_nonsense_isRefusedWithItsValue() {
    CacheBuilder builder = TwoLevelCache.builder("texts");
    assertThatThrownBy(() -> TwoLevelCache.builder("Not good")).hasMessageContaining("Not good");
    assertThatThrownBy(() -> builder.heapBytes(-1)).hasMessageContaining("heapBytes=-1");
    assertThatThrownBy(() -> builder.timeToLive(Duration.ZERO)).hasMessageContaining("PT0S");
    assertThatThrownBy(() -> builder.disk(temp, new UUID(0, 0), 1, 65_535))
        .hasMessageContaining("bytes=65535");
  }
}
