package dev.ragged.cache;

import static dev.ragged.cache.TestCache.forgetHeap;
import static dev.ragged.cache.TestCache.put;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A value lives as long as its one time to live says, wherever it is and whatever the clock does.
 */
class CacheExpiryTest {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration MOMENT = Duration.ofMillis(1);

  @TempDir Path temp;

  private TestCache test() {
    return new TestCache(temp).timeToLive(HOUR);
  }

  @Test
  void find_inEachLevel_endsWithTheTimeToLive() {
    for (boolean heap : List.of(true, false)) {
      TestCache test = test();
      try (TwoLevelCache<String, String> cache = test.open()) {
        put(cache, "k", "v");
        test.advance(HOUR.minus(MOMENT));
        if (!heap) {
          forgetHeap(cache);
        }
        assertThat(cache.find("k")).isPresent();
        test.advance(MOMENT);
        assertThat(cache.find("k")).isEmpty();
        assertThat(cache.statistics().misses()).as("expired is a miss").isOne();
        assertThat(cache.statistics().disk().misses()).isOne();
        assertThat(cache.statistics().disk().damaged()).isZero();
      }
    }
  }

  @Test
  void find_promotedAgainAndAgain_livesNoLonger() {
    TestCache test = test();
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      for (int i = 0; i < 59; i++) {
        test.advance(Duration.ofMinutes(1));
        forgetHeap(cache);
        assertThat(cache.find("k").orElseThrow().source()).isEqualTo(CacheSource.DISK);
        assertThat(cache.find("k").orElseThrow().source()).isEqualTo(CacheSource.HEAP);
      }
      test.advance(Duration.ofMinutes(1));
      assertThat(cache.find("k")).isEmpty();
    }
  }

  @Test
  void find_afterRestart_livesNoLonger() {
    TestCache test = test();
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
    }
    test.advance(Duration.ofMinutes(30));
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.find("k")).isPresent();
      test.advance(Duration.ofMinutes(30));
      assertThat(cache.find("k")).isEmpty();
    }
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.find("k")).isEmpty();
    }
  }

  @Test
  void find_secondChanceOnDisk_makesNothingYounger() {
    TestCache test = test().heap(0).disk(CacheBuilder.MIN_DISK_BYTES);
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
      for (int i = 0; i < 59; i++) {
        test.advance(Duration.ofMinutes(1));
        for (int j = 0; j < 4; j++) {
          assertThat(cache.find("k")).isPresent();
          put(cache, "n" + i + "-" + j, "x".repeat(4_000));
        }
      }
      assertThat(cache.statistics().disk().evictions()).as("files went").isGreaterThan(100);
      test.advance(Duration.ofMinutes(1));
      assertThat(cache.find("k")).isEmpty();
    }
  }

  @Test
  void find_clockSetBackOrForthWhileOpen_goesByTheTicker() {
    for (Duration jump :
        List.of(Duration.ofDays(-1), Duration.ofMinutes(-30), HOUR.multipliedBy(90_000))) {
      TestCache test = test();
      try (TwoLevelCache<String, String> cache = test.open()) {
        cache.clear();
        put(cache, "k", "v");
        test.clock.advance(jump);
        forgetHeap(cache);
        assertThat(cache.find("k")).as("clock jumps by %s", jump).isPresent();
        test.ticker.advance(HOUR.minus(MOMENT));
        forgetHeap(cache);
        assertThat(cache.find("k")).isPresent();
        test.ticker.advance(MOMENT);
        forgetHeap(cache);
        assertThat(cache.find("k")).isEmpty();
      }
    }
  }

  @Test
  void find_entryFromTheFutureAfterRestart_isMissing() {
    TestCache test = test();
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
    }
    test.clock.advance(MOMENT.negated());
    try (TwoLevelCache<String, String> cache = test.open()) {
      assertThat(cache.find("k")).isEmpty();
      put(cache, "k", "new");
      forgetHeap(cache);
      assertThat(cache.find("k").orElseThrow().value()).isEqualTo("new");
    }
  }

  @Test
  void find_forEver_needsNoClock() {
    TestCache test = new TestCache(temp);
    try (TwoLevelCache<String, String> cache = test.open()) {
      put(cache, "k", "v");
    }
    for (Duration jump : List.of(Duration.ofDays(-400), Duration.ofDays(365_000))) {
      test.clock.advance(jump);
      try (TwoLevelCache<String, String> cache = test.open()) {
        test.ticker.advance(Duration.ofDays(3_650));
        assertThat(cache.find("k")).isPresent();
        forgetHeap(cache);
        assertThat(cache.find("k")).isPresent();
      }
    }
  }
}
