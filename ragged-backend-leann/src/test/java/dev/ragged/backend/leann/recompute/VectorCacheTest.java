package dev.ragged.backend.leann.recompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.index.Similarity;
import dev.ragged.index.VectorKernels;
import dev.ragged.index.Vectors;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class VectorCacheTest {
  private static final long SEED = 11;

  private static float[] row(int ordinal) {
    return Vectors.prepare(Model.vector(ordinal), Model.DIMENSION, Similarity.COSINE, "row");
  }

  private static VectorCache cache(long bytes, CachedForm form) {
    return VectorCache.of(bytes, Model.DIMENSION, form);
  }

  @Test
  void get_float32_isTheRowItself() {
    VectorCache cache = cache(10_000, CachedForm.FLOAT32);
    float[] row = row(3);
    cache.put(3, row);
    assertThat(cache.get(3)).isSameAs(row);
    assertThat(cache.get(4)).isNull();
    assertThat(cache.statistics())
        .isEqualTo(new CacheStatistics(1, 1, 0, 1, 128 + 4 * Model.DIMENSION, 10_000));
  }

  @Test
  void get_int8_isTheRowWithinHalfAStep() {
    VectorCache cache = cache(1 << 20, CachedForm.INT8);
    for (int ordinal = 0; ordinal < 200; ordinal++) {
      float[] row = row(ordinal);
      cache.put(ordinal, row);
      float[] back = Objects.requireNonNull(cache.get(ordinal));
      float largest = 0;
      for (float x : row) {
        largest = Math.max(largest, Math.abs(x));
      }
      for (int i = 0; i < row.length; i++) {
        assertThat(back[i]).isCloseTo(row[i], within(largest / 127 * 0.501f));
      }
      assertThat(VectorKernels.best().cosine(row, back)).isGreaterThan(0.999f);
    }
    cache.put(1000, new float[Model.DIMENSION]);
    assertThat(cache.get(1000)).containsOnly(0);
  }

  @Test
  void put_int8_holdsAboutFourTimesAsManyWide() {
    long bytes = 400_000;
    List<Long> entries = new ArrayList<>();
    for (CachedForm form : CachedForm.values()) {
      VectorCache cache = VectorCache.of(bytes, 1536, form);
      for (int i = 0; i < 2_000; i++) {
        cache.put(i, new float[1536]);
      }
      entries.add(cache.statistics().entries());
    }
    assertThat((double) entries.get(1) / entries.get(0)).isBetween(3.5, 4.0);
  }

  @Test
  void put_fromManyThreads_staysWithinItsBytes() throws Exception {
    long bytes = 100_000;
    VectorCache cache = cache(bytes, CachedForm.FLOAT32);
    ExecutorService threads = Executors.newFixedThreadPool(4);
    try {
      List<Future<?>> futures = new ArrayList<>();
      for (int t = 0; t < 4; t++) {
        Random random = new Random(SEED + t);
        futures.add(
            threads.submit(
                () -> {
                  for (int i = 0; i < 20_000; i++) {
                    int ordinal = random.nextInt(5_000);
                    if (cache.get(ordinal) == null) {
                      cache.put(ordinal, row(ordinal));
                    }
                    if (i % 500 == 0) {
                      // Others go on to put meanwhile.
                      assertThat(cache.statistics().bytes()).isLessThan(2 * bytes);
                    }
                  }
                }));
      }
      for (Future<?> future : futures) {
        future.get();
      }
    } finally {
      threads.shutdown();
      assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
    }
    CacheStatistics statistics = cache.statistics();
    assertThat(statistics.bytes()).as("seed=%d", SEED).isBetween(bytes / 2, bytes);
    assertThat(statistics.evictions()).isPositive();
    assertThat(statistics.hits() + statistics.misses()).isEqualTo(80_000);
    assertThat(statistics.maximumBytes()).isEqualTo(bytes);
  }

  @Test
  void of_sizeZeroOrBelowOneEntry_isOff() {
    for (long bytes : new long[] {0, 100}) {
      VectorCache cache = cache(bytes, CachedForm.FLOAT32);
      cache.put(1, row(1));
      assertThat(cache.get(1)).isNull();
      assertThat(cache.peek(1)).isNull();
      cache.remove(new int[] {1});
      assertThat(cache.statistics()).isEqualTo(new CacheStatistics(0, 0, 0, 0, 0, bytes));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> cache(-1, CachedForm.FLOAT32))
        .withMessageContaining("maximumBytes=-1");
  }

  @Test
  void remove_dropsTheNamedOnly() {
    VectorCache cache = cache(10_000, CachedForm.FLOAT32);
    for (int i = 0; i < 5; i++) {
      cache.put(i, row(i));
    }
    cache.remove(new int[] {1, 3, 99});
    assertThat(cache.get(1)).isNull();
    assertThat(cache.get(2)).isEqualTo(row(2));
    assertThat(cache.statistics().entries()).isEqualTo(3);
  }
}
