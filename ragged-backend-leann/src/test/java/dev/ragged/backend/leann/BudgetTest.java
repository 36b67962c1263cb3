package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.VectorQuery;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A search that may not finish answers with what it has, says so, and its scores are exact. */
@Timeout(60)
class BudgetTest {
  private static final int DELTA = 20;

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch released = new CountDownLatch(1);

  @AfterEach
  void end() throws InterruptedException {
    released.countDown();
    threads.shutdown();
    assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
  }

  /** Four segments that stay apart, and a delta. */
  private static Rig rig(Kind kind) {
    Rig rig = new Rig(kind.builder().vectorCache(0).build()).policy(Rig.segmentsOf(100, 50));
    rig.executor(
        task -> {
          throw new RejectedExecutionException("no background work");
        });
    rig.open();
    for (int start = 0; start < 400; start += 100) {
      rig.add(start, start + 100);
    }
    rig.add(400, 400 + DELTA);
    assertThat(rig.segments()).isEqualTo(4);
    return rig;
  }

  private static List<Neighbor> all(Rig rig, VectorQuery query) {
    return rig.truth(VectorQuery.of(query.vector(), 10_000, query.allowed(), Effort.EXACT));
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_budgetOfRecomputations_isKeptAndUsed(Kind kind) {
    try (Rig rig = rig(kind)) {
      for (Effort effort : new Effort[] {Effort.FAST, Effort.BALANCED, Effort.EXACT}) {
        for (int most : new int[] {0, 1, 3, 17, 40, 64}) {
          VectorQuery query =
              rig.query(50, rig.present(), effort).withBudget(Budget.ofRecomputations(most));
          Neighbors full = rig.index().search(query.withBudget(Budget.UNLIMITED));
          rig.source.takeAsked();
          Neighbors answer = rig.index().search(query);
          int asked = rig.source.takeAsked().size();
          assertThat(asked).as("%s, at most %d", effort, most).isLessThanOrEqualTo(most);
          assertThat(answer.cost().recomputed()).isEqualTo(asked);
          assertThat(answer.cost().truncated()).isEqualTo(!answer.list().equals(full.list()));
          assertThat(answer.cost().truncated() || most > 0).isTrue();
          // A budget that was too small was used up.
          assertThat(asked).isEqualTo(answer.cost().truncated() ? most : asked);
          // Each vector that was paid for is in the answer, if it is good enough.
          assertThat(answer.list()).hasSize(Math.min(50, DELTA + asked)).isSorted();
          assertThat(all(rig, query)).containsAll(answer.list());
          assertThat(rig.index().search(query).list()).isEqualTo(answer.list());
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_withoutBudget_isNeverTruncated(Kind kind) {
    try (Rig rig = rig(kind)) {
      for (int k : new int[] {1, 10, 420, 1_000}) {
        Neighbors answer = rig.index().search(rig.query(k));
        assertThat(answer.cost().truncated()).isFalse();
        assertThat(answer.list()).hasSize(Math.min(k, 420));
      }
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "NAIVE"})
  void search_embedderHangs_answersWithinItsDeadline(Kind kind) throws Exception {
    try (Rig rig = rig(kind).executor(threads)) {
      rig.open();
      rig.add(0, 300);
      rig.add(300, 300 + DELTA);
      rig.source.fault(
          (ordinals, vectors) -> {
            try {
              released.await();
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return vectors;
          });
      VectorQuery query = rig.query(30);
      long start = System.nanoTime();
      Neighbors answer = rig.index().search(query.withBudget(Budget.ofTime(Duration.ofMillis(60))));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
      assertThat(answer.cost().truncated()).isTrue();
      assertThat(answer.cost().exact()).isFalse();
      assertThat(answer.list()).hasSize(DELTA);
      assertThat(all(rig, query)).containsAll(answer.list());
      released.countDown();
      Neighbors full = rig.index().search(query);
      assertThat(full.cost().truncated()).isFalse();
      assertThat(full.list()).hasSize(30);
      assertThat(all(rig, query)).containsAll(full.list());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "NAIVE"})
  void search_embedderHangsHalfWay_keepsWhatWasCompared(Kind kind) {
    try (Rig rig = rig(kind).executor(threads)) {
      rig.open();
      rig.add(0, 300);
      CountDownLatch calls = new CountDownLatch(2);
      rig.source.fault(
          (ordinals, vectors) -> {
            calls.countDown();
            if (calls.getCount() == 0) {
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
            return vectors;
          });
      // So many neighbors that one call is not enough.
      VectorQuery query =
          rig.query(30, rig.present(), Effort.ofCandidates(100))
              .withBudget(Budget.ofTime(Duration.ofMillis(300)));
      Neighbors answer = rig.index().search(query);
      assertThat(answer.cost().truncated()).isTrue();
      assertThat(answer.list()).as("what the first call gave").isNotEmpty();
      assertThat(all(rig, query)).containsAll(answer.list());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_embedderGivesSomeVectorsInTime_answersFromThem(Kind kind) {
    int inTime = 50;
    try (Rig rig = rig(kind).executor(threads)) {
      rig.open();
      rig.add(0, 100);
      VectorQuery query = rig.query(80, rig.present(), Effort.EXACT);
      AtomicInteger given = new AtomicInteger();
      rig.source.fault(
          (ordinals, vectors) -> {
            if (given.addAndGet(ordinals.length) > inTime) {
              try {
                released.await();
              } catch (InterruptedException e) {
                throw new IllegalStateException(e);
              }
            }
            return vectors;
          });
      Neighbors answer =
          rig.index().search(query.withBudget(Budget.ofTime(Duration.ofMillis(300))));
      assertThat(answer.cost().truncated()).isTrue();
      assertThat(answer.list()).hasSizeBetween(inTime - 16, inTime).isSorted();
      assertThat(all(rig, query)).containsAll(answer.list());
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  void searchAll_oneQueryHasADeadline_delaysNoOther(Kind kind) throws Exception {
    try (Rig rig = rig(kind).executor(threads)) {
      rig.open();
      rig.add(0, 300);
      rig.source.fault(
          (ordinals, vectors) -> {
            try {
              if (!released.await(400, TimeUnit.MILLISECONDS)) {
                released.countDown();
              }
            } catch (InterruptedException e) {
              throw new IllegalStateException(e);
            }
            return vectors;
          });
      VectorQuery patient = rig.query(10);
      VectorQuery hasty = rig.query(10).withBudget(Budget.ofTime(Duration.ofMillis(50)));
      List<Neighbors> answers = rig.index().searchAll(List.of(hasty, patient));
      rig.source.fault(FakeSource.NONE);
      assertThat(answers.get(0).cost().truncated()).isTrue();
      assertThat(answers.get(1).cost().truncated()).isFalse();
      assertThat(answers.get(1).list()).isEqualTo(rig.answer(patient));
    }
  }
}
