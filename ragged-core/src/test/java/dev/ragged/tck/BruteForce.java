package dev.ragged.tck;

import dev.ragged.index.Similarity;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;

/** The plainest search there is, in double precision: what an index's answers are held against. */
final class BruteForce {
  private final Similarity similarity;
  private final Map<Integer, float[]> vectors = new TreeMap<>();

  BruteForce(Similarity similarity) {
    this.similarity = similarity;
  }

  void add(int ordinal, float[] vector) {
    vectors.put(ordinal, vector);
  }

  void remove(int ordinal) {
    vectors.remove(ordinal);
  }

  Set<Integer> ordinals() {
    return vectors.keySet();
  }

  float[] vector(int ordinal) {
    return Objects.requireNonNull(vectors.get(ordinal), "ordinal");
  }

  /** Returns the {@code k} nearest allowed ordinals, closest first, ties by ordinal. */
  Set<Integer> nearest(float[] query, int k, IntPredicate allowed) {
    return vectors.keySet().stream()
        .filter(allowed::test)
        .sorted(
            Comparator.comparingDouble((Integer i) -> -score(query, i))
                .thenComparing(Comparator.naturalOrder()))
        .limit(k)
        .collect(Collectors.toCollection(LinkedHashSet::new));
  }

  double score(float[] query, int ordinal) {
    float[] vector = vector(ordinal);
    double dot = 0;
    double squares = 0;
    double querySquares = 0;
    double distance = 0;
    for (int i = 0; i < query.length; i++) {
      dot += (double) query[i] * vector[i];
      squares += (double) vector[i] * vector[i];
      querySquares += (double) query[i] * query[i];
      distance += ((double) query[i] - vector[i]) * ((double) query[i] - vector[i]);
    }
    return similarity == Similarity.COSINE
        ? (1 + dot / Math.sqrt(squares * querySquares)) / 2
        : 1 / (1 + Math.sqrt(distance));
  }
}
