package dev.ragged.bench;

import java.util.List;
import java.util.Map;

/** How good rankings of documents are, averaged over questions. One thread at a time. */
public final class RankingQuality {
  private final int k;
  private double ndcg;
  private double recall;
  private double reciprocal;
  private int count;

  /** Judges the first {@code k} of each ranking. */
  public RankingQuality(int k) {
    this.k = k;
  }

  /**
   * Adds one question.
   *
   * @param ranking document ids, best first
   * @param gains judged documents with their gains, at least one
   */
  public void add(List<String> ranking, Map<String, Integer> gains) {
    double dcg = 0;
    int found = 0;
    int first = 0;
    for (int i = 0; i < Math.min(k, ranking.size()); i++) {
      int gain = gains.getOrDefault(ranking.get(i), 0);
      dcg += discounted(gain, i);
      found += gain > 0 ? 1 : 0;
      first = first == 0 && gain > 0 ? i + 1 : first;
    }
    double ideal = 0;
    int[] best = gains.values().stream().mapToInt(Integer::intValue).sorted().toArray();
    for (int i = 0; i < Math.min(k, best.length); i++) {
      ideal += discounted(best[best.length - 1 - i], i);
    }
    ndcg += dcg / ideal;
    recall += (double) found / gains.size();
    reciprocal += first == 0 ? 0 : 1.0 / first;
    count++;
  }

  private static double discounted(int gain, int rank) {
    return gain * Math.log(2) / Math.log(rank + 2.0);
  }

  /** Returns the mean normalised discounted cumulative gain, with linear gains. */
  public double ndcg() {
    return ndcg / count;
  }

  /** Returns the mean share of the relevant documents that are among the first {@code k}. */
  public double recall() {
    return recall / count;
  }

  /** Returns the mean of 1 / rank of the first relevant document; 0 where none was found (MRR). */
  public double reciprocalRank() {
    return reciprocal / count;
  }
}
