package dev.ragged.memory.rank;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.IntStream;

/** What all strategies do around their formula. */
final class Reordering {
  private Reordering() {}

  /** Refuses what is not base order; a list of distances is caught here, too. */
  static void check(List<RankingCandidate> inBaseOrder, int k) {
    if (k < 1) {
      throw new IllegalArgumentException("k must be at least 1: k=" + k);
    }
    for (int i = 1; i < inBaseOrder.size(); i++) {
      double before = inBaseOrder.get(i - 1).baseScore();
      double score = inBaseOrder.get(i).baseScore();
      if (score > before) {
        throw new IllegalArgumentException(
            "candidates must be in base order, highest score first: baseScore="
                + score
                + " at index "
                + i
                + " follows baseScore="
                + before
                + "; sort them, and give scores rather than distances");
      }
    }
  }

  /** Sorts by score, ties in base order, and keeps {@code k}. */
  static List<RankedCandidate> best(
      List<RankingCandidate> inBaseOrder, int k, IntFunction<Scored> score) {
    int n = inBaseOrder.size();
    List<Scored> scores = IntStream.range(0, n).mapToObj(score).toList();
    List<Integer> order = new ArrayList<>(IntStream.range(0, n).boxed().toList());
    order.sort(Comparator.comparingDouble((Integer i) -> scores.get(i).score()).reversed());
    List<RankedCandidate> ranked = new ArrayList<>(Math.min(k, n));
    for (int i : order.subList(0, Math.min(k, n))) {
      Scored scored = scores.get(i);
      ranked.add(
          new RankedCandidate(
              inBaseOrder.get(i),
              scored.score(),
              i + 1,
              ranked.size() + 1,
              scored.terms(),
              scored.reasons()));
    }
    return ranked;
  }
}
