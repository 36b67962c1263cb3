package dev.ragged.backend.leann.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.ragged.index.Similarity;
import org.junit.jupiter.api.Test;

class RotationTest {
  @Test
  void apply_everyDimension_keepsProducts() {
    for (int dimension = 1; dimension <= 400; dimension++) {
      Rotation rotation = new Rotation(dimension, 5);
      float[][] vectors = SampleVectors.gaussian(dimension, 2, dimension, Similarity.EUCLIDEAN);
      double before = SampleVectors.closeness(vectors[0], vectors[1], Similarity.EUCLIDEAN);
      rotation.apply(vectors[0]);
      rotation.apply(vectors[1]);
      assertThat(SampleVectors.closeness(vectors[0], vectors[1], Similarity.EUCLIDEAN))
          .isCloseTo(before, within(-1e-5 * before));
    }
  }

  @Test
  void apply_singleComponent_isSpreadOverAll() {
    for (int dimension : new int[] {64, 100, 384, 768, 1000}) {
      for (int at : new int[] {0, dimension / 2, dimension - 1}) {
        float[] vector = new float[dimension];
        vector[at] = 1;
        new Rotation(dimension, 5).apply(vector);
        assertThat((double) Quantizer.largest(vector)).isLessThan(6 / Math.sqrt(dimension));
      }
    }
  }

  @Test
  void apply_seedAndVersion_decideEveryBit() {
    // Files hold the seed only, so what it stands for must never change.
    float[] vector = {1, 2, 3, 4, 5, 6, 7};
    new Rotation(7, 42).apply(vector);
    assertThat(vector).containsExactly(-4, 3, -2, -4.5f, 2.5f, -6.5f, 6.5f);
  }
}
