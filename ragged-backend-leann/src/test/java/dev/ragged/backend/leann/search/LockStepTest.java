package dev.ragged.backend.leann.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.backend.leann.recompute.CachedForm;
import dev.ragged.backend.leann.recompute.Canary;
import dev.ragged.backend.leann.recompute.CanaryCheck;
import dev.ragged.backend.leann.recompute.Recomputer;
import dev.ragged.backend.leann.recompute.VectorCache;
import dev.ragged.error.EmbeddingException;
import dev.ragged.index.Budget;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorSource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class LockStepTest {
  private final List<int[]> calls = new ArrayList<>();
  private final VectorSource source =
      ordinals -> {
        calls.add(ordinals.clone());
        float[][] rows = new float[ordinals.length][];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = row(ordinals[i]);
        }
        return rows;
      };

  private static float[] row(int ordinal) {
    float[] row = new float[Questions.DIMENSION];
    row[ordinal % Questions.DIMENSION] = 1;
    return row;
  }

  /** Wants what it is told, wave by wave, and checks what it is given. */
  private static final class Scripted implements Step {
    final Question question;
    private final int[][] waves;
    private int wave;
    int taken;

    Scripted(Budget budget, int[]... waves) {
      this.question = Questions.about(row(0), 3, 100, budget);
      this.waves = waves;
    }

    @Override
    public int[] next() {
      return wave < waves.length ? waves[wave++] : new int[0];
    }

    @Override
    public void accept(float[][] rows) {
      for (int i = 0; i < rows.length; i++) {
        assertThat(rows[i]).isEqualTo(row(waves[wave - 1][i]));
      }
      taken += rows.length;
    }

    @Override
    public Question question() {
      return question;
    }

    long booked() {
      return question.answer().cost().recomputed();
    }
  }

  private LockStep lockStep(VectorSource vectors, long cacheBytes) {
    Recomputer recomputer =
        new Recomputer(
            vectors,
            Questions.DIMENSION,
            Similarity.COSINE,
            VectorCache.of(cacheBytes, Questions.DIMENSION, CachedForm.FLOAT32),
            Runnable::run);
    return new LockStep(recomputer, new CanaryCheck(Canary.NONE, recomputer));
  }

  @Test
  void run_stepsWantTheSame_fetchesEachOnceAndBooksItOnce() {
    Scripted first = new Scripted(Budget.UNLIMITED, new int[] {1, 2, 3}, new int[] {9});
    Scripted second = new Scripted(Budget.UNLIMITED, new int[] {3, 2, 5});
    Scripted third =
        new Scripted(
            Budget.UNLIMITED, new int[] {7}, new int[] {9, 8}, new int[] {4}, new int[] {1, 6, 9});
    lockStep(source, 0).run(List.of(first, second, third));
    assertThat(calls)
        .extracting(Arrays::toString)
        .containsExactly("[1, 2, 3, 5, 7]", "[9, 8]", "[4]", "[6]");
    assertThat(first.taken).isEqualTo(4);
    assertThat(second.taken).isEqualTo(3);
    assertThat(third.taken).isEqualTo(7);
    assertThat(first.booked() + second.booked() + third.booked()).isEqualTo(9);
  }

  @Test
  void run_wantedIsInTheCache_booksNothing() {
    LockStep lockStep = lockStep(source, 1 << 20);
    lockStep.run(List.of(new Scripted(Budget.UNLIMITED, new int[] {1, 2})));
    Scripted warm = new Scripted(Budget.UNLIMITED, new int[] {2, 1}, new int[] {2});
    lockStep.run(List.of(warm));
    assertThat(warm.taken).isEqualTo(3);
    assertThat(warm.booked()).isZero();
    assertThat(calls).hasSize(1);
  }

  @Test
  void run_oneQuestionIsOver_othersGoOn() {
    Scripted over = new Scripted(Budget.ofTime(Duration.ZERO), new int[] {1}, new int[] {2});
    Scripted other = new Scripted(Budget.UNLIMITED, new int[] {1, 3}, new int[] {4});
    lockStep(source, 0).run(List.of(over, other));
    assertThat(over.taken).isZero();
    assertThat(over.question.answer().cost().truncated()).isTrue();
    assertThat(over.booked()).isZero();
    assertThat(other.taken).isEqualTo(3);
    assertThat(other.question.answer().cost().truncated()).isFalse();
  }

  @Test
  void run_numberOfRecomputationsUsedUp_stillGetsWhatItPaidFor() {
    Scripted last = new Scripted(Budget.ofRecomputations(2), new int[] {1, 2});
    last.question.truncate();
    Scripted other = new Scripted(Budget.UNLIMITED, new int[] {3});
    lockStep(source, 0).run(List.of(last, other));
    assertThat(last.taken).isEqualTo(2);
    assertThat(last.question.answer().cost().truncated()).isTrue();
  }

  @Test
  void run_sourceFails_isTheErrorOfAll() {
    VectorSource broken =
        ordinals -> {
          throw new EmbeddingException("down");
        };
    Scripted step = new Scripted(Budget.UNLIMITED, new int[] {1});
    assertThatExceptionOfType(EmbeddingException.class)
        .isThrownBy(() -> lockStep(broken, 0).run(List.of(step)));
    assertThat(step.taken).isZero();
  }

  @Test
  void run_noSteps_asksForNothing() {
    lockStep(source, 0).run(List.of());
    lockStep(source, 0).run(List.of(new Scripted(Budget.UNLIMITED)));
    assertThat(calls).isEmpty();
  }
}
