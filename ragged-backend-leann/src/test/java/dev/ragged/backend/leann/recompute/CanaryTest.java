package dev.ragged.backend.leann.recompute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.error.EmbeddingException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Budget;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.CheckpointFiles;
import dev.ragged.index.IndexFormat;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.Vectors;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CanaryTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, 2);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir
  Path directory;

  private final Model model = new Model();
  private final Tally tally = new Tally();

  private static float[] row(int ordinal) {
    return Vectors.prepare(Model.vector(ordinal), Model.DIMENSION, Similarity.COSINE, "row");
  }

  private static Canary canary(int live) {
    return Canary.NONE.renewed(OrdinalSet.range(live), OrdinalSet.range(live), CanaryTest::row);
  }

  private CanaryCheck check(Canary canary) {
    return new CanaryCheck(
        canary,
        new Recomputer(
            model,
            Model.DIMENSION,
            Similarity.COSINE,
            VectorCache.of(0, Model.DIMENSION, CachedForm.FLOAT32),
            Runnable::run));
  }

  private boolean passes(CanaryCheck check) {
    return check.passes(OrdinalSet.range(100_000), Deadline.NONE, tally);
  }

  /** Returns {@code vector} turned so that its cosine with itself becomes {@code cosine}. */
  private static float[] turned(float[] vector, double cosine, long seed) {
    Random random = new Random(seed);
    double[] noise = new double[vector.length];
    double squares = 0;
    double along = 0;
    for (int i = 0; i < noise.length; i++) {
      noise[i] = random.nextGaussian();
      squares += (double) vector[i] * vector[i];
      along += noise[i] * vector[i];
    }
    double rest = 0;
    for (int i = 0; i < noise.length; i++) {
      noise[i] -= along / squares * vector[i];
      rest += noise[i] * noise[i];
    }
    double scale = Math.sqrt(squares / rest) * Math.sqrt(1 - cosine * cosine);
    float[] turned = new float[vector.length];
    for (int i = 0; i < turned.length; i++) {
      turned[i] = (float) (cosine * vector[i] + scale * noise[i]);
    }
    return turned;
  }

  private void turnAll(double cosine) {
    model.fault(
        (ordinals, vectors) -> {
          for (int i = 0; i < vectors.length; i++) {
            vectors[i] = turned(vectors[i], cosine, ordinals[i]);
          }
          return vectors;
        });
  }

  @Test
  void renewed_indexesOfManySizes_keepsAFewSpreadVectors() {
    assertThat(canary(0).size()).isZero();
    assertThat(canary(1).size()).isEqualTo(1);
    assertThat(canary(257).size()).isEqualTo(2);
    assertThat(canary(100_000).size()).isEqualTo(16);
  }

  @Test
  void renewed_afterDeletions_dropsTheDeadAndFillsUp() {
    Canary first = canary(4096);
    OrdinalSet live = OrdinalSet.range(6000).andNot(OrdinalSet.range(2048));
    OrdinalSet atHand = OrdinalSet.range(6000).andNot(OrdinalSet.range(5000));
    Canary second = first.renewed(live, atHand, CanaryTest::row);
    assertThat(second.size()).isEqualTo(16);
    CanaryCheck check = check(second);
    assertThat(check.passes(live, Deadline.NONE, tally)).isTrue();
    assertThat(tally.embedded()).isEqualTo(16);
    assertThat(second.renewed(OrdinalSet.empty(), OrdinalSet.empty(), CanaryTest::row).size())
        .isZero();
    assertThat(first.size()).isEqualTo(16);
  }

  @Test
  void passes_sameModel_embedsOnceAndThenNothing() {
    CanaryCheck check = check(canary(5000));
    assertThat(passes(check)).isTrue();
    assertThat(model.calls()).isEqualTo(1);
    assertThat(model.embedded()).isEqualTo(16);
    assertThat(passes(check)).isTrue();
    assertThat(model.calls()).isEqualTo(1);
  }

  @Test
  void passes_anotherMachinesRounding_isAccepted() {
    turnAll(0.999999);
    assertThat(passes(check(canary(5000)))).isTrue();
  }

  @Test
  void passes_vectorsOfPaddedBatches_isRefusedEachTimeWithBothFigures() {
    turnAll(0.994);
    CanaryCheck check = check(canary(5000));
    for (int i = 0; i < 2; i++) {
      assertThatExceptionOfType(EmbedderMismatchException.class)
          .isThrownBy(() -> passes(check))
          .withMessageContaining("mean cosine is 0.994")
          .withMessageContaining("lowest is 0.994")
          .withMessageContaining("former embedder")
          .withMessageContaining("reembed()");
    }
    assertThat(model.calls()).isEqualTo(1);
  }

  @Test
  void passes_oneVectorFarOff_isRefused() {
    model.fault(
        (ordinals, vectors) -> {
          vectors[3] = turned(vectors[3], 0.985, 1);
          return vectors;
        });
    // The mean alone, 0.9991, would do.
    assertThatExceptionOfType(EmbedderMismatchException.class)
        .isThrownBy(() -> passes(check(canary(5000))))
        .withMessageContaining("lowest is 0.985");
  }

  @Test
  void passes_anotherModel_isRefusedEvenByASmallIndex() {
    model.fault(
        (ordinals, vectors) -> {
          for (int i = 0; i < vectors.length; i++) {
            vectors[i] = Model.vector(ordinals[i] + 1_000_000);
          }
          return vectors;
        });
    assertThatExceptionOfType(EmbedderMismatchException.class)
        .isThrownBy(() -> passes(check(canary(10))));
  }

  @Test
  void passes_failingModel_isTriedAgain() {
    CanaryCheck check = check(canary(5000));
    model.fault((ordinals, vectors) -> new float[0][]);
    assertThatExceptionOfType(EmbeddingException.class).isThrownBy(() -> passes(check));
    model.fault((ordinals, vectors) -> vectors);
    assertThat(passes(check)).isTrue();
  }

  @Test
  void passes_deadlinePassed_isNotInTimeAndTriedAgain() {
    CanaryCheck check = check(canary(5000));
    Deadline passed = Deadline.of(Budget.ofTime(Duration.ZERO));
    assertThat(check.passes(OrdinalSet.range(5000), passed, tally)).isFalse();
    assertThat(model.calls()).isZero();
    assertThat(passes(check)).isTrue();
  }

  @Test
  void passes_chunkGoneFromTheStore_comparesTheOthers() {
    AtomicInteger gone = new AtomicInteger();
    model.fault(
        (ordinals, vectors) -> {
          for (int ordinal : ordinals) {
            if (ordinal == 0) {
              gone.incrementAndGet();
              throw new IllegalArgumentException("no chunk has this ordinal: ordinal=0");
            }
          }
          return vectors;
        });
    assertThat(passes(check(canary(5000)))).isTrue();
    assertThat(gone).hasValue(2);
    model.fault(
        (ordinals, vectors) -> {
          throw new IllegalArgumentException("no chunk has this ordinal");
        });
    assertThat(passes(check(canary(5000)))).isTrue();
  }

  @Test
  void passes_noCanary_needsNoModel() {
    assertThat(passes(check(Canary.NONE))).isTrue();
    assertThat(check(canary(5000)).passes(OrdinalSet.empty(), Deadline.NONE, tally)).isTrue();
    assertThat(model.calls()).isZero();
  }

  @Test
  void readFrom_whatWasWritten_isTheSame() {
    Canary canary = canary(3000);
    CheckpointFiles files = files();
    files.save(CHECKPOINT, canary::writeTo);
    Canary back = files.load(CHECKPOINT, in -> Canary.readFrom(in, Model.DIMENSION));
    assertThat(back.size()).isEqualTo(12);
    assertThat(passes(check(back))).isTrue();
    assertThat(model.embedded()).isEqualTo(12);
    files.save(CHECKPOINT, Canary.NONE::writeTo);
    assertThat(files.load(CHECKPOINT, in -> Canary.readFrom(in, Model.DIMENSION)).size()).isZero();
  }

  @Test
  void readFrom_whatBreaksTheLayout_isCorrupted() {
    refused(1 << 30, 0, 0, "canary vectors");
    refused(17, 0, 1, "canary vectors");
    refused(2, 5, 0, "canary ordinal");
    refused(1, -1, 0, "canary ordinal");
    CheckpointFiles files = files();
    files.save(
        CHECKPOINT,
        out -> {
          out.writeInt(1);
          out.writeInt(7);
          float[] row = row(7);
          row[2] = Float.NaN;
          out.writeFloats(row);
        });
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> files.load(CHECKPOINT, in -> Canary.readFrom(in, Model.DIMENSION)))
        .withMessageContaining("ordinal 7");
  }

  private void refused(int count, int first, int step, String message) {
    CheckpointFiles files = files();
    files.save(
        CHECKPOINT,
        out -> {
          out.writeInt(count);
          for (int i = 0; i < Math.min(count, 20); i++) {
            out.writeInt(first + i * step);
            out.writeFloats(row(i));
          }
        });
    assertThatExceptionOfType(StoreCorruptedException.class)
        .isThrownBy(() -> files.load(CHECKPOINT, in -> Canary.readFrom(in, Model.DIMENSION)))
        .withMessageContaining(message);
  }

  @Test
  void agreement_isTheCosineOfUnitVectorsAndTellsLengthsApart() {
    float[] a = row(1);
    assertThat(Canary.agreement(a, a)).isEqualTo(1);
    assertThat(Canary.agreement(a, turned(a, 0.7, 3))).isBetween(0.69999, 0.70001);
    float[] twice = a.clone();
    for (int i = 0; i < twice.length; i++) {
      twice[i] *= 2;
    }
    assertThat(Canary.agreement(a, twice)).isBetween(0.79, 0.81);
    assertThat(Canary.agreement(new float[3], new float[3])).isEqualTo(1);
  }

  private CheckpointFiles files() {
    return new CheckpointFiles(directory, new UUID(1, 2), new IndexFormat("canary", 1));
  }
}
