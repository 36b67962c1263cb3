package dev.ragged.backend.leann;

import static org.assertj.core.api.Assertions.assertThat;

import dev.ragged.index.Effort;
import dev.ragged.index.Neighbor;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** However few vectors match, and wherever they lie, all that are wanted are found. */
class StarvationTest {
  private static final Effort[] EFFORTS = {
    Effort.ofCandidates(1), Effort.FAST, Effort.BALANCED, Effort.THOROUGH, Effort.EXACT
  };

  private static Rig rig(Kind kind) {
    return Rig.of(kind).policy(Rig.segmentsOf(300, 50)).open();
  }

  private static void requireFull(Rig rig, VectorQuery query) {
    OrdinalSet matches = rig.present().and(query.allowed());
    List<Neighbor> list = rig.answer(query);
    assertThat(list)
        .as("k=%d of %d, effort %s", query.k(), matches.size(), query.effort())
        .hasSize(Math.min(query.k(), matches.size()))
        .isSorted();
    assertThat(list)
        .extracting(Neighbor::ordinal)
        .doesNotHaveDuplicates()
        .allMatch(matches::contains);
  }

  private static void requireFull(Rig rig, float[] question, OrdinalSet allowed) {
    for (Effort effort : EFFORTS) {
      int n = Math.max(1, rig.present().size());
      for (int k : new int[] {1, 10, n, n + 1, Integer.MAX_VALUE}) {
        requireFull(rig, VectorQuery.of(question, k, allowed, effort));
      }
    }
  }

  /** Returns vectors close to one of two opposite points. */
  private static float[][] cluster(int count, float sign, Random random) {
    float[][] rows = new float[count][Rig.DIMENSION];
    for (float[] row : rows) {
      for (int i = 0; i < row.length; i++) {
        row[i] = sign + 0.05f * (float) random.nextGaussian();
      }
    }
    return rows;
  }

  @ParameterizedTest
  @EnumSource
  void search_filterMatchesOnlyTheFarCluster_isFull(Kind kind) {
    for (Similarity similarity : Similarity.values()) {
      Random random = new Random(Rig.SEED);
      try (Rig rig = rig(kind).by(similarity).open()) {
        rig.add(0, cluster(600, 1, random)).add(600, cluster(60, -1, random));
        float[] here = cluster(1, 1, random)[0];
        requireFull(rig, here, OrdinalSet.of(Rig.range(600, 660)));
        requireFull(rig, here, OrdinalSet.of(601));
        requireFull(rig, here, OrdinalSet.of(Rig.every(7, 0, 660)));
        requireFull(rig, here, OrdinalSet.of(Rig.range(650, 10_000)));
        requireFull(rig, here, OrdinalSet.empty());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_mostVectorsEqual_isFullAndFindsTheOthers(Kind kind) {
    for (Similarity similarity : Similarity.values()) {
      try (Rig rig = rig(kind).by(similarity).open()) {
        float[] same = rig.vectors.next();
        float[][] rows = new float[500][];
        for (int i = 0; i < rows.length; i++) {
          rows[i] = i % 10 == 0 ? rig.vectors.next() : same.clone();
        }
        rig.add(0, rows);
        requireFull(rig, same, rig.present());
        requireFull(rig, rows[490], OrdinalSet.of(Rig.every(3, 0, 500)));
        VectorQuery query = VectorQuery.of(same, 40, rig.present(), Effort.BALANCED);
        if (kind.scoresExactly()) {
          // Among equals the smallest ordinals, as long as all of them are looked at.
          VectorQuery exact = VectorQuery.of(same, 40, rig.present(), Effort.EXACT);
          assertThat(rig.answer(exact)).isEqualTo(rig.truth(exact));
          assertThat(rig.answer(query))
              .extracting(Neighbor::score)
              .containsOnly(rig.truth(query).get(0).score());
        }
        int found = 0;
        for (int odd = 0; odd < 500; odd += 10) {
          List<Neighbor> nearest =
              rig.answer(VectorQuery.of(rows[odd], 1, rig.present(), Effort.BALANCED));
          found += nearest.get(0).ordinal() == odd ? 1 : 0;
        }
        assertThat(found)
            .as("single vectors among equals, %s", similarity)
            .isGreaterThanOrEqualTo(48);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_fewVectorsOrNone_givesAllThereAre(Kind kind) {
    try (Rig rig = rig(kind)) {
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10));
      rig.add(0, 1);
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10));
      seal(rig, 300);
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10_000));
      requireFull(rig, rig.vectors.next(), OrdinalSet.of(0));
      rig.remove(Rig.range(1, 400));
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10_000));
      rig.remove(0);
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10_000));
      assertThat(rig.index().statistics().vectors()).isZero();
      rig.add(1_000, 1_001);
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10_000));
    }
  }

  private static void seal(Rig rig, int count) {
    rig.add(1, 1 + count);
    assertThat(rig.segments()).isPositive();
  }

  @ParameterizedTest
  @EnumSource
  void search_deadNodesEverywhere_isFull(Kind kind) {
    // Nothing is merged: the dead stay where they are.
    try (Rig rig =
        rig(kind)
            .executor(
                task -> {
                  throw new RejectedExecutionException();
                })
            .open()) {
      rig.add(0, 900);
      rig.remove(IntStream.range(0, 900).filter(i -> i % 13 != 0).toArray());
      requireFull(rig, rig.vectors.next(), OrdinalSet.range(10_000));
      requireFull(rig, rig.vectors.next(), OrdinalSet.of(Rig.every(26, 0, 900)));
    }
  }

  @ParameterizedTest
  @EnumSource
  void search_zeroVectorsUnderEuclidean_areVectorsLikeOthers(Kind kind) {
    try (Rig rig = rig(kind).by(Similarity.EUCLIDEAN).open()) {
      float[][] rows = rig.vectors.next(400);
      for (int i = 0; i < 400; i += 4) {
        Arrays.fill(rows[i], 0);
      }
      rig.add(0, rows);
      float[] zero = new float[Rig.DIMENSION];
      requireFull(rig, zero, rig.present());
      VectorQuery query = VectorQuery.of(zero, 20, rig.present(), Effort.BALANCED);
      if (kind.scoresExactly()) {
        assertThat(rig.answer(query)).extracting(Neighbor::score).containsOnly(1f);
      }
      rig.open().add(0, new float[350][Rig.DIMENSION]);
      requireFull(rig, zero, rig.present());
      requireFull(rig, rig.vectors.next(), rig.present());
    }
  }
}
