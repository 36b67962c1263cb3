package dev.ragged.memory.rank.evaluation;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * How good one ranking is, from 0 to 1, higher is better. A query without a relevant document has 0
 * in all of them, whatever the ranking: it stays in a mean, for all rankings alike. Rankings are
 * document ids, best first; one that is shorter than {@code k} has nothing relevant beyond its end.
 * Thread-safe.
 */
public final class RankingMetrics {
  private RankingMetrics() {}

  /**
   * Returns the normalised discounted cumulative gain: the sum of (2<sup>grade</sup> - 1) /
   * log<sub>2</sub>(rank + 1) over the first {@code k}, divided by that of the best ranking
   * (Järvelin and Kekäläinen 2002; gain and discount of Burges et al. 2005).
   *
   * @throws IllegalArgumentException if {@code k} is less than 1, or an id is there twice
   */
  public static double ndcg(List<String> ranking, Judgments judgments, int k) {
    check(ranking, k);
    double ideal = dcg(judgments.best(), k);
    return ideal == 0 ? 0 : dcg(ranking.stream().mapToInt(judgments::grade).toArray(), k) / ideal;
  }

  /**
   * Returns the part of the first {@code k} places that holds a document of grade 1 or more.
   *
   * @throws IllegalArgumentException if {@code k} is less than 1, or an id is there twice
   */
  public static double precision(List<String> ranking, Judgments judgments, int k) {
    check(ranking, k);
    return (double) ranking.stream().limit(k).filter(id -> judgments.grade(id) > 0).count() / k;
  }

  /**
   * Returns one divided by the rank of the first document of grade 1 or more, 0 if there is none
   * among the first {@code k}. Its mean over queries is the MRR.
   *
   * @throws IllegalArgumentException if {@code k} is less than 1, or an id is there twice
   */
  public static double reciprocalRank(List<String> ranking, Judgments judgments, int k) {
    check(ranking, k);
    for (int i = 0; i < Math.min(k, ranking.size()); i++) {
      if (judgments.grade(ranking.get(i)) > 0) {
        return 1.0 / (i + 1);
      }
    }
    return 0;
  }

  private static double dcg(int[] grades, int k) {
    double sum = 0;
    for (int i = 0; i < Math.min(k, grades.length); i++) {
      sum += ((1 << grades[i]) - 1) / (Math.log(i + 2) / Math.log(2));
    }
    return sum;
  }

  private static void check(List<String> ranking, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    Set<String> ids = new HashSet<>(ranking.size() * 2);
    for (String id : ranking) {
      if (!ids.add(id)) {
        throw new IllegalArgumentException(
            "a document must be ranked once, or it would gain twice: id=" + id);
      }
    }
  }
}
