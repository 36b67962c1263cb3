package dev.ragged.backend.leann.recompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Budget;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import dev.ragged.index.Vectors;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class RecomputerTest {
  private static final long SEED = 20_261_127;
  private static final int DIMENSION = Model.DIMENSION;
  private static final Deadline SOON = Deadline.of(Budget.ofTime(Duration.ofMillis(50)));

  private final Model model = new Model();
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final Tally tally = new Tally();
  private final Recomputer recomputer = recomputer(model, 1 << 20);

  @AfterEach
  void stop() throws InterruptedException {
    recomputer.close();
    threads.shutdownNow();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  private Recomputer recomputer(VectorSource source, long cacheBytes) {
    VectorCache cache = VectorCache.of(cacheBytes, DIMENSION, CachedForm.FLOAT32);
    return new Recomputer(source, DIMENSION, Similarity.COSINE, cache, threads);
  }

  private static float[][] rows(Recomputer recomputer, Tally tally, int... ordinals) {
    float[][] out = new float[ordinals.length][];
    assertThat(recomputer.rows(ordinals, ordinals.length, out, Deadline.NONE, tally)).isTrue();
    return out;
  }

  private static float[] expected(int ordinal) {
    return Vectors.prepare(Model.vector(ordinal), DIMENSION, Similarity.COSINE, "expected");
  }

  private static float[][] expected(int... ordinals) {
    return IntStream.of(ordinals).mapToObj(RecomputerTest::expected).toArray(float[][]::new);
  }

  private static Deadline in(Duration time) {
    return Deadline.of(Budget.ofTime(time));
  }

  @Test
  void rows_coldAndWarm_areTheSameBitsAndEmbeddedOnce() {
    float[][] cold = rows(recomputer, tally, 5, 2, 9);
    assertThat(cold).isDeepEqualTo(expected(5, 2, 9));
    float[][] warm = rows(recomputer, tally, 2, 9, 5, 7);
    assertThat(warm).isDeepEqualTo(expected(2, 9, 5, 7));
    assertThat(model.mostOfOne()).isEqualTo(1);
    assertThat(model.calls()).isEqualTo(2);
    assertThat(tally.asked()).isEqualTo(7);
    assertThat(tally.cached()).isEqualTo(3);
    assertThat(tally.embedded()).isEqualTo(4);
    assertThat(tally.calls()).isEqualTo(2);
    assertThat(tally.joined()).isZero();
    assertThat(tally.nanos()).isPositive();
    assertThat(recomputer.statistics().embedded()).isEqualTo(4);
    assertThat(recomputer.statistics().cache().hits()).isEqualTo(3);
  }

  @Test
  void rows_countBelowTheArrays_touchesNoMore() {
    float[][] out = new float[4][];
    float[] untouched = {1};
    out[2] = untouched;
    assertThat(recomputer.rows(new int[] {1, 2, 3, 4}, 2, out, Deadline.NONE, tally)).isTrue();
    assertThat(out[2]).isSameAs(untouched);
    assertThat(model.embedded(3)).isZero();
    assertThat(recomputer.rows(new int[0], 0, out, Deadline.NONE, tally)).isTrue();
  }

  @Test
  void rows_ordinalTwice_isEmbeddedOnce() {
    for (Recomputer each : List.of(recomputer, recomputer(model, 0))) {
      assertThat(rows(each, tally, 3, 3, 3)).isDeepEqualTo(expected(3, 3, 3));
    }
    assertThat(model.embedded(3)).isEqualTo(2);
  }

  @Test
  void rows_cacheOff_embedsEachTime() {
    Recomputer cold = recomputer(model, 0);
    rows(cold, tally, 1, 2);
    rows(cold, tally, 1, 2);
    assertThat(model.embedded(1)).isEqualTo(2);
    assertThat(tally.cached()).isZero();
  }

  @Test
  void rows_euclidean_keepTheirLength() {
    Recomputer euclidean =
        new Recomputer(
            model,
            DIMENSION,
            Similarity.EUCLIDEAN,
            VectorCache.of(0, DIMENSION, CachedForm.FLOAT32),
            threads);
    assertThat(rows(euclidean, tally, 4)[0]).isEqualTo(Model.vector(4));
  }

  @Test
  void rows_manyThreadsAtOnce_embedEachOrdinalOnce() throws Exception {
    int count = 8;
    CyclicBarrier start = new CyclicBarrier(count);
    List<Future<Tally>> futures = new ArrayList<>();
    for (int t = 0; t < count; t++) {
      Random random = new Random(SEED + t);
      futures.add(
          threads.submit(
              () -> {
                Tally own = new Tally();
                start.await();
                for (int i = 0; i < 200; i++) {
                  int[] ordinals = random.ints(12, 0, 400).toArray();
                  Deadline deadline = i % 3 == 0 ? in(Duration.ofMinutes(1)) : Deadline.NONE;
                  float[][] out = new float[12][];
                  assertThat(recomputer.rows(ordinals, 12, out, deadline, own)).isTrue();
                  assertThat(out).as("seed=%d", SEED).isDeepEqualTo(expected(ordinals));
                }
                return own;
              }));
    }
    long embedded = 0;
    for (Future<Tally> future : futures) {
      Tally own = future.get();
      assertThat(own.asked()).isEqualTo(own.cached() + own.joined() + own.embedded());
      embedded += own.embedded();
    }
    assertThat(model.mostOfOne()).as("seed=%d", SEED).isEqualTo(1);
    assertThat(embedded).isEqualTo(model.embedded());
  }

  @Test
  void rows_askedWhileInFlight_joinTheCall() throws Exception {
    Gate gate = new Gate(model);
    Future<float[][]> first = threads.submit(() -> rows(recomputer, new Tally(), 1, 2));
    gate.awaitEntered();
    Tally own = new Tally();
    Future<float[][]> second = threads.submit(() -> rows(recomputer, own, 2, 1));
    // Ordinal 3 is nobody's yet: its call is made while the first one hangs.
    Tally other = new Tally();
    Future<float[][]> third = threads.submit(() -> rows(recomputer, other, 3, 1));
    gate.awaitEntered();
    assertThat(second.isDone()).isFalse();
    gate.open();
    assertThat(first.get()).isDeepEqualTo(expected(1, 2));
    assertThat(second.get()).isDeepEqualTo(expected(2, 1));
    assertThat(third.get()).isDeepEqualTo(expected(3, 1));
    assertThat(model.mostOfOne()).isEqualTo(1);
    assertThat(own.asked()).isEqualTo(own.joined() + own.cached()).isEqualTo(2);
    assertThat(other.embedded()).isEqualTo(1);
  }

  @Test
  void rows_callFails_failsAllWhoJoinedAndLeavesNothing() throws Exception {
    Gate gate = new Gate(model);
    Future<float[][]> owner = threads.submit(() -> rows(recomputer, new Tally(), 1, 2));
    gate.awaitEntered();
    AtomicReference<Thread> joiner = new AtomicReference<>();
    Future<float[][]> joined =
        threads.submit(
            () -> {
              joiner.set(Thread.currentThread());
              return rows(recomputer, new Tally(), 2);
            });
    awaitWaiting(joiner);
    gate.fail(new EmbeddingException("out of order"));
    for (Future<float[][]> future : List.of(owner, joined)) {
      assertThatThrownBy(future::get)
          .cause()
          .isInstanceOf(EmbeddingException.class)
          .hasMessageContaining("out of order");
    }
    model.fault((ordinals, vectors) -> vectors);
    assertThat(recomputer.statistics().failures()).isEqualTo(1);
    assertThat(recomputer.statistics().cache().entries()).isZero();
    assertThat(rows(recomputer, tally, 1, 2)).isDeepEqualTo(expected(1, 2));
  }

  @Test
  void rows_sourceThrows_isThrownAsItIs() {
    for (Throwable thrown :
        new Throwable[] {
          new StoreCorruptedException("damaged"),
          new IllegalArgumentException("ordinal=1"),
          new StackOverflowError("deep")
        }) {
      model.fault(
          (ordinals, vectors) -> {
            throw Gate.sneaky(thrown);
          });
      assertThatThrownBy(() -> rows(recomputer, tally, 1)).isSameAs(thrown);
      assertThatThrownBy(
              () ->
                  recomputer.rows(
                      new int[] {1}, 1, new float[1][], in(Duration.ofMinutes(1)), tally))
          .isSameAs(thrown);
    }
    model.fault((ordinals, vectors) -> vectors);
    rows(recomputer, tally, 1);
  }

  @SuppressWarnings("NullAway")
  @Test
  void rows_lyingSource_isEmbeddingExceptionAndNothingIsCached() {
    List<Model.Fault> lies =
        List.of(
            (ordinals, vectors) -> null,
            (ordinals, vectors) -> Arrays.copyOf(vectors, 2),
            (ordinals, vectors) -> new float[][] {vectors[0], null, vectors[2]},
            (ordinals, vectors) -> new float[][] {vectors[0], new float[3], vectors[2]},
            (ordinals, vectors) -> new float[][] {vectors[0], new float[DIMENSION], vectors[2]},
            (ordinals, vectors) -> {
              vectors[1][4] = Float.NaN;
              return vectors;
            });
    for (Model.Fault lie : lies) {
      model.fault(lie);
      assertThatExceptionOfType(EmbeddingException.class)
          .isThrownBy(() -> rows(recomputer, tally, 10, 4711, 12))
          .withMessageContaining("4711");
    }
    assertThat(recomputer.statistics().cache().entries()).isZero();
    assertThat(recomputer.statistics().embedded()).isZero();
    model.fault((ordinals, vectors) -> vectors);
    assertThat(rows(recomputer, tally, 4711)).isDeepEqualTo(expected(new int[] {4711}));
  }

  @Test
  void rows_hangingModel_isNotInTimeAndTheLateResultIsCached() throws Exception {
    Gate gate = new Gate(model);
    float[][] out = new float[3][];
    assertThat(recomputer.rows(new int[] {1, 2, 3}, 3, out, in(Duration.ofMillis(30)), tally))
        .isFalse();
    // Whoever comes later joins the hanging call and gives up in time as well.
    assertThat(recomputer.rows(new int[] {2}, 1, out, in(Duration.ofMillis(30)), tally)).isFalse();
    assertThat(model.calls()).isEqualTo(1);
    assertThat(recomputer.statistics().late()).isEqualTo(2);
    Future<float[][]> patient = threads.submit(() -> rows(recomputer, new Tally(), 3));
    gate.open();
    assertThat(patient.get()).isDeepEqualTo(expected(new int[] {3}));
    rows(recomputer, tally, 1, 2, 3);
    assertThat(model.calls()).isEqualTo(1);
  }

  @Test
  void rows_deadlinePassed_givesWhatIsCachedAndBeginsNothing() {
    rows(recomputer, tally, 1, 2);
    Deadline passed = in(Duration.ZERO);
    float[][] out = new float[2][];
    assertThat(recomputer.rows(new int[] {2, 1}, 2, out, passed, tally)).isTrue();
    assertThat(out).isDeepEqualTo(expected(2, 1));
    assertThat(recomputer.rows(new int[] {2, 3}, 2, out, passed, tally)).isFalse();
    assertThat(model.embedded(3)).isZero();
  }

  @Test
  void rows_withDeadline_readOnTheCallersThreadAndEmbedOnTheExecutor() {
    List<Thread> seen = new ArrayList<>();
    VectorSource twoSteps =
        new VectorSource() {
          @Override
          public float[][] vectors(int[] ordinals) {
            return begin(ordinals).get();
          }

          @Override
          public Supplier<float[][]> begin(int[] ordinals) {
            seen.add(Thread.currentThread());
            return () -> {
              seen.add(Thread.currentThread());
              return model.vectors(ordinals);
            };
          }
        };
    Recomputer two = recomputer(twoSteps, 0);
    float[][] out = new float[1][];
    assertThat(two.rows(new int[] {1}, 1, out, in(Duration.ofMinutes(1)), tally)).isTrue();
    assertThat(seen.get(0)).isSameAs(Thread.currentThread());
    assertThat(seen.get(1)).isNotSameAs(Thread.currentThread());
    seen.clear();
    rows(two, tally, 1);
    assertThat(seen).containsExactly(Thread.currentThread(), Thread.currentThread());
  }

  @Test
  void rows_interruptedWaiter_throwsKeepsTheFlagAndDisturbsNobody() throws Exception {
    Gate gate = new Gate(model);
    Future<float[][]> owner = threads.submit(() -> rows(recomputer, new Tally(), 1));
    gate.awaitEntered();
    AtomicReference<Thread> waiter = new AtomicReference<>();
    Future<Boolean> flag =
        threads.submit(
            () -> {
              waiter.set(Thread.currentThread());
              assertThatExceptionOfType(EmbeddingException.class)
                  .isThrownBy(() -> rows(recomputer, new Tally(), 1))
                  .withMessageContaining("interrupt");
              return Thread.interrupted();
            });
    awaitWaiting(waiter);
    waiter.get().interrupt();
    assertThat(flag.get()).isTrue();
    gate.open();
    assertThat(owner.get()).isDeepEqualTo(expected(new int[] {1}));
    assertThat(model.embedded(1)).isEqualTo(1);
  }

  @Test
  void rows_interruptedBefore_answersFromTheCacheAndOwnCalls() {
    Thread.currentThread().interrupt();
    float[][] rows = rows(recomputer, tally, 1, 2);
    float[][] warm = rows(recomputer, tally, 1);
    assertThat(Thread.interrupted()).isTrue();
    assertThat(rows).isDeepEqualTo(expected(1, 2));
    assertThat(warm).isDeepEqualTo(expected(new int[] {1}));
  }

  @Test
  void close_whileACallWaits_beginsNothingAndServesTheCache() throws Exception {
    rows(recomputer, tally, 1);
    List<Runnable> queue = new ArrayList<>();
    Recomputer queued =
        new Recomputer(
            model,
            DIMENSION,
            Similarity.COSINE,
            VectorCache.of(0, DIMENSION, CachedForm.FLOAT32),
            queue::add);
    assertThat(queued.rows(new int[] {8}, 1, new float[1][], in(Duration.ofMillis(5)), tally))
        .isFalse();
    Future<float[][]> joined = threads.submit(() -> rows(queued, new Tally(), 8));
    queued.close();
    queue.get(0).run();
    assertThatThrownBy(joined::get).cause().isInstanceOf(IllegalStateException.class);
    assertThat(model.embedded(8)).isZero();
    recomputer.close();
    recomputer.close();
    assertThat(rows(recomputer, tally, 1)).isDeepEqualTo(expected(new int[] {1}));
    assertThatIllegalStateException().isThrownBy(() -> rows(recomputer, tally, 2));
  }

  @Test
  void rows_executorRefuses_saysSo() {
    Recomputer refused =
        new Recomputer(
            model,
            DIMENSION,
            Similarity.COSINE,
            VectorCache.of(0, DIMENSION, CachedForm.FLOAT32),
            task -> {
              throw new RejectedExecutionException("no more");
            });
    assertThatIllegalStateException()
        .isThrownBy(
            () -> refused.rows(new int[] {8}, 1, new float[1][], in(Duration.ofMinutes(1)), tally))
        .withMessageContaining("executor")
        .withMessageContaining("refuses work")
        .withMessageNotContaining("closed");
    assertThat(rows(refused, tally, 8)).isDeepEqualTo(expected(new int[] {8}));
  }

  @Test
  void put_atIngest_sparesTheEmbedding() {
    recomputer.cache().put(6, expected(6));
    assertThat(rows(recomputer, tally, 6)).isDeepEqualTo(expected(new int[] {6}));
    assertThat(model.calls()).isZero();
    recomputer.cache().remove(new int[] {6, 7});
    rows(recomputer, tally, 6);
    assertThat(model.embedded(6)).isEqualTo(1);
  }

  @Test
  void deadline_byAFakeClock_comesWhenTheClockSaysSo() {
    long[] now = {Long.MAX_VALUE - 10};
    Deadline deadline = Deadline.of(Budget.ofTime(Duration.ofNanos(100)), () -> now[0]);
    assertThat(deadline.isLimited()).isTrue();
    assertThat(deadline.nanosLeft()).isEqualTo(100);
    now[0] += 99;
    assertThat(deadline.hasPassed()).isFalse();
    now[0] += 1;
    assertThat(deadline.hasPassed()).isTrue();
    assertThat(Deadline.NONE.isLimited()).isFalse();
    assertThat(Deadline.NONE.hasPassed()).isFalse();
    assertThat(Deadline.of(Budget.UNLIMITED)).isSameAs(Deadline.NONE);
    assertThat(SOON.isLimited()).isTrue();
  }

  private static void awaitWaiting(AtomicReference<Thread> reference) {
    while (true) {
      Thread thread = reference.get();
      if (thread != null && thread.getState() == Thread.State.WAITING) {
        return;
      }
      Thread.onSpinWait();
    }
  }
}
