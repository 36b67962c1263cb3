package dev.ragged.backend.hnsw;

import static dev.ragged.backend.hnsw.Fixture.DIMENSION;
import static dev.ragged.backend.hnsw.Fixture.SEED;
import static dev.ragged.backend.hnsw.Fixture.linked;
import static dev.ragged.backend.hnsw.Fixture.ordinals;
import static dev.ragged.backend.hnsw.Fixture.ordinalsOf;
import static dev.ragged.backend.hnsw.Fixture.search;
import static dev.ragged.backend.hnsw.Fixture.vectors;
import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Effort;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Codes where they tell neighbours, rows where they do not. */
class CodeTrialTest {
  private static final int COUNT = 3_000;

  /** Returns vectors that are nearly one direction: the first component takes all steps. */
  private static float[][] dominated(float size) {
    float[][] vectors = vectors(COUNT, SEED);
    for (float[] vector : vectors) {
      vector[0] = size;
    }
    return vectors;
  }

  private static VectorTable table(float[][] vectors) {
    VectorTable table = new VectorTable(DIMENSION, Similarity.COSINE);
    table.add(ordinals(0, vectors.length), vectors);
    return table;
  }

  @Test
  void passes_ordinaryVectors_yes() {
    assertThat(CodeTrial.passes(table(vectors(COUNT, SEED)))).isTrue();
    assertThat(CodeTrial.passes(table(vectors(1, SEED)))).isTrue();
    assertThat(CodeTrial.passes(new VectorTable(DIMENSION, Similarity.COSINE))).isTrue();
  }

  @Test
  void passes_equalVectors_yes() {
    float[][] equal = new float[COUNT][];
    Arrays.fill(equal, vectors(1, SEED)[0]);
    assertThat(CodeTrial.passes(table(equal))).isTrue();
  }

  @Test
  void passes_oneComponentTakesAllSteps_no() {
    assertThat(CodeTrial.passes(table(dominated(100)))).isFalse();
    assertThat(CodeTrial.passes(table(dominated(3_000)))).isFalse();
  }

  @Test
  void search_dominatingComponent_findsTheSameAsTheExactScan() {
    float[][] vectors = dominated(1_000);
    try (VectorIndex index = linked(vectors)) {
      int found = 0;
      for (int i = 0; i < 100; i++) {
        List<Integer> truth =
            new ArrayList<>(ordinalsOf(search(index, vectors[i], 10, Effort.EXACT)));
        List<Integer> walked = ordinalsOf(search(index, vectors[i], 10, Effort.THOROUGH));
        truth.retainAll(walked);
        found += truth.size();
      }
      assertThat(found).isGreaterThanOrEqualTo(950);
    }
  }
}
