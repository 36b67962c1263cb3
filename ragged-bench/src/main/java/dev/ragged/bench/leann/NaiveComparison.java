package dev.ragged.bench.leann;

import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.backend.leann.options.Traversal;
import dev.ragged.bench.Median;
import dev.ragged.index.Effort;
import dev.ragged.index.Neighbors;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import java.io.IOException;
import java.io.PrintStream;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Holds the optimised index, which keeps codes, against the naive walk of a graph that recomputes
 * each vector that it meets: cold, beside a model that takes its time, at equal recall.
 */
final class NaiveComparison {
  private static final int K = 10;

  // The least first: the walk is given more candidates until it has the recall of the codes.
  private static final int[] EFFORTS = {10, 16, 24, 32, 48, 64, 96, 128, 192, 256};

  private record Figures(double recall, double recomputed, double meanMillis) {
    /** Returns what lies {@code part} of the way to {@code other}, on a straight line. */
    Figures towards(Figures other, double part) {
      return new Figures(
          recall + part * (other.recall - recall),
          recomputed + part * (other.recomputed - recomputed),
          meanMillis + part * (other.meanMillis - meanMillis));
    }
  }

  private final PrintStream out;
  private final float[][] rows;
  private final float[][] queries;
  private final ModelSource model;
  private final ExactNeighbors truth;

  /**
   * @param rows of length 1; not copied
   * @param queries the same
   * @param model gives the rows back
   */
  NaiveComparison(PrintStream out, float[][] rows, float[][] queries, ModelSource model) {
    this.out = out;
    this.rows = rows;
    this.queries = queries;
    this.model = model;
    this.truth = new ExactNeighbors(rows, queries, K);
  }

  /**
   * Prints both sides, and how many times as much the walk takes at the recall of the codes: on a
   * straight line between the two numbers of candidates around it.
   */
  void run() throws IOException {
    Figures codes;
    try (BuiltIndex built = built(LeannOptions.codes())) {
      codes = cold("optimised: CODES, 1 bit", built, Effort.BALANCED);
    }
    try (BuiltIndex built = built(LeannOptions.recompute().traversal(Traversal.NAIVE))) {
      @Nullable Figures below = null;
      for (int effort : EFFORTS) {
        Figures naive = cold("naive walk, " + effort, built, Effort.ofCandidates(effort));
        if (naive.recall >= codes.recall) {
          compare(codes, below == null ? naive : below, naive);
          return;
        }
        below = naive;
      }
      out.printf("the naive walk does not reach recall %.4f%n", codes.recall);
    }
  }

  private BuiltIndex built(LeannOptions.Builder options) throws IOException {
    return BuiltIndex.of(options.vectorCache(0).build(), Similarity.COSINE, rows, 2, model);
  }

  private void compare(Figures codes, Figures below, Figures above) {
    double steps = above.recall - below.recall;
    Figures naive = below.towards(above, steps > 0 ? (codes.recall - below.recall) / steps : 0);
    out.printf(
        "at recall %.4f: naive %.1f recomputed, mean %.1f ms: %.2f and %.2f times those of CODES%n",
        naive.recall,
        naive.recomputed,
        naive.meanMillis,
        naive.recomputed / codes.recomputed,
        naive.meanMillis / codes.meanMillis);
  }

  private Figures cold(String name, BuiltIndex built, Effort effort) {
    // The first recomputation of an index also checks the model, which is no part of a search.
    built.index().search(query(built, 0, effort));
    long texts = model.texts();
    long calls = model.calls();
    double found = 0;
    double[] millis = new double[queries.length];
    for (int i = 0; i < millis.length; i++) {
      VectorQuery query = query(built, i, effort);
      long start = System.nanoTime();
      Neighbors answer = built.index().search(query);
      millis[i] = (System.nanoTime() - start) / 1e6;
      found += truth.recall(i, answer.list());
    }
    Figures figures =
        new Figures(
            found / millis.length,
            (double) (model.texts() - texts) / millis.length,
            Arrays.stream(millis).average().orElse(Double.NaN));
    out.printf(
        "%s: recall@10 %.4f, %.1f recomputed in %.1f calls, median %.1f ms, mean %.1f ms, cold%n",
        name,
        figures.recall,
        figures.recomputed,
        (double) (model.calls() - calls) / millis.length,
        Median.of(millis),
        figures.meanMillis);
    return figures;
  }

  private VectorQuery query(BuiltIndex built, int i, Effort effort) {
    return VectorQuery.of(queries[i], K, built.all(), effort);
  }
}
