package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.error.EmbeddingException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Segments are merged behind the back of everybody, who notice nothing but the speed. */
@Timeout(60)
class CompactionTest {
  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  private final DeferredExecutor later = new DeferredExecutor();

  /** Returns an index with two segments to merge, and the merge waiting. */
  private Rig waiting(Kind kind) {
    Rig rig = Rig.of(kind).policy(Rig.segmentsOf(100, 50)).in(temp).executor(later).open();
    rig.add(0, 100);
    later.runAll();
    rig.add(100, 200).add(200, 210);
    assertThat(rig.segments()).isEqualTo(2);
    assertThat(later.waiting()).isPositive();
    return rig;
  }

  private static void requireTruth(Rig rig) {
    OrdinalSet all = OrdinalSet.range(10_000);
    VectorQuery every = rig.query(10_000, all, Effort.BALANCED);
    assertThat(rig.answer(every))
        .extracting(Neighbor::ordinal)
        .containsExactlyInAnyOrderElementsOf(rig.present().stream().boxed().toList());
    assertThat(rig.recall(5)).isGreaterThanOrEqualTo(0.9);
  }

  @ParameterizedTest
  @EnumSource
  void merge_waiting_leavesAnswersRightBeforeAndAfter(Kind kind) {
    try (Rig rig = waiting(kind)) {
      assertThat(rig.index().statistics().ready()).isFalse();
      requireTruth(rig);
      rig.remove(3, 104, 205);
      requireTruth(rig);
      later.runAll();
      assertThat(rig.segments()).isEqualTo(1);
      assertThat(rig.index().statistics().ready()).isTrue();
      requireTruth(rig);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void hasUnsavedWork_mergedSinceTheCheckpoint_isTrueUntilTheNext(Kind kind) {
    Checkpoint first = new Checkpoint(1, 1);
    try (Rig rig = waiting(kind)) {
      rig.index().checkpoint(first);
      assertThat(rig.index().hasUnsavedWork()).isFalse();
      later.runAll();
      assertThat(rig.index().hasUnsavedWork()).isTrue();
      rig.open(first);
      assertThat(rig.index().hasUnsavedWork()).as("opened, not merged yet").isFalse();
      later.runAll();
      assertThat(rig.index().hasUnsavedWork()).isTrue();
      Checkpoint second = new Checkpoint(1, 2);
      rig.index().checkpoint(second);
      assertThat(rig.index().hasUnsavedWork()).isFalse();
      rig.open(second);
      later.runAll();
      assertThat(rig.index().hasUnsavedWork()).as("nothing left to merge").isFalse();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void checkpoint_betweenMerges_savesEachState(Kind kind) {
    try (Rig rig = waiting(kind)) {
      Checkpoint before = new Checkpoint(1, 1);
      Checkpoint after = new Checkpoint(2, 2);
      rig.index().checkpoint(before);
      later.runAll();
      rig.index().checkpoint(after);
      for (Checkpoint checkpoint : List.of(before, after)) {
        rig.open(checkpoint);
        requireTruth(rig);
      }
      rig.index().discardOtherCheckpoints(after);
      rig.open(after);
      requireTruth(rig);
    }
  }

  /** Returns an index with a merge to do for which nothing was put aside. */
  private Rig reopened() {
    Rig rig = waiting(Kind.RECOMPUTE);
    Checkpoint checkpoint = new Checkpoint(9, 9);
    rig.index().checkpoint(checkpoint);
    rig.open(checkpoint);
    return rig;
  }

  @Test
  void merge_rowsPutAside_embedsNothing() {
    try (Rig rig = waiting(Kind.RECOMPUTE)) {
      rig.source.takeAsked();
      later.runAll();
      assertThat(rig.segments()).isEqualTo(1);
      assertThat(rig.source.takeAsked()).isEmpty();
      requireTruth(rig);
    }
  }

  @Test
  void merge_indexChangesMeanwhile_keepsTheChanges() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (Rig rig = reopened()) {
      rig.source.fault(
          (ordinals, vectors) -> {
            begun.countDown();
            await(goOn);
            return vectors;
          });
      Future<?> merge = threads.submit(later::runAll);
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      rig.source.fault(FakeSource.NONE);
      rig.remove(0, 1, 2, 150, 203).add(300, 405);
      rig.index().checkpoint(new Checkpoint(1, 1));
      VectorQuery fresh = rig.query(10, OrdinalSet.of(Rig.range(300, 405)), Effort.EXACT);
      assertThat(rig.answer(fresh)).isEqualTo(rig.truth(fresh));
      goOn.countDown();
      merge.get(30, TimeUnit.SECONDS);
      requireTruth(rig);
      rig.open(new Checkpoint(1, 1));
      requireTruth(rig);
    } finally {
      goOn.countDown();
      threads.shutdown();
    }
  }

  @Test
  void close_mergeUnderWay_endsSoon() throws Exception {
    ExecutorService threads = Executors.newCachedThreadPool();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (Rig rig = reopened()) {
      rig.source.fault(
          (ordinals, vectors) -> {
            begun.countDown();
            await(goOn);
            return vectors;
          });
      Future<?> merge = threads.submit(later::runAll);
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      rig.index().close();
      goOn.countDown();
      merge.get(30, TimeUnit.SECONDS);
      assertThat(later.waiting()).isZero();
    } finally {
      threads.shutdown();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "FULL"})
  void close_mergeNotBegun_doesNothingLater(Kind kind) {
    try (Rig rig = waiting(kind)) {
      rig.source.takeAsked();
      rig.index().close();
      later.runAll();
      assertThat(rig.source.takeAsked()).isEmpty();
    }
  }

  @ParameterizedTest
  @EnumSource
  void merge_executorRefuses_isDoneAtTheNextChange(Kind kind) {
    try (Rig rig = Rig.of(kind).policy(Rig.segmentsOf(100, 50)).executor(later).open()) {
      later.refuse(true);
      rig.add(0, 100).add(100, 200).remove(5);
      assertThat(rig.segments()).isEqualTo(2);
      requireTruth(rig);
      later.refuse(false);
      rig.remove(6);
      later.runAll();
      assertThat(rig.segments()).isEqualTo(1);
      requireTruth(rig);
    }
  }

  @Test
  void merge_embedderFails_leavesThePartsAndTriesAgain() {
    try (Rig rig = reopened()) {
      rig.source.fault(
          (ordinals, vectors) -> {
            throw new EmbeddingException("down");
          });
      int parts = rig.segments();
      later.runAll();
      assertThat(rig.segments()).isEqualTo(parts).isGreaterThan(1);
      rig.source.fault(FakeSource.NONE);
      requireTruth(rig);
      assertThat(later.waiting()).as("nothing is tried without a cause").isZero();
      rig.remove(8);
      later.runAll();
      assertThat(rig.segments()).isLessThan(parts);
      requireTruth(rig);
    }
  }

  @Test
  void merge_failsWhileTheIndexChanges_isTriedAgainForTheChange() throws Exception {
    ExecutorService threads = Executors.newSingleThreadExecutor();
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    try (Rig rig = reopened()) {
      int parts = rig.segments();
      // The store deletes a chunk; the merge misses its text; then the index hears of it.
      rig.source.fault(
          (ordinals, vectors) -> {
            begun.countDown();
            await(goOn);
            throw new IllegalArgumentException("ordinal is not in the store");
          });
      Future<?> merge = threads.submit(later::runAll);
      assertThat(begun.await(30, TimeUnit.SECONDS)).isTrue();
      rig.source.fault(FakeSource.NONE);
      rig.remove(9);
      goOn.countDown();
      merge.get(30, TimeUnit.SECONDS);
      assertThat(rig.segments()).isLessThan(parts);
      requireTruth(rig);
    } finally {
      goOn.countDown();
      threads.shutdown();
    }
  }

  @Test
  void merge_anotherModel_leavesThePartsAsTheyWere() {
    Checkpoint checkpoint = new Checkpoint(1, 1);
    try (Rig rig = waiting(Kind.RECOMPUTE)) {
      rig.index().checkpoint(checkpoint);
      rig.source.fault(
          (ordinals, vectors) -> {
            float[][] others = new float[vectors.length][];
            for (int i = 0; i < others.length; i++) {
              others[i] = new float[Rig.DIMENSION];
              others[i][i % Rig.DIMENSION] = 1;
            }
            return others;
          });
      rig.open(checkpoint);
      later.runAll();
      assertThat(rig.segments()).isEqualTo(3);
      rig.source.fault(FakeSource.NONE);
      rig.open(checkpoint);
      later.runAll();
      assertThat(rig.segments()).isEqualTo(2);
      requireTruth(rig);
    }
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
