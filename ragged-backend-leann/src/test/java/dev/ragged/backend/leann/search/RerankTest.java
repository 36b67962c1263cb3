package dev.ragged.backend.leann.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.TopOrdinals;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.Vectors;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RerankTest {
  private static final int VECTORS = 200;

  private final Measure measure = new Measure(Similarity.COSINE);
  private final Random random = new Random(20_261_127);
  private final float[][] rows = new float[VECTORS][];

  private float[] vector() {
    float[] vector = new float[Questions.DIMENSION];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) random.nextGaussian();
    }
    return Vectors.prepare(vector, vector.length, Similarity.COSINE, "vector");
  }

  /** Returns candidates as a scan of codes gives them: right but for some noise. */
  private long[] candidates(float[] question, int most, double noise) {
    TopOrdinals top = new TopOrdinals(most);
    for (int i = 0; i < VECTORS; i++) {
      rows[i] = i % 10 == 3 ? rows[Math.max(0, i - 1)] : vector();
      float promised =
          measure.closeness(question, rows[i]) + (float) (noise * random.nextGaussian());
      top.offer(i, promised);
    }
    return top.sorted();
  }

  private record Reference(List<Neighbor> best, int taken) {}

  /** The rule, one candidate after the other. */
  private Reference oneByOne(float[] question, int k, long[] candidates) {
    List<Neighbor> best = new ArrayList<>();
    int taken = 0;
    for (long candidate : candidates) {
      float promised = measure.score(TopOrdinals.value(candidate));
      if (best.size() == k && promised < best.get(k - 1).score()) {
        break;
      }
      int ordinal = TopOrdinals.ordinal(candidate);
      best.add(new Neighbor(ordinal, measure.score(measure.closeness(question, rows[ordinal]))));
      Collections.sort(best);
      if (best.size() > k) {
        best.remove(k);
      }
      taken++;
    }
    return new Reference(best, taken);
  }

  /** Returns promises of exactly these candidates, none of which may stay an estimate. */
  private static Promises promises(long[] candidates) {
    Promises promises = new Promises(candidates.length, 0, 0);
    for (long key : candidates) {
      offer(promises, key);
    }
    return promises;
  }

  private static void offer(Promises promises, long key) {
    promises.offer(
        new int[] {TopOrdinals.ordinal(key)},
        1,
        new float[] {TopOrdinals.value(key)},
        new float[1]);
  }

  @Test
  void run_onlyTheFirstExact_ranksTheOthersBehindThemByEstimate() {
    float[] asking = vector();
    int exact = 5;
    int k = 20;
    Question question =
        Questions.about(
            VectorQuery.of(asking, k, OrdinalSet.range(VECTORS), Effort.BALANCED).withExact(exact),
            VECTORS);
    Promises promises = new Promises(VECTORS, k, 0);
    long[] candidates = candidates(asking, VECTORS, 0);
    for (long key : candidates) {
      offer(promises, key);
    }
    Set<Integer> asked = run(new Rerank(question, measure, promises));
    assertThat(asked.size()).isLessThan(k);
    assertThat(question.answer().list()).hasSize(k).isSorted();
    assertThat(question.answer().list().subList(0, exact))
        .isEqualTo(oneByOne(question.vector(), exact, candidates).best());
  }

  /** Runs the step and returns what it asked for. */
  private Set<Integer> run(Rerank rerank) {
    Set<Integer> asked = new HashSet<>();
    for (int[] wanted = rerank.next(); wanted.length > 0; wanted = rerank.next()) {
      float[][] given = new float[wanted.length][];
      for (int i = 0; i < wanted.length; i++) {
        assertThat(asked.add(wanted[i])).as("asked for once").isTrue();
        given[i] = rows[wanted[i]];
      }
      rerank.accept(given);
    }
    assertThat(rerank.next()).isEmpty();
    return asked;
  }

  @Test
  void run_anyWave_answersAsTheRuleThatTakesOneByOne() {
    for (int round = 0; round < 200; round++) {
      float[] asking = vector();
      int k = 1 + random.nextInt(30);
      long[] candidates = candidates(asking, 10 + random.nextInt(VECTORS), random.nextDouble());
      Question question = Questions.about(asking, k, VECTORS, Budget.UNLIMITED);
      Set<Integer> asked = run(new Rerank(question, measure, promises(candidates)));
      Reference reference = oneByOne(question.vector(), k, candidates);
      assertThat(question.answer().list()).isEqualTo(reference.best());
      assertThat(question.answer().cost().distances()).isEqualTo(reference.taken());
      assertThat(question.answer().cost().truncated()).isFalse();
      // What is asked ahead is less than a wave.
      assertThat(asked.size()).isBetween(reference.taken(), reference.taken() + 7);
    }
  }

  @Test
  void run_budget_isTheSameRuleCutShort() {
    for (int round = 0; round < 100; round++) {
      float[] asking = vector();
      int k = 1 + random.nextInt(20);
      int most = random.nextInt(60);
      long[] candidates = candidates(asking, 100, 0.3);
      Question question = Questions.about(asking, k, VECTORS, Budget.ofRecomputations(most));
      Set<Integer> asked = run(new Rerank(question, measure, promises(candidates)));
      int needed = oneByOne(question.vector(), k, candidates).taken();
      long[] affordable = Arrays.copyOf(candidates, Math.min(most, candidates.length));
      assertThat(question.answer().list())
          .isEqualTo(oneByOne(question.vector(), k, affordable).best());
      assertThat(asked.size()).isLessThanOrEqualTo(most);
      assertThat(question.answer().cost().truncated()).isEqualTo(most < needed);
    }
  }

  @Test
  void run_betterOnesFoundBefore_asksForNothingHopeless() {
    float[] asking = vector();
    Question question = Questions.about(asking, 2, VECTORS, Budget.UNLIMITED);
    long[] candidates = candidates(asking, 50, 0);
    question.offer(198, 1);
    question.offer(199, 1);
    assertThat(run(new Rerank(question, measure, promises(candidates)))).isEmpty();
    assertThat(run(new Rerank(question, measure, promises(new long[0])))).isEmpty();
  }
}
