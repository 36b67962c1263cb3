package dev.ragged.retrieval;

import dev.ragged.index.VectorKernels;
import java.util.ArrayList;
import java.util.List;

/**
 * Picks hits that are relevant and not alike: each next one maximises lambda * relevance - (1 -
 * lambda) * likeness, where likeness is the largest (1 + cosine) / 2 to what was picked before
 * (Carbonell and Goldstein 1998). Relevance is the score divided by the best score, so that both
 * terms span the same range. Costs one comparison per candidate and pick.
 */
final class MarginalRelevance {
  private MarginalRelevance() {}

  /**
   * Returns {@code k} of {@code candidates} in the order in which they are picked.
   *
   * @param vectors one per candidate
   */
  static List<Ranked> pick(List<Ranked> candidates, float[][] vectors, int k, double diversity) {
    VectorKernels kernels = VectorKernels.best();
    int n = candidates.size();
    double best = n == 0 ? 1 : Math.max(candidates.get(0).score(), Double.MIN_NORMAL);
    double[] likeness = new double[n];
    boolean[] picked = new boolean[n];
    List<Ranked> result = new ArrayList<>();
    while (result.size() < Math.min(k, n)) {
      int next = -1;
      double nextValue = Double.NEGATIVE_INFINITY;
      for (int i = 0; i < n; i++) {
        double value = (1 - diversity) * candidates.get(i).score() / best - diversity * likeness[i];
        if (!picked[i] && value > nextValue) {
          next = i;
          nextValue = value;
        }
      }
      picked[next] = true;
      result.add(candidates.get(next));
      for (int i = 0; i < n; i++) {
        if (!picked[i]) {
          likeness[i] = Math.max(likeness[i], (1 + kernels.cosine(vectors[i], vectors[next])) / 2);
        }
      }
    }
    return result;
  }
}
