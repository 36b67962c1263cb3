package dev.ragged.tck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.error.RaggedException;
import dev.ragged.index.Budget;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorIndexProvider;
import dev.ragged.index.VectorQuery;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * What every {@link VectorIndex} must do: answers, arguments, removal, threads, closing,
 * checkpoints. A backend extends this once per {@link Similarity}.
 */
public abstract class VectorIndexContract extends VectorIndexDiskContract {
  private static final Effort[] EFFORTS = {
    Effort.FAST, Effort.BALANCED, Effort.THOROUGH, Effort.EXACT
  };

  /** Returns the share of the true ten nearest that a balanced search must find on average. */
  protected double requiredRecall() {
    return 0.95;
  }

  @Test
  void provider_byServiceLoader_isFound() {
    assertThat(ServiceLoader.load(VectorIndexProvider.class))
        .extracting(VectorIndexProvider::name)
        .contains(provider().name());
  }

  @Test
  void provider_name_isLowerCaseLettersDigitsAndHyphens() {
    assertThat(provider().name()).matches("[a-z][a-z0-9-]*");
  }

  @Test
  void open_withoutCheckpoint_isEmpty() {
    VectorIndex index = openInMemory();
    assertThat(index.ordinals().isEmpty()).isTrue();
    assertThat(index.search(query(vectors.next(), 5)).list()).isEmpty();
    assertThat(index.statistics().vectors()).isZero();
    assertThat(index.statistics().backend()).isEqualTo(provider().name());
  }

