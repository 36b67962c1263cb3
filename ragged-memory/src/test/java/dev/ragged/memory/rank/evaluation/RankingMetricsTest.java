package dev.ragged.memory.rank.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class RankingMetricsTest {
  private static final long SEED = Long.getLong("ragged.test.seed", 20260105);
  private static final Judgments JUDGED =
      new Judgments(Map.of("a", 3, "b", 2, "c", 0, "d", 1, "e", 0));

  @Test
  void ndcg_handComputed_isThat() {
    // Gains 0, 7, 1 at ranks 1 to 3; the best are 7, 3, 1.
    double dcg = 7 / 1.584962500721156 + 1 / 2.0;
    double ideal = 7 + 3 / 1.584962500721156 + 1 / 2.0;
    assertThat(RankingMetrics.ndcg(List.of("c", "a", "d", "b"), JUDGED, 3))
        .isCloseTo(dcg / ideal, within(1e-12));
  }

  @Test
  void ndcg_bestRanking_isOneExactly() {
    assertThat(RankingMetrics.ndcg(List.of("a", "b", "d", "e"), JUDGED, 4)).isEqualTo(1);
  }

  @Test
  void ndcg_random_equalsBruteForceOverAllOrders() {
    System.out.println("-Dragged.test.seed=" + SEED);
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      Map<String, Integer> grades = new HashMap<>();
      List<String> ids = new ArrayList<>();
      for (int i = random.nextInt(7); i > 0; i--) {
        ids.add("d" + i);
        grades.put("d" + i, random.nextInt(4));
      }
      int k = 1 + random.nextInt(8);
      double best = bestDcg(ids, new ArrayList<>(), grades, k);
      List<String> ranking = new ArrayList<>(ids);
      ranking.add("unjudged");
      Collections.shuffle(ranking, random);
      double expected = best == 0 ? 0 : dcg(ranking, grades, k) / best;
      assertThat(RankingMetrics.ndcg(ranking, new Judgments(grades), k))
          .as("seed %d, round %d", SEED, round)
          .isCloseTo(expected, within(1e-12))
          .isBetween(0.0, 1.0);
    }
  }

  private static double bestDcg(
      List<String> left, List<String> placed, Map<String, Integer> grades, int k) {
    double best = dcg(placed, grades, k);
    for (String next : left) {
      List<String> without = new ArrayList<>(left);
      without.remove(next);
      List<String> with = new ArrayList<>(placed);
      with.add(next);
      best = Math.max(best, bestDcg(without, with, grades, k));
    }
    return best;
  }

  private static double dcg(List<String> ranking, Map<String, Integer> grades, int k) {
    double sum = 0;
    for (int rank = 1; rank <= k && rank <= ranking.size(); rank++) {
      double gain = Math.pow(2, grades.getOrDefault(ranking.get(rank - 1), 0)) - 1;
      sum += gain * Math.log(2) / Math.log(rank + 1);
    }
    return sum;
  }

  @Test
  void ndcg_betterDocumentMovedUp_isHigher() {
    Random random = new Random(SEED);
    for (int round = 0; round < 300; round++) {
      List<String> ranking = new ArrayList<>(List.of("a", "b", "c", "d", "e"));
      Collections.shuffle(ranking, random);
      int upper = random.nextInt(4);
      if (JUDGED.grade(ranking.get(upper)) < JUDGED.grade(ranking.get(upper + 1))) {
        double before = RankingMetrics.ndcg(ranking, JUDGED, 5);
        Collections.swap(ranking, upper, upper + 1);
        assertThat(RankingMetrics.ndcg(ranking, JUDGED, 5)).isGreaterThan(before);
      }
    }
  }

  @Test
  void ndcg_shortRanking_isMeasuredAgainstTheWhole() {
    assertThat(RankingMetrics.ndcg(List.of("a"), JUDGED, 100)).isLessThan(1).isPositive();
    assertThat(RankingMetrics.ndcg(List.of(), JUDGED, 100)).isZero();
  }

  @Test
  void metrics_nothingRelevant_areZero() {
    for (Judgments none : List.of(new Judgments(Map.of()), new Judgments(Map.of("a", 0)))) {
      assertThat(RankingMetrics.ndcg(List.of("a"), none, 3)).isZero();
      assertThat(RankingMetrics.precision(List.of("a"), none, 3)).isZero();
      assertThat(RankingMetrics.reciprocalRank(List.of("a"), none, 3)).isZero();
    }
  }

  @Test
  void ndcg_highestGrade_isStillANumber() {
    Judgments judged = new Judgments(Map.of("a", Judgments.MAX_GRADE, "b", 1));
    assertThat(RankingMetrics.ndcg(List.of("a", "b"), judged, 2)).isEqualTo(1);
    assertThat(RankingMetrics.ndcg(List.of("b", "a"), judged, 2)).isCloseTo(0.63, within(0.01));
  }

  @Test
  void precision_handComputed_isThat() {
    List<String> ranking = List.of("c", "a", "b", "x", "d");
    assertThat(RankingMetrics.precision(ranking, JUDGED, 1)).isZero();
    assertThat(RankingMetrics.precision(ranking, JUDGED, 3)).isEqualTo(2.0 / 3);
    assertThat(RankingMetrics.precision(ranking, JUDGED, 5)).isEqualTo(0.6);
  }

  @Test
  void precision_shortRanking_isDividedByK() {
    assertThat(RankingMetrics.precision(List.of("a"), JUDGED, 4)).isEqualTo(0.25);
  }

  @Test
  void reciprocalRank_handComputed_isThat() {
    List<String> ranking = List.of("c", "x", "d", "a");
    assertThat(RankingMetrics.reciprocalRank(ranking, JUDGED, 10)).isEqualTo(1.0 / 3);
    assertThat(RankingMetrics.reciprocalRank(ranking, JUDGED, 2)).isZero();
    assertThat(RankingMetrics.reciprocalRank(List.of("b"), JUDGED, 1)).isEqualTo(1);
  }

  @Test
  void metrics_noPlaces_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.ndcg(List.of(), JUDGED, 0))
        .withMessageContaining("k=0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.precision(List.of(), JUDGED, -1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.reciprocalRank(List.of(), JUDGED, 0));
  }

  @Test
  void metrics_documentTwice_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RankingMetrics.ndcg(List.of("a", "a"), JUDGED, 1))
        .withMessageContaining("id=a");
  }

  @Test
  void judgments_gradeOutOfRange_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Judgments(Map.of("a", -1)))
        .withMessageContaining("grade=-1 of id=a");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Judgments(Map.of("a", Judgments.MAX_GRADE + 1)));
  }
}
