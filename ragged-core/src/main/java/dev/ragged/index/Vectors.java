package dev.ragged.index;

import java.util.Objects;

/** The checks that every vector passes before it reaches an index. */
public final class Vectors {
  private Vectors() {}

  /**
   * Returns {@code vector} if all its components are finite.
   *
   * @throws IllegalArgumentException that names the first component that is not
   */
  public static float[] requireFinite(float[] vector, String name) {
    Objects.requireNonNull(vector, name);
    for (int i = 0; i < vector.length; i++) {
      if (!Float.isFinite(vector[i])) {
        throw new IllegalArgumentException(
            name + " must be finite: component " + i + " is " + vector[i]);
      }
    }
    return vector;
  }

  /**
   * Returns a checked copy of {@code vector} in the form in which indexes compare it: under cosine
   * scaled to length 1, else as it is.
   *
   * @throws IllegalArgumentException if its length is not {@code dimension}, a component is not
   *     finite, or it is zero under cosine
   */
  public static float[] prepare(float[] vector, int dimension, Similarity similarity, String name) {
    Objects.requireNonNull(vector, name);
    if (vector.length != dimension) {
      throw new IllegalArgumentException(
          name + " must have " + dimension + " dimensions: length=" + vector.length);
    }
    float[] copy = requireFinite(vector.clone(), name);
    return similarity == Similarity.COSINE ? normalise(copy, name) : copy;
  }

  private static float[] normalise(float[] vector, String name) {
    double squares = 0;
    for (float x : vector) {
      squares += (double) x * x;
    }
    if (squares == 0) {
      throw new IllegalArgumentException(
          name + " must not be zero: a zero vector has no direction to compare");
    }
    if (Math.abs(squares - 1) < 1e-6) {
      return vector;
    }
    double scale = 1 / Math.sqrt(squares);
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (vector[i] * scale);
    }
    return vector;
  }
}