  @Test
  void search_exactEffort_givesNearestFirstWithTheirScores() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 300);
    for (float[] question : vectors.next(20)) {
      Neighbors answer = index.search(query(question, 10, index.ordinals(), Effort.EXACT));
      List<Neighbor> list = answer.list();
      assertThat(ordinalsOf(list))
          .containsExactlyElementsOf(oracle.nearest(question, 10, i -> true));
      for (Neighbor neighbor : list) {
        assertThat((double) neighbor.score())
            .isCloseTo(oracle.score(question, neighbor.ordinal()), within(1e-5));
      }
      assertThat(answer.cost().exact()).isTrue();
    }
  }

  @Test
  void search_equalScores_areOrderedByOrdinal() {
    VectorIndex index = openInMemory();
    float[] same = vectors.next();
    int[] ordinals = {9, 2, 7, 4};
    add(index, ordinals, new float[][] {same, same, same, same});
    for (Effort effort : EFFORTS) {
      assertThat(ordinalsOf(index.search(query(same, 4, index.ordinals(), effort)).list()))
          .containsExactly(2, 4, 7, 9);
    }
  }

  @Test
  void search_everyEffortAndK_givesNoFewerThanAllowedAndNoneTwice() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 500);
    OrdinalSet allowed = OrdinalSet.of(IntStream.range(0, 700).filter(i -> i % 3 == 0).toArray());
    for (Effort effort : EFFORTS) {
      for (int k : new int[] {1, 10, 166, 167, 168, 10_000}) {
        List<Neighbor> list = index.search(query(vectors.next(), k, allowed, effort)).list();
        assertThat(list).as("k=%d, effort=%s", k, effort).hasSize(Math.min(k, 167));
        assertThat(list).isSorted();
        assertThat(ordinalsOf(list)).doesNotHaveDuplicates().allMatch(allowed::contains);
      }
    }
  }

  @Test
  void query_kBelowOne_isRejected() {
    float[] question = vectors.next();
    for (int k : new int[] {0, -1, Integer.MIN_VALUE}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> query(question, k))
          .withMessageContaining("k=" + k);
    }
  }

  @Test
  void search_hugeK_givesAllWithoutTakingMemoryByK() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 50);
    for (Effort effort : EFFORTS) {
      OrdinalSet present = index.ordinals();
      assertThat(index.search(query(vectors.next(), Integer.MAX_VALUE, present, effort)).list())
          .hasSize(50);
    }
  }

  @Test
  void search_oneMatchIn5000_isFound() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 5000);
    for (int match : new int[] {0, 1234, 4999}) {
      assertThat(ordinalsOf(index.search(query(vectors.next(), 10, OrdinalSet.of(match))).list()))
          .containsExactly(match);
    }
  }

  @Test
  void search_nothingAllowed_givesNothing() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 20);
    assertThat(index.search(query(vectors.next(), 3, OrdinalSet.empty())).list()).isEmpty();
    assertThat(index.search(query(vectors.next(), 3, OrdinalSet.of(20, 400))).list()).isEmpty();
  }

  @Test
  void search_wrongDimension_isRejected() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 20);
    for (int length : new int[] {0, 1, DIMENSION - 1, DIMENSION + 1}) {
      VectorQuery query = query(filled(length, 1), 3);
      assertThatIllegalArgumentException().isThrownBy(() -> index.search(query));
    }
  }

  @Test
  void query_notFinite_isRejected() {
    for (float bad : NOT_FINITE) {
      float[] question = vectors.next();
      question[DIMENSION - 1] = bad;
      assertThatIllegalArgumentException().isThrownBy(() -> query(question, 3));
    }
  }

  @Test
  void zeroVector_isRejectedUnderCosineOnly() {
    VectorIndex index = openInMemory();
    float[] zero = new float[DIMENSION];
    addRange(index, 0, 3);
    if (similarity() == Similarity.COSINE) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.add(new int[] {3}, new float[][] {zero}));
      assertThatIllegalArgumentException().isThrownBy(() -> index.search(query(zero, 1)));
    } else {
      add(index, new int[] {3}, new float[][] {zero});
      assertThat(index.search(query(zero, 1)).list()).containsExactly(new Neighbor(3, 1));
    }
  }

  @Test
  void add_oneBadVectorInBatch_addsNothing() {
    VectorIndex index = openInMemory();
    float[] good = vectors.next();
    float[] infinite = vectors.next();
    infinite[0] = Float.POSITIVE_INFINITY;
    float[] notANumber = vectors.next();
    notANumber[DIMENSION - 1] = Float.NaN;
    for (float[] bad : new float[][] {infinite, notANumber, filled(DIMENSION - 1, 1), {}}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.add(new int[] {0, 1}, new float[][] {good, bad}));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.add(new int[] {0, 1}, new float[][] {good}));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> index.add(new int[] {0, -1}, new float[][] {good, good}));
    assertThatThrownBy(() -> index.add(new int[] {0, 1}, withMissingVector(good)))
        .isInstanceOfAny(NullPointerException.class, IllegalArgumentException.class);
    assertThat(index.ordinals().isEmpty()).isTrue();
    assertThat(index.search(query(good, 2, OrdinalSet.range(2))).list()).isEmpty();
  }

  @Test
  void add_callerChangesItsArrayLater_hasNoEffect() {
    VectorIndex index = openInMemory();
    addRange(index, 1, 30);
    float[] mine = vectors.next();
    float[] original = mine.clone();
    index.add(new int[] {0}, new float[][] {mine});
    float[][] before = index.vectors(new int[] {0});
    Arrays.fill(mine, 7);
    assertThat(index.vectors(new int[] {0})).isDeepEqualTo(before);
    Arrays.fill(index.vectors(new int[] {0})[0], 7);
    assertThat(index.vectors(new int[] {0})).isDeepEqualTo(before);
    assertThat(index.search(query(original, 1, index.ordinals())).list().get(0).ordinal()).isZero();
  }

  @Test
  void add_presentOrdinal_changesNothing() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 10);
    float[][] before = index.vectors(new int[] {4});
    index.add(new int[] {4, 4}, vectors.next(2));
    assertThat(index.vectors(new int[] {4})).isDeepEqualTo(before);
    assertThat(index.ordinals()).isEqualTo(OrdinalSet.range(10));
    assertThat(index.statistics().vectors()).isEqualTo(10);
  }

  @Test
  void add_ordinalsWithGaps_areAllFound() {
    VectorIndex index = openInMemory();
    int[] ordinals = {100_000, 0, 5_000, 1_024, 1_023};
    float[][] five = vectors.next(5);
    add(index, ordinals, five);
    for (int i = 0; i < five.length; i++) {
      assertThat(index.search(query(five[i], 1, index.ordinals())).list().get(0).ordinal())
          .isEqualTo(ordinals[i]);
    }
  }

  @Test
  void vectors_givesRowsInTheOrderAsked() {
    VectorIndex index = openInMemory();
    float[][] added = vectors.next(3);
    add(index, new int[] {0, 1, 2}, added);
    float[][] back = index.vectors(new int[] {2, 0, 2});
    assertThat(back).hasNumberOfRows(3);
    assertThat(sameDirectionOrEqual(back[0], added[2])).isTrue();
    assertThat(sameDirectionOrEqual(back[1], added[0])).isTrue();
    assertThat(back[2]).isEqualTo(back[0]).isNotSameAs(back[0]);
  }

  @Test
  void vectors_unknownOrdinal_isRejected() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 3);
    for (int unknown : new int[] {3, 4000, -1}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> index.vectors(new int[] {0, unknown}))
          .withMessageContaining(String.valueOf(unknown));
    }
  }

  @Test
  void remove_present_isNotFoundAnyMore() {
    VectorIndex index = openInMemory();
    float[][] added = addRange(index, 0, 200);
    remove(index, 17);
    assertThat(index.ordinals().contains(17)).isFalse();
    for (Effort effort : EFFORTS) {
      assertThat(
              ordinalsOf(index.search(query(added[17], 199, OrdinalSet.range(200), effort)).list()))
          .hasSize(199)
          .doesNotContain(17);
    }
  }

  @Test
  void remove_unknown_isIgnored() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 5);
    index.remove(new int[] {5, 70_000, -1});
    index.remove(new int[0]);
    assertThat(index.ordinals()).isEqualTo(OrdinalSet.range(5));
  }

  @Test
  void remove_all_leavesAnIndexThatStillAddsAndSearches() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 1500);
    remove(index, IntStream.range(0, 1500).toArray());
    assertThat(index.ordinals().isEmpty()).isTrue();
    assertThat(index.search(query(vectors.next(), 5, OrdinalSet.range(1500))).list()).isEmpty();
    float[][] fresh = addRange(index, 1500, 1600);
    assertThat(index.search(query(fresh[3], 1, OrdinalSet.range(1600))).list().get(0).ordinal())
        .isEqualTo(1503);
  }

  @Test
  void search_clusteredData_reachesRecall() {
    VectorIndex index = openInMemory();
    for (int start = 0; start < 2000; start += 100) {
      addRange(index, start, start + 100);
    }
    assertThat(recallAt10(index))
        .as("recall, seed=%d", SEED)
        .isGreaterThanOrEqualTo(requiredRecall());
  }

  @Test
  void search_afterChurn_reachesRecall() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 2000);
    remove(index, IntStream.range(0, 2000).filter(i -> i % 2 == 0).toArray());
    for (int start = 2000; start < 3000; start += 100) {
      addRange(index, start, start + 100);
    }
    assertThat(recallAt10(index))
        .as("recall, seed=%d", SEED)
        .isGreaterThanOrEqualTo(requiredRecall());
    assertThat(index.statistics().vectors()).isEqualTo(2000);
  }

  @Test
  void searchAll_answersInTheOrderOfQueries() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 400);
    List<VectorQuery> queries =
        IntStream.range(1, 30).mapToObj(k -> query(vectors.next(), k, index.ordinals())).toList();
    List<Neighbors> answers = index.searchAll(queries);
    assertThat(answers).hasSameSizeAs(queries);
    for (int i = 0; i < queries.size(); i++) {
      assertThat(answers.get(i).list()).isEqualTo(index.search(queries.get(i)).list());
    }
    assertThat(index.searchAll(List.of())).isEmpty();
  }

  @Test
  void search_anyNumberOfRecomputations_isCompleteOrTruncatedAndTheSameAgain() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 400);
    OrdinalSet present = index.ordinals();
    for (float[] question : vectors.next(5)) {
      for (int most : new int[] {0, 1, 7, 50, Integer.MAX_VALUE}) {
        VectorQuery query = query(question, 10, present).withBudget(Budget.ofRecomputations(most));
        Neighbors answer = index.search(query);
        assertThat(answer.list()).as("at most %d", most).hasSizeLessThanOrEqualTo(10).isSorted();
        assertThat(answer.cost().recomputed()).isLessThanOrEqualTo(most);
        if (!answer.cost().truncated()) {
          assertThat(answer.list()).isEqualTo(index.search(query(question, 10, present)).list());
        }
        assertThat(index.search(query).list()).isEqualTo(answer.list());
      }
      assertThat(index.search(query(question, 10, present)).cost().truncated()).isFalse();
    }
  }

  @Test
  void search_deadline_isCompleteOrTruncated() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 400);
    for (Duration deadline : new Duration[] {Duration.ZERO, Duration.ofHours(1)}) {
      VectorQuery query = query(vectors.next(), 10).withBudget(Budget.ofTime(deadline));
      Neighbors answer = index.search(query);
      assertThat(answer.list()).hasSizeLessThanOrEqualTo(10).isSorted();
      assertThat(answer.list().size() == 10 || answer.cost().truncated()).isTrue();
    }
  }

  @Test
  void search_interruptedThread_keepsItsFlagAndDisturbsNobody() throws Exception {
    VectorIndex index = openInMemory();
    float[][] added = addRange(index, 0, 300);
    OrdinalSet present = index.ordinals();
    boolean flagKept =
        inThread(
            () -> {
              Thread.currentThread().interrupt();
              try {
                index.search(query(added[1], 3, present));
              } catch (RaggedException refused) {
                assertThat(refused).hasMessageContaining("interrupt");
              }
              return Thread.interrupted();
            });
    assertThat(flagKept).isTrue();
    assertThat(index.search(query(added[1], 1, present)).list().get(0).ordinal()).isEqualTo(1);
  }

  @Test
  void search_whileAddingAndRemoving_givesOnlyAllowedAndLosesNothing() throws Exception {
    VectorIndex index = openInMemory();
    float[][] stable = addRange(index, 0, 400);
    OrdinalSet even = OrdinalSet.of(IntStream.range(0, 4000).filter(i -> i % 2 == 0).toArray());
    whileRunning(
        () -> {
          for (int start = 400; start < 2400; start += 50) {
            addRange(index, start, start + 50);
            if (start >= 600) {
              remove(index, IntStream.range(start - 200, start - 175).toArray());
            }
          }
        },
        random -> {
          int own = 2 * random.nextInt(200);
          List<Neighbor> list = index.search(query(stable[own], 10, even)).list();
          assertThat(list).hasSize(10).isSorted();
          assertThat(ordinalsOf(list)).doesNotHaveDuplicates().allMatch(i -> i % 2 == 0);
        });
    Set<Integer> expected = oracle.ordinals();
    assertThat(index.ordinals().stream().boxed()).containsExactlyElementsOf(expected);
    for (int ordinal : expected) {
      assertThat(
              ordinalsOf(
                  index
                      .search(query(oracle.vector(ordinal), 10, index.ordinals(), Effort.THOROUGH))
                      .list()))
          .as("seed=%d", SEED)
          .contains(ordinal);
    }
  }

  @Test
  void close_twice_isHarmless() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 10);
    index.close();
    index.close();
  }

  @Test
  void use_afterClose_isRejected() {
    VectorIndex index = openInMemory();
    float[][] added = addRange(index, 0, 10);
    index.close();
    assertThatIllegalStateException().isThrownBy(() -> index.search(query(added[0], 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> index.searchAll(List.of(query(added[0], 1))));
    assertThatIllegalStateException().isThrownBy(() -> index.add(new int[] {99}, vectors.next(1)));
    assertThatIllegalStateException().isThrownBy(() -> index.remove(new int[] {1}));
    assertThatIllegalStateException().isThrownBy(() -> index.vectors(new int[] {1}));
    assertThatIllegalStateException().isThrownBy(index::ordinals);
    assertThatIllegalStateException().isThrownBy(index::statistics);
    assertThatIllegalStateException().isThrownBy(() -> index.checkpoint(new Checkpoint(1, 1)));
    assertThatIllegalStateException()
        .isThrownBy(() -> index.discardOtherCheckpoints(new Checkpoint(1, 1)));
  }

  @Test
  void checkpoint_inMemory_doesNothing() {
    VectorIndex index = openInMemory();
    addRange(index, 0, 10);
    index.checkpoint(new Checkpoint(1, 1));
    index.discardOtherCheckpoints(new Checkpoint(1, 1));
    assertThat(index.ordinals().size()).isEqualTo(10);
    assertThat(index.statistics().bytesOnDisk()).isZero();
  }
}
