package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.VectorQuery;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A text that one search misses is no failure of another. */
@Timeout(60)
class GoneTextTest {
  private static Rig rig() {
    Rig rig = new Rig(Kind.RECOMPUTE.builder().vectorCache(0).build());
    return rig.policy(Rig.segmentsOf(300, 200)).open().add(0, 300);
  }

  @Test
  void vectors_anotherCallFailsForAGoneOne_areGiven() throws Exception {
    try (Rig rig = rig()) {
      VectorQuery walk = rig.query(10);
      CountDownLatch entered = new CountDownLatch(1);
      CountDownLatch go = new CountDownLatch(1);
      AtomicInteger calls = new AtomicInteger();
      AtomicReference<int[]> asked = new AtomicReference<>(new int[0]);
      // The first call of more than one vector holds one whose text is gone.
      rig.source.fault(
          (ordinals, vectors) -> {
            if (ordinals.length > 1 && calls.getAndIncrement() == 0) {
              asked.set(ordinals.clone());
              entered.countDown();
              try {
                go.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
              throw new IllegalArgumentException(
                  "ordinal is not in the store: ordinal=" + ordinals[0]);
            }
            return vectors;
          });
      ExecutorService threads = Executors.newFixedThreadPool(2);
      try {
        Future<?> search = threads.submit(() -> rig.index().search(walk));
        assertThat(entered.await(10, TimeUnit.SECONDS)).isTrue();
        int there = asked.get()[1];
        AtomicReference<Thread> waiter = new AtomicReference<>();
        Future<float[][]> vectors =
            threads.submit(
                () -> {
                  waiter.set(Thread.currentThread());
                  return rig.index().vectors(new int[] {there});
                });
        while (waiter.get() == null || waiter.get().getState() != Thread.State.WAITING) {
          Thread.onSpinWait();
        }
        go.countDown();
        search.get(10, TimeUnit.SECONDS);
        assertThat(vectors.get(10, TimeUnit.SECONDS)).hasNumberOfRows(1);
      } finally {
        go.countDown();
        threads.shutdownNow();
      }
    }
  }
}
