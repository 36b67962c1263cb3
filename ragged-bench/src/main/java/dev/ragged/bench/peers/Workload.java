package dev.ragged.bench.peers;

import dev.ragged.bench.ClusteredVectors;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Vectors and the queries that are asked of them. Not copied and not changed by anyone. */
final class Workload {
  private static final double LENGTH_TOLERANCE = 1e-3;

  private final String name;
  private final Similarity similarity;
  private final float[][] vectors;
  private final float[][] queries;

  private Workload(String name, Similarity similarity, float[][] vectors, float[][] queries) {
    if (queries[0].length != vectors[0].length) {
      throw new IllegalArgumentException(
          "queries must have the vectors' dimension: name=%s, vectors=%d, queries=%d"
              .formatted(name, vectors[0].length, queries[0].length));
    }
    this.name = name;
    this.similarity = similarity;
    this.vectors = vectors;
    this.queries = queries;
  }

  /** Returns the vectors of a description. */
  static Workload clustered(MadeUpVectors madeUp) {
    return clustered(madeUp.vectors(), madeUp.queries(), madeUp.dimension(), madeUp.clusters());
  }

  /** Returns made-up unit vectors around {@code clusters} centres. The same numbers every time. */
  static Workload clustered(int vectors, int queries, int dimension, int clusters) {
    ClusteredVectors source = new ClusteredVectors(clusters, dimension, 42);
    return new Workload(
        "synth%dx%d".formatted(vectors, dimension),
        Similarity.COSINE,
        source.next(vectors),
        source.next(queries));
  }

  /**
   * Reads {@code base.fvecs} and {@code query.fvecs}.
   *
   * @throws IOException if one cannot be read
   */
  static Workload read(Path folder) throws IOException {
    float[][] vectors = Fvecs.floats(folder.resolve("base.fvecs"));
    float[][] queries = Fvecs.floats(folder.resolve("query.fvecs"));
    boolean unit =
        Stream.concat(Stream.of(vectors), Stream.of(queries)).allMatch(Workload::hasLengthOne);
    return new Workload(
        String.valueOf(folder.getFileName()),
        unit ? Similarity.COSINE : Similarity.EUCLIDEAN,
        vectors,
        queries);
  }

  /** Returns a name for the printed figures. */
  String name() {
    return name;
  }

  /** Returns {@link Similarity#COSINE} if all vectors have length 1. */
  Similarity similarity() {
    return similarity;
  }

  float[][] vectors() {
    return vectors;
  }

  float[][] queries() {
    return queries;
  }

  /** Returns the distance of a query and a row, by {@link Distances}. */
  double distance(int query, int row) {
    return Distances.between(similarity, queries[query], vectors[row]);
  }

  private static boolean hasLengthOne(float[] vector) {
    double squares = -Distances.between(Similarity.COSINE, vector, vector);
    return Math.abs(Math.sqrt(squares) - 1) < LENGTH_TOLERANCE;
  }
}
