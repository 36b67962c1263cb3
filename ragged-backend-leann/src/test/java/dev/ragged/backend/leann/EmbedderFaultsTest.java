package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.ragged.error.EmbedderMismatchException;
import dev.ragged.error.EmbeddingException;
import dev.ragged.error.RaggedException;
import dev.ragged.error.StoreCorruptedException;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import dev.ragged.tck.TestVectors;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** An embedder that fails or gives something else is an error, never a wrong answer. */
class EmbedderFaultsTest {
  private static final Checkpoint CHECKPOINT = new Checkpoint(1, 1);
  private static final Checkpoint LATER = new Checkpoint(2, 2);

  @SuppressWarnings("NullAway.Init") // set by JUnit
  @TempDir(factory = MemoryFolder.class)
  Path temp;

  private static Rig rig(Kind kind) {
    // Without a cache each search needs the embedder.
    return new Rig(kind.builder().vectorCache(0).build()).policy(Rig.segmentsOf(150, 50));
  }

  private Rig reopened(Kind kind) {
    Rig rig = rig(kind).in(temp).open().add(0, 400).remove(7, 150);
    rig.index().checkpoint(CHECKPOINT);
    return rig.open(CHECKPOINT);
  }

  private static List<VectorQuery> queries(Rig rig) {
    List<VectorQuery> queries = new ArrayList<>();
    for (Effort effort : new Effort[] {Effort.FAST, Effort.BALANCED, Effort.EXACT}) {
      queries.add(rig.query(10, rig.present(), effort));
    }
    return queries;
  }

  /** Breaks the source, expects an error at every search, repairs it, and expects the truth. */
  private static void requireErrorThenTruth(
      Rig rig, FakeSource.Fault fault, Class<? extends RuntimeException> error, String message) {
    List<VectorQuery> queries = queries(rig);
    rig.source.fault(fault);
    for (VectorQuery query : queries) {
      assertThatThrownBy(() -> rig.index().search(query))
          .isInstanceOf(error)
          .hasMessageContaining(message);
    }
    assertThatThrownBy(() -> rig.index().searchAll(queries)).isInstanceOf(error);
    rig.source.fault(FakeSource.NONE);
    requireTruth(rig);
  }

  private static void requireTruth(Rig rig) {
    VectorQuery exact = rig.query(10, rig.present(), Effort.EXACT);
    assertThat(rig.answer(exact)).isEqualTo(rig.truth(exact));
    for (int i = 0; i < 5; i++) {
      requireTrueScores(rig, rig.query(10));
    }
    assertThat(rig.recall(10)).isGreaterThan(0.9);
  }

  private static void requireTrueScores(Rig rig, VectorQuery query) {
    List<Neighbor> all =
        rig.truth(VectorQuery.of(query.vector(), 10_000, query.allowed(), Effort.EXACT));
    assertThat(all).containsAll(rig.answer(query));
  }

