package dev.ragged.cache;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Random operations against a plain map of what was put last and until when it lives: a value may
 * be missing, but never another one; and neither level ever outgrows its bound.
 */
class CacheOracleTest {
  private static final int SEEDS = 6;
  private static final int STEPS = 2_500;
  private static final int KEYS = 60;
  private static final long HEAP = 12_000;
  private static final Duration HOUR = Duration.ofHours(1);

  private record Truth(String value, long until) {}

  private static final Truth NONE = new Truth("nothing", 0);

  @TempDir Path temp;

  private final Map<String, Truth> truth = new HashMap<>();
  private long now;
  private long hits;
  private long diskHits;
  private int puts;

  @Test
  void anyOperations_againstAMap_areNeverWrong() {
    for (int i = 0; i < SEEDS; i++) {
      long seed = 7_000L + i;
      System.out.println("seed " + seed);
      run(seed);
    }
    assertThat(hits)
        .as("lookups that could have been wrong")
        .isGreaterThan((long) SEEDS * STEPS / 8);
    assertThat(diskHits).isGreaterThan((long) SEEDS * STEPS / 40);
  }

  private void run(long seed) {
    Random random = new Random(seed);
    long diskBytes = CacheBuilder.MIN_DISK_BYTES + random.nextInt(40_000);
    TestCache test = new TestCache(temp.resolve("s" + seed)).heap(HEAP).timeToLive(HOUR);
    test.disk(diskBytes);
    truth.clear();
    TwoLevelCache<String, String> cache = test.open();
    boolean tampered = false;
    for (int step = 0; step < STEPS; step++) {
      String where = "seed " + seed + " step " + step;
      String key = "k" + (random.nextBoolean() ? random.nextInt(10) : random.nextInt(KEYS));
      switch (random.nextInt(100)) {
        case 0 -> {
          cache.clear();
          truth.clear();
          tampered = false;
        }
        case 1, 2, 3 -> cache.removeFromHeap(other -> other.hashCode() % 3 != 0);
        case 4, 5 -> {
          cache.close();
          cache = test.open();
          tampered = false;
        }
        case 6 -> advance(test, HOUR);
        case 7, 8, 9, 10, 11, 12 -> advance(test, Duration.ofMinutes(random.nextInt(8)));
        case 13 -> {
          test.deleteOldest();
          tampered = true;
        }
        default -> {
          if (random.nextInt(3) == 0) {
            String value = value(key);
            TestCache.put(cache, key, value);
            truth.put(key, new Truth(value, now + HOUR.toMillis()));
          } else if (random.nextBoolean()) {
            check(where, key, cache.find(key));
          } else {
            String fresh = value(key);
            Cached<String> got = cache.get(key, () -> fresh);
            if (got.source() == CacheSource.LOADED) {
              assertThat(got.value()).as(where).isEqualTo(fresh);
              truth.put(key, new Truth(fresh, now + HOUR.toMillis()));
            } else {
              check(where, key, Optional.of(got));
            }
          }
        }
      }
      CacheStatistics statistics = cache.statistics();
      assertThat(statistics.heap().bytes()).as(where).isBetween(0L, HEAP);
      assertThat(test.bytesOfFiles()).as(where).isLessThanOrEqualTo(diskBytes);
      if (statistics.disk().entries() > 0 && !tampered) {
        assertThat(statistics.disk().bytes()).as(where).isEqualTo(test.bytesOfFiles());
      }
    }
    cache.close();
  }

  private void check(String where, String key, Optional<Cached<String>> found) {
    if (found.isEmpty()) {
      return;
    }
    Truth expected = truth.getOrDefault(key, NONE);
    assertThat(expected).as("%s: %s was never put", where, key).isNotSameAs(NONE);
    assertThat(found.get().value()).as(where).isEqualTo(expected.value);
    assertThat(now).as("%s: %s lives too long", where, key).isLessThan(expected.until);
    hits++;
    diskHits += found.get().source() == CacheSource.DISK ? 1 : 0;
  }

  /** Values of one key have one length, from nothing to more than a file takes. */
  private String value(String key) {
    int length = new Random(key.hashCode()).nextInt(3_000) * (key.equals("k7") ? 5 : 1);
    return "%s %06d ".formatted(key, puts++) + "x".repeat(length);
  }

  private void advance(TestCache test, Duration by) {
    test.advance(by);
    now += by.toMillis();
  }
}
