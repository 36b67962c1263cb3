package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However large or small finite vectors are, an answer is full. */
class MagnitudesTest {
  private static final int VECTORS = 300;

  @ParameterizedTest
  @EnumSource
  void search_vectorsOfAnySize_hasAsManyNeighborsAsThereAre(Kind kind) {
    for (double size : new double[] {1e-30, 1e-20, 1e10, 1e19, 1e25, 5e37}) {
      for (int everyLarge : new int[] {1, 10}) {
        requireFull(kind, size, everyLarge);
      }
    }
  }

  private static void requireFull(Kind kind, double size, int everyLarge) {
    try (Rig rig = Rig.of(kind).by(Similarity.EUCLIDEAN).policy(Rig.segmentsOf(300, 200)).open()) {
      Random random = new Random(3);
      float[][] vectors = new float[VECTORS][Rig.DIMENSION];
      for (int i = 0; i < VECTORS; i++) {
        for (int j = 0; j < Rig.DIMENSION; j++) {
          double large = i % everyLarge == 0 ? size : 1;
          // Not beyond the range of a float.
          vectors[i][j] = (float) (large * Math.max(-3, Math.min(3, random.nextGaussian())));
        }
      }
      rig.add(0, vectors);
      OrdinalSet some = OrdinalSet.of(Rig.every(9, 0, VECTORS));
      for (OrdinalSet allowed : List.of(rig.present(), some)) {
        for (int k : new int[] {1, 10, 1_000}) {
          VectorQuery query = VectorQuery.of(vectors[7], k, allowed, Effort.BALANCED);
          List<Neighbor> found = rig.index().search(query).list();
          assertThat(found)
              .as("size %s, k %d of %d", size, k, allowed.size())
              .hasSize(Math.min(k, allowed.size()))
              .noneMatch(neighbor -> Float.isNaN(neighbor.score()));
        }
      }
    }
  }
}