  private static FakeSource.Fault changing(UnaryOperator<float[]> change) {
    return (ordinals, vectors) -> Arrays.stream(vectors).map(change).toArray(float[][]::new);
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_embedderThrows_isItsError(Kind kind) {
    try (Rig rig = reopened(kind)) {
      requireErrorThenTruth(
          rig,
          (ordinals, vectors) -> {
            throw new EmbeddingException("model is gone");
          },
          EmbeddingException.class,
          "model is gone");
      requireErrorThenTruth(
          rig,
          (ordinals, vectors) -> {
            throw new IllegalStateException("closed");
          },
          IllegalStateException.class,
          "closed");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_embedderGivesNoVector_isEmbeddingException(Kind kind) {
    try (Rig rig = reopened(kind)) {
      requireErrorThenTruth(
          rig,
          changing(
              vector -> {
                vector[vector.length - 1] = Float.NaN;
                return vector;
              }),
          EmbeddingException.class,
          "finite");
      requireErrorThenTruth(
          rig,
          changing(
              vector -> {
                vector[0] = Float.POSITIVE_INFINITY;
                return vector;
              }),
          EmbeddingException.class,
          "finite");
      requireErrorThenTruth(
          rig,
          changing(vector -> Arrays.copyOf(vector, vector.length + 1)),
          EmbeddingException.class,
          "dimensions");
      requireErrorThenTruth(
          rig, changing(vector -> new float[vector.length]), EmbeddingException.class, "zero");
      requireErrorThenTruth(
          rig, changing(EmbedderFaultsTest::nothing), EmbeddingException.class, "null");
    }
  }

  @SuppressWarnings("NullAway")
  private static float[] nothing(float[] vector) {
    return null;
  }

  @SuppressWarnings("NullAway")
  private static float[][] noAnswer() {
    return null;
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_embedderGivesWrongCount_isEmbeddingException(Kind kind) {
    try (Rig rig = reopened(kind)) {
      requireErrorThenTruth(
          rig,
          (ordinals, vectors) -> Arrays.copyOf(vectors, vectors.length - 1),
          EmbeddingException.class,
          "one vector per chunk");
      requireErrorThenTruth(
          rig,
          (ordinals, vectors) -> {
            float[][] more = Arrays.copyOf(vectors, vectors.length + 1);
            more[vectors.length] = vectors[0];
            return more;
          },
          EmbeddingException.class,
          "one vector per chunk");
      requireErrorThenTruth(
          rig, (ordinals, vectors) -> noAnswer(), EmbeddingException.class, "one vector per chunk");
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_anotherModel_isRefusedUntilTheFormerIsBack(Kind kind) {
    try (Rig rig = reopened(kind)) {
      TestVectors other = new TestVectors(1, Rig.DIMENSION);
      rig.source.fault((ordinals, vectors) -> other.next(vectors.length));
      for (VectorQuery query : queries(rig)) {
        assertThatThrownBy(() -> rig.index().search(query))
            .isInstanceOf(EmbedderMismatchException.class)
            .hasMessageContaining("another name");
      }
      rig.source.fault(FakeSource.NONE);
      assertThatExceptionOfType(EmbedderMismatchException.class)
          .as("until the index is opened again")
          .isThrownBy(() -> rig.index().search(rig.query(3)));
      requireTruth(rig.open(CHECKPOINT));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_modelOfAnotherPrecision_isRefused(Kind kind) {
    try (Rig rig = reopened(kind)) {
      Random random = new Random(5);
      rig.source.fault(changing(vector -> atCosine(vector, 0.994, random)));
      for (VectorQuery query : queries(rig)) {
        assertThatExceptionOfType(RaggedException.class)
            .isThrownBy(() -> rig.index().search(query));
      }
      rig.source.fault(FakeSource.NONE);
      rig.open(CHECKPOINT);
      // The same model on another machine.
      rig.source.fault(changing(vector -> atCosine(vector, 1 - 1e-6, random)));
      assertThat(rig.recall(10)).isGreaterThan(0.9);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_filterLeavesOutTheCanary_doesNotLetAnotherModelPass(Kind kind) {
    try (Rig rig = reopened(kind)) {
      Random random = new Random(5);
      rig.source.fault(changing(vector -> atCosine(vector, 0.994, random)));
      // The canary is from the first vectors.
      VectorQuery filtered = rig.query(5, OrdinalSet.of(Rig.range(380, 400)), Effort.BALANCED);
      assertThatExceptionOfType(RaggedException.class)
          .isThrownBy(() -> rig.index().search(filtered));
      assertThatExceptionOfType(RaggedException.class)
          .isThrownBy(() -> rig.index().search(rig.query(5)));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_BYTES", "RECOMPUTE", "NAIVE"})
  void search_allOfTheCanaryWasDeleted_doesNotLetAnotherModelPass(Kind kind) {
    try (Rig rig = reopened(kind)) {
      // Two vectors, the first of each half.
      rig.remove(Rig.range(0, 250));
      rig.index().checkpoint(LATER);
      rig.open(LATER);
      Random random = new Random(5);
      rig.source.fault(changing(vector -> atCosine(vector, 0.994, random)));
      assertThatExceptionOfType(EmbedderMismatchException.class)
          .isThrownBy(() -> rig.index().search(rig.query(5)));
      rig.source.fault(FakeSource.NONE);
      requireTruth(rig.open(LATER));
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  void checkpoint_modelFailsWhileTheCanaryIsChosenAgain_savesTheRest(Kind kind) {
    try (Rig rig = reopened(kind)) {
      rig.remove(Rig.range(0, 250));
      rig.source.fault(
          (ordinals, vectors) -> {
            throw new EmbeddingException("model is gone");
          });
      rig.index().checkpoint(LATER);
      rig.source.fault(FakeSource.NONE);
      requireTruth(rig.open(LATER));
    }
  }

  /** Returns a vector of another direction, whose cosine with {@code vector} is {@code cosine}. */
  private static float[] atCosine(float[] vector, double cosine, Random random) {
    double length = Math.sqrt(dot(vector, vector));
    float[] across = new float[vector.length];
    for (int i = 0; i < across.length; i++) {
      across[i] = (float) random.nextGaussian();
    }
    double along = dot(across, vector) / (length * length);
    for (int i = 0; i < across.length; i++) {
      across[i] -= (float) (along * vector[i]);
    }
    double scale = Math.sqrt(1 - cosine * cosine) / Math.sqrt(dot(across, across));
    float[] result = new float[vector.length];
    for (int i = 0; i < result.length; i++) {
      result[i] = (float) (cosine * vector[i] / length + scale * across[i]);
    }
    return result;
  }

  private static double dot(float[] a, float[] b) {
    double sum = 0;
    for (int i = 0; i < a.length; i++) {
      sum += (double) a[i] * b[i];
    }
    return sum;
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "CODES_2", "CODES_BYTES"})
  void search_oneTextChanged_isNoticedByItsCode(Kind kind) {
    try (Rig rig = rig(kind).open().add(0, 400)) {
      float[] original = rig.source.vectors(new int[] {5})[0];
      VectorQuery query = VectorQuery.of(original, 3, rig.present(), Effort.BALANCED);
      List<Neighbor> before = rig.answer(query);
      rig.source.put(5, rig.vectors.next());
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> rig.index().search(query))
          .withMessageContaining("ordinal=5;");
      assertThatExceptionOfType(StoreCorruptedException.class)
          .isThrownBy(() -> rig.index().vectors(new int[] {4, 5}));
      rig.source.put(5, original);
      assertThat(rig.answer(query)).isEqualTo(before);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"CODES_1", "RECOMPUTE"})
  void search_ordinalGoneFromTheStore_isAnErrorUntilItIsRemoved(Kind kind) {
    try (Rig rig = rig(kind).open().add(0, 400)) {
      VectorQuery query =
          VectorQuery.of(rig.source.vectors(new int[] {5})[0], 3, rig.present(), Effort.BALANCED);
      rig.source.forget(5);
      assertThatThrownBy(() -> rig.index().search(query)).hasMessageContaining("ordinal=5");
      assertThat(rig.index().search(query.withAllowed(OrdinalSet.of(1, 2, 3))).list()).hasSize(3);
    }
  }

  @ParameterizedTest
  @EnumSource(names = {"FULL", "FULL_FLOATS", "FULL_BYTES"})
  void search_vectorsKept_neverNeedsTheEmbedder(Kind kind) {
    for (Similarity similarity : Similarity.values()) {
      Rig rig = rig(kind).by(similarity).in(temp).open();
      rig.source.fault(
          (ordinals, vectors) -> {
            throw new EmbeddingException("must not be asked");
          });
      try (rig) {
        rig.add(0, 400).remove(Rig.every(2, 0, 400));
        rig.index().checkpoint(CHECKPOINT);
        rig.open(CHECKPOINT);
        for (VectorQuery query : queries(rig)) {
          if (!kind.scoresExactly() && query.effort().equals(Effort.EXACT)) {
            continue;
          }
          assertThat(rig.index().search(query).list()).hasSize(10);
          assertThat(rig.index().search(query).cost().recomputed()).isZero();
        }
      }
    }
  }
}
