package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.Neighbors;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** In one state of the index a query has one answer, to the bit, however it is asked. */
@Timeout(60)
class OneAnswerTest {
  private static final int THREADS = 8;
  private static final Checkpoint CHECKPOINT = new Checkpoint(3, 3);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  /** Three segments that stay apart, dead nodes, and a delta. */
  private static Rig fill(Rig rig) {
    rig.executor(
        task -> {
          throw new RejectedExecutionException("no background work");
        });
    rig.policy(Rig.segmentsOf(150, 60)).open();
    rig.add(0, 150).add(150, 300).add(300, 450).remove(Rig.every(9, 0, 450)).add(450, 500);
    return rig;
  }

  private static List<VectorQuery> queries(Rig rig, int number) {
    OrdinalSet third = OrdinalSet.of(Rig.every(3, 0, 600));
    OrdinalSet few = OrdinalSet.of(Rig.every(41, 0, 600));
    List<VectorQuery> queries = new ArrayList<>();
    Effort[] efforts = {Effort.FAST, Effort.BALANCED, Effort.THOROUGH, Effort.EXACT};
    OrdinalSet[] filters = {rig.present(), third, few};
    int[] ks = {1, 10, 60};
    for (int i = 0; i < number; i++) {
      queries.add(rig.query(ks[i % 3], filters[i / 3 % 3], efforts[i / 9 % 4]));
      if (i % 5 == 4) {
        queries.add(queries.get(queries.size() - 3));
      }
    }
    return queries;
  }

  private static List<List<Neighbor>> together(Rig rig, List<VectorQuery> queries) {
    return rig.index().searchAll(queries).stream().map(Neighbors::list).toList();
  }

  private static List<List<Neighbor>> oneByOne(Rig rig, List<VectorQuery> queries) {
    return queries.stream().map(rig::answer).toList();
  }

  @ParameterizedTest
  @EnumSource
  void search_anyCompanyCacheOrReopening_isTheSameToTheBit(Kind kind) {
    for (Similarity similarity : Similarity.values()) {
      Path folder = temp.resolve(similarity.name());
      assertThat(folder.toFile().mkdir()).isTrue();
      try (Rig rig = fill(Rig.of(kind).by(similarity).in(folder))) {
        List<VectorQuery> queries = queries(rig, 36);
        List<List<Neighbor>> cold = oneByOne(rig, queries);
        assertThat(oneByOne(rig, queries)).as("warm").isEqualTo(cold);
        assertThat(together(rig, queries)).as("together").isEqualTo(cold);
        List<VectorQuery> reversed = new ArrayList<>(queries);
        Collections.reverse(reversed);
        List<List<Neighbor>> back = new ArrayList<>(together(rig, reversed));
        Collections.reverse(back);
        assertThat(back).as("in reverse").isEqualTo(cold);

        // A segment takes the place of the delta, which may answer otherwise.
        rig.index().checkpoint(CHECKPOINT);
        List<List<Neighbor>> saved = oneByOne(rig, queries);
        rig.open(CHECKPOINT);
        assertThat(together(rig, queries)).as("reopened, cold, together").isEqualTo(saved);
        rig.options = kind.builder().vectorCache(0).build();
        rig.open(CHECKPOINT);
        assertThat(oneByOne(rig, queries)).as("reopened, without a cache").isEqualTo(saved);
        if (kind.caches()) {
          rig.options = kind.builder().vectorCache(20 * 300).build();
          rig.open(CHECKPOINT);
          assertThat(together(rig, queries)).as("reopened, a tiny cache").isEqualTo(saved);
          assertThat(oneByOne(rig, queries)).as("again, a tiny cache").isEqualTo(saved);
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_exactEffort_isTheTruthToTheBit(Kind kind) {
    if (!kind.scoresExactly()) {
      return;
    }
    for (Similarity similarity : Similarity.values()) {
      try (Rig rig = fill(Rig.of(kind).by(similarity))) {
        for (int k : new int[] {1, 10, 1_000}) {
          VectorQuery query = rig.query(k, OrdinalSet.of(Rig.every(2, 0, 600)), Effort.EXACT);
          assertThat(rig.answer(query)).isEqualTo(rig.truth(query));
          assertThat(rig.index().search(query).cost().exact()).isTrue();
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_anyEffort_givesTrueScores(Kind kind) {
    if (!kind.scoresExactly()) {
      return;
    }
    for (Similarity similarity : Similarity.values()) {
      try (Rig rig = fill(Rig.of(kind).by(similarity))) {
        for (VectorQuery query : queries(rig, 12)) {
          List<Neighbor> all =
              rig.truth(VectorQuery.of(query.vector(), 1_000, query.allowed(), Effort.EXACT));
          assertThat(all).containsAll(rig.answer(query));
        }
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_manyThreadsAtOnce_isTheSameAndEmbedsEachVectorOnce(Kind kind) throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try (Rig rig = fill(Rig.of(kind))) {
      List<VectorQuery> queries = queries(rig, 24);
      try (Rig alone = fill(Rig.of(kind))) {
        List<List<Neighbor>> expected = oneByOne(alone, queries);
        rig.source.takeAsked();
        CyclicBarrier start = new CyclicBarrier(THREADS);
        List<Callable<List<List<Neighbor>>>> tasks = new ArrayList<>();
        for (int i = 0; i < THREADS; i++) {
          Random random = new Random(i);
          tasks.add(
              () -> {
                List<Integer> order = new ArrayList<>();
                for (int q = 0; q < queries.size(); q++) {
                  order.add(q);
                }
                Collections.shuffle(order, random);
                start.await();
                List<List<Neighbor>> answers =
                    new ArrayList<>(Collections.nCopies(queries.size(), List.of()));
                for (int q : order) {
                  answers.set(q, rig.answer(queries.get(q)));
                }
                return answers;
              });
        }
        for (Future<List<List<Neighbor>>> answers : threads.invokeAll(tasks)) {
          assertThat(answers.get(30, TimeUnit.SECONDS)).isEqualTo(expected);
        }
      }
      if (kind != Kind.NAIVE) { // which keeps nothing
        assertThat(rig.source.takeAsked().values()).allMatch(times -> times == 1);
      }
    } finally {
      threads.shutdownNow();
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE", "NAIVE"})
  void searchAll_sameVectorsNeeded_embedsEachOnceWithoutACache(Kind kind) {
    try (Rig rig = fill(new Rig(kind.builder().vectorCache(0).build()))) {
      VectorQuery query = rig.query(10);
      rig.source.takeAsked();
      List<Neighbor> alone = rig.answer(query);
      int distinct = rig.source.takeAsked().size();
      List<Neighbors> answers = rig.index().searchAll(List.of(query, query, query));
      assertThat(answers).extracting(Neighbors::list).containsOnly(alone);
      assertThat(rig.source.takeAsked())
          .hasSize(distinct)
          .allSatisfy((o, n) -> assertThat(n).isEqualTo(1));
      long booked = answers.stream().mapToLong(answer -> answer.cost().recomputed()).sum();
      assertThat(booked).isEqualTo(distinct);
    }
  }
}
