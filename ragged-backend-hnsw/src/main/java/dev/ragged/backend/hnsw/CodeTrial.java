package dev.ragged.backend.hnsw;

import dev.ragged.index.OrdinalSet;
import dev.ragged.index.VectorTable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Tries on a sample of vectors whether codes tell the same neighbours as rows. They do not where
 * what tells vectors apart is small beside what they share: one large component, for example, takes
 * all steps of a code for itself.
 */
final class CodeTrial {
  private static final int SAMPLE = 2_000;
  private static final int QUERIES = 32;
  private static final int NEIGHBORS = 10;

  /**
   * Share of the nearest vectors by rows that must also be so by codes. The walk keeps several
   * times as many candidates as are wanted, and the rows choose among them; so a few that change
   * places do no harm.
   */
  private static final double REQUIRED = 0.9;

  private record Pair(GraphVector row, GraphVector code) {}

  private CodeTrial() {}

  /** Returns whether a graph over {@code table} may use codes. Costs tens of milliseconds. */
  static boolean passes(VectorTable table) {
    List<Pair> sample = sample(table);
    if (sample.size() <= NEIGHBORS) {
      return true;
    }
    int step = Math.max(1, sample.size() / QUERIES);
    double agreement = 0;
    int queries = 0;
    for (int i = 0; i < sample.size(); i += step) {
      agreement += agreement(sample.get(i), sample);
      queries++;
    }
    return agreement >= REQUIRED * queries;
  }

  /** Returns the share of vectors near to {@code query} by rows or codes that are so by both. */
  private static double agreement(Pair query, List<Pair> sample) {
    float[] byRow = new float[sample.size()];
    float[] byCode = new float[sample.size()];
    for (int i = 0; i < byRow.length; i++) {
      byRow[i] = query.row.distance(sample.get(i).row);
      byCode[i] = query.code.distance(sample.get(i).code);
    }
    float rowLimit = limit(byRow);
    float codeLimit = limit(byCode);
    int nearByRow = 0;
    int nearByCode = 0;
    int nearByBoth = 0;
    for (int i = 0; i < byRow.length; i++) {
      nearByRow += byRow[i] <= rowLimit ? 1 : 0;
      nearByCode += byCode[i] <= codeLimit ? 1 : 0;
      nearByBoth += byRow[i] <= rowLimit && byCode[i] <= codeLimit ? 1 : 0;
    }
    // More than the limit's number are near where distances are equal, as of codes that blur.
    return (double) nearByBoth / Math.max(nearByRow, nearByCode);
  }

  private static float limit(float[] distances) {
    float[] sorted = distances.clone();
    Arrays.sort(sorted);
    return sorted[NEIGHBORS - 1];
  }

  private static List<Pair> sample(VectorTable table) {
    OrdinalSet present = table.ordinals();
    int step = Math.max(1, present.size() / SAMPLE);
    List<Pair> sample = new ArrayList<>();
    int place = 0;
    for (int i = present.next(0); i >= 0; i = present.next(i + 1)) {
      float[] row = place++ % step == 0 ? table.row(i) : null;
      if (row != null) {
        sample.add(
            new Pair(VectorForm.COSINE_ROWS.vector(i, row), VectorForm.CODES.vector(i, row)));
      }
    }
    return sample;
  }
}
