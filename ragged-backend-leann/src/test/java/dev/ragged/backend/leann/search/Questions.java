package dev.ragged.backend.leann.search;

import dev.ragged.backend.leann.recompute.Deadline;
import dev.ragged.index.Budget;
import dev.ragged.index.Effort;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorQuery;
import dev.ragged.index.VectorTable;
import java.util.List;

/** Questions about an index that has no segment. */
final class Questions {
  static final int DIMENSION = 8;

  private Questions() {}

  static Question about(float[] vector, int k, int vectors, Budget budget) {
    IndexView view =
        new IndexView(
            List.of(), new VectorTable(DIMENSION, Similarity.COSINE), OrdinalSet.range(vectors));
    VectorQuery query =
        VectorQuery.of(vector, k, OrdinalSet.range(vectors), Effort.BALANCED).withBudget(budget);
    return new Question(
        query,
        query.prepared(DIMENSION, Similarity.COSINE),
        Selected.of(null, view, query.allowed()),
        Deadline.of(budget));
  }
}
