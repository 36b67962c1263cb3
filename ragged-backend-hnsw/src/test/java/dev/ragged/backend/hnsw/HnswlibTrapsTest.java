package dev.ragged.backend.hnsw;

import static dev.ragged.backend.hnsw.Fixture.DIMENSION;
import static dev.ragged.backend.hnsw.Fixture.SEED;
import static dev.ragged.backend.hnsw.Fixture.linked;
import static dev.ragged.backend.hnsw.Fixture.nearest;
import static dev.ragged.backend.hnsw.Fixture.open;
import static dev.ragged.backend.hnsw.Fixture.ordinals;
import static dev.ragged.backend.hnsw.Fixture.ordinalsOf;
import static dev.ragged.backend.hnsw.Fixture.search;
import static dev.ragged.backend.hnsw.Fixture.vectors;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.SearchCost;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorQuery;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/** One test for each weak point of hnswlib-core 1.2.1 that this package must close. */
class HnswlibTrapsTest {
  @Test
  void search_negativeK_isRefusedBecauseHnswlibWouldNeverReturn() {
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> VectorQuery.of(new float[DIMENSION], -1, OrdinalSet.empty(), Effort.BALANCED))
        .withMessageContaining("k=-1");
  }

  @Test
  void search_queryTooShort_isRefusedBecauseHnswlibWouldCompareAPart() {
    try (VectorIndex index = linked(vectors(200, SEED))) {
      float[] tooShort = Arrays.copyOf(vectors(1, 1)[0], DIMENSION - 1);
      assertThatIllegalArgumentException()
          .isThrownBy(() -> search(index, tooShort, 5, Effort.BALANCED))
          .withMessageContaining("length=" + (DIMENSION - 1));
    }
  }

  @Test
  void add_nan_isRefusedBecauseHnswlibWouldLinkIt() {
    try (VectorIndex index = open(Runnable::run)) {
      float[][] two = vectors(2, SEED);
      two[1][3] = Float.NaN;
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.add(new int[] {0, 1}, two))
          .withMessageContaining("component 3 is NaN");
      assertThat(index.ordinals().isEmpty()).isTrue();
    }
  }

  @Test
  void add_zeroVectorUnderCosine_isRefusedBecauseItsDistanceIsNan() {
    try (VectorIndex index = open(Runnable::run)) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.add(new int[] {0}, new float[1][DIMENSION]))
          .withMessageContaining("zero");
    }
  }

  @Test
  void add_sameOrdinalAgain_takesNoSlotAndLosesNothing() {
    float[][] vectors = vectors(4_000, SEED);
    try (VectorIndex index = open(Runnable::run)) {
      for (float[] vector : vectors) {
        index.add(new int[] {7}, new float[][] {vector});
      }
      assertThat(index.ordinals()).isEqualTo(OrdinalSet.of(7));
      assertThat(index.statistics().removed()).isZero();
      assertThat(nearest(index, vectors[0])).isEqualTo(7);
      assertThat(index.vectors(new int[] {7})[0][0]).isNotEqualTo(vectors[3_999][0]);
    }
  }

  @Test
  void add_pastTheFirstCapacity_growsBesideSearches() throws Exception {
    float[][] vectors = vectors(3_000, SEED);
    ExecutorService searchers = Executors.newFixedThreadPool(2);
    try (VectorIndex index = open(Runnable::run)) {
      index.add(ordinals(0, 500), Arrays.copyOf(vectors, 500));
      List<Future<Integer>> running = new ArrayList<>();
      for (int i = 0; i < 2; i++) {
        running.add(searchers.submit(() -> misses(index, vectors, 500, 2_000)));
      }
      for (int from = 500; from < 3_000; from += 50) {
        index.add(ordinals(from, from + 50), Arrays.copyOfRange(vectors, from, from + 50));
      }
      for (Future<Integer> searcher : running) {
        assertThat(searcher.get()).isLessThanOrEqualTo(20);
      }
      assertThat(index.ordinals().size()).isEqualTo(3_000);
    } finally {
      searchers.shutdownNow();
    }
  }

  @Test
  void remove_pastTheDeadShare_buildsTheGraphAnewBecauseDeadNodesSlowSearches() {
    float[][] vectors = vectors(2_000, SEED);
    DeferredExecutor executor = new DeferredExecutor();
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 2_000), vectors);
      executor.runAll();
      index.remove(ordinals(0, 500));
      assertThat(executor.waiting()).isZero();
      assertThat(index.statistics().removed()).isEqualTo(500);

      index.remove(ordinals(500, 1_500));
      SearchCost before = search(index, vectors[1_700], 10, Effort.BALANCED).cost();
      assertThat(index.statistics().removed()).isEqualTo(1_500);
      assertThat(executor.waiting()).isPositive();
      executor.runAll();

      assertThat(index.statistics().removed()).isZero();
      Neighbors after = search(index, vectors[1_700], 10, Effort.BALANCED);
      assertThat(after.cost().exact()).isFalse();
      assertThat(after.cost().distances()).isLessThan(before.distances());
      assertThat(after.list()).hasSize(10);
      assertThat(nearest(index, vectors[1_700])).isEqualTo(1_700);
    }
  }

  @Test
  void remove_everythingManyTimes_neverRunsOutOfSlots() {
    float[][] vectors = vectors(600, SEED);
    try (VectorIndex index = open(Runnable::run)) {
      for (int round = 0; round < 6; round++) {
        int from = round * 600;
        index.add(ordinals(from, from + 600), vectors);
        assertThat(nearest(index, vectors[0])).isEqualTo(from);
        index.remove(ordinals(from, from + 600));
        assertThat(search(index, vectors[0], 5, Effort.BALANCED).list()).isEmpty();
        assertThat(index.statistics().removed()).isZero();
      }
    }
  }

  @Test
  void search_twoEffortsAtOnce_doNotShareEf() throws Exception {
    float[][] vectors = vectors(3_000, SEED);
    float[] query = vectors(1, 1)[0];
    try (VectorIndex index = linked(vectors)) {
      Effort low = Effort.ofCandidates(10);
      Effort high = Effort.ofCandidates(300);
      Neighbors expectedLow = search(index, query, 10, low);
      Neighbors expectedHigh = search(index, query, 10, high);
      assertThat(expectedHigh.cost().distances()).isGreaterThan(2 * expectedLow.cost().distances());
      List<Neighbors> answers =
          together(40, i -> () -> search(index, query, 10, i % 2 == 0 ? low : high));
      for (int i = 0; i < answers.size(); i++) {
        assertThat(answers.get(i)).isEqualTo(i % 2 == 0 ? expectedLow : expectedHigh);
      }
    }
  }

  @Test
  void search_rareFilter_findsEveryMatchBecauseHnswlibHasNoFilter() {
    float[][] vectors = vectors(2_000, SEED);
    try (VectorIndex index = linked(vectors)) {
      float[] query = vectors(1, 1)[0];
      OrdinalSet few = OrdinalSet.of(3, 500, 501, 1_999, 5_000);
      Neighbors found = index.search(VectorQuery.of(query, 10, few, Effort.BALANCED));
      assertThat(ordinalsOf(found)).containsExactlyInAnyOrder(3, 500, 501, 1_999);
      assertThat(found)
          .extracting(Neighbors::list)
          .isEqualTo(index.search(VectorQuery.of(query, 10, few, Effort.EXACT)).list());
    }
  }

  @Test
  void search_filterFarFromTheQuery_widensUntilThereAreEnough() {
    float[][] vectors = vectors(2_000, SEED);
    float[] query = vectors[0];
    try (VectorIndex index = linked(vectors)) {
      List<Integer> byDistance = ordinalsOf(search(index, query, 2_000, Effort.EXACT));
      OrdinalSet farHalf =
          OrdinalSet.of(
              byDistance.subList(1_000, 2_000).stream().mapToInt(Integer::intValue).toArray());
      Neighbors found = index.search(VectorQuery.of(query, 10, farHalf, Effort.FAST));
      assertThat(found.list()).hasSize(10);
      assertThat(farHalf.stream().boxed().toList()).containsAll(ordinalsOf(found));
    }
  }

  @Test
  void search_moreSearchersThanCpus_allAnswerAlike() throws Exception {
    float[][] vectors = vectors(1_500, SEED);
    float[] query = vectors(1, 1)[0];
    try (VectorIndex index = linked(vectors)) {
      Neighbors expected = search(index, query, 10, Effort.BALANCED);
      int searchers = 8 * Runtime.getRuntime().availableProcessors();
      List<Neighbors> answers =
          together(searchers, i -> () -> search(index, query, 10, Effort.BALANCED));
      assertThat(answers).hasSize(searchers).containsOnly(expected);
    }
  }

  @Test
  void search_interruptedBefore_answersAndKeepsTheFlag() {
    float[][] vectors = vectors(500, SEED);
    try (VectorIndex index = linked(vectors)) {
      Thread.currentThread().interrupt();
      int found = nearest(index, vectors[42]);
      assertThat(Thread.interrupted()).isTrue();
      assertThat(found).isEqualTo(42);
    }
  }

  @Test
  void search_interruptedAgainAndAgain_alwaysAnswers() throws Exception {
    float[][] vectors = vectors(500, SEED);
    ExecutorService searchers = Executors.newCachedThreadPool();
    try (VectorIndex index = linked(vectors)) {
      List<Thread> threads = new ArrayList<>();
      List<Future<Integer>> running = new ArrayList<>();
      int count = 4 * Runtime.getRuntime().availableProcessors();
      for (int i = 0; i < count; i++) {
        running.add(
            searchers.submit(
                () -> {
                  synchronized (threads) {
                    threads.add(Thread.currentThread());
                  }
                  return misses(index, vectors, 500, 1_000);
                }));
      }
      while (running.stream().anyMatch(task -> !task.isDone())) {
        synchronized (threads) {
          threads.forEach(Thread::interrupt);
        }
      }
      for (Future<Integer> task : running) {
        assertThat(task.get()).isLessThanOrEqualTo(10);
      }
    } finally {
      searchers.shutdownNow();
    }
  }

  @Test
  void add_workerInterruptedInTheMiddle_leavesNoDeadEndInTheGraph() throws Exception {
    float[][] vectors = vectors(1_500, SEED);
    DeferredExecutor executor = new DeferredExecutor();
    try (VectorIndex index = open(executor)) {
      index.add(ordinals(0, 1_490), Arrays.copyOf(vectors, 1_490));
      for (int i = 1_490; i < 1_500; i++) {
        long before = index.statistics().bytesInMemory();
        Thread worker = new Thread(executor::runAll);
        worker.start();
        while (worker.isAlive() && index.statistics().bytesInMemory() == before) {
          Thread.onSpinWait();
        }
        worker.interrupt();
        worker.join();
        assertThat(nearest(index, vectors[i - 1])).isEqualTo(i - 1);
        index.add(new int[] {i}, new float[][] {vectors[i]});
      }
      executor.runAll();
      for (int i = 0; i < vectors.length; i++) {
        OrdinalSet one = OrdinalSet.of(i);
        assertThat(index.search(VectorQuery.of(vectors[i], 1, one, Effort.FAST)).list()).hasSize(1);
      }
      assertThat(misses(index, vectors, vectors.length, vectors.length)).isLessThanOrEqualTo(5);
    }
  }

  @Test
  void add_callerInterrupted_keepsTheFlagAndFindsTheVectors() {
    float[][] vectors = vectors(300, SEED);
    try (VectorIndex index = open(Runnable::run)) {
      Thread.currentThread().interrupt();
      index.add(ordinals(0, 299), Arrays.copyOf(vectors, 299));
      assertThat(Thread.interrupted()).isTrue();
      assertThat(index.statistics().ready()).isFalse();
      assertThat(nearest(index, vectors[200])).isEqualTo(200);
      index.add(new int[] {299}, new float[][] {vectors[299]});
      assertThat(index.statistics().ready()).isTrue();
    }
  }

  /** Returns how many of {@code count} vectors, asked for themselves, are not their own nearest. */
  private static int misses(VectorIndex index, float[][] vectors, int among, int count) {
    int misses = 0;
    for (int i = 0; i < count; i++) {
      if (nearest(index, vectors[i % among]) != i % among) {
        misses++;
      }
    }
    return misses;
  }

  private interface Task {
    Callable<Neighbors> of(int number);
  }

  private static List<Neighbors> together(int count, Task task) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(count);
    try {
      List<Callable<Neighbors>> tasks = new ArrayList<>();
      for (int i = 0; i < count; i++) {
        tasks.add(task.of(i));
      }
      List<Neighbors> answers = new ArrayList<>();
      for (Future<Neighbors> answer : threads.invokeAll(tasks)) {
        answers.add(answer.get());
      }
      return answers;
    } finally {
      threads.shutdownNow();
    }
  }
}
