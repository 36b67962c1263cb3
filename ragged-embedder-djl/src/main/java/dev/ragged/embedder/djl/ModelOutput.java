package dev.ragged.embedder.djl;

import dev.ragged.error.EmbeddingException;
import java.util.Arrays;

/**
 * A model's answer to a {@link TokenBatch}: the vector of each token, shape [rows, columns,
 * dimension], or of each text, shape [rows, dimension].
 */
final class ModelOutput {
  private final float[] values;
  private final long[] shape;

  ModelOutput(float[] values, long[] shape) {
    this.values = values;
    this.shape = shape;
  }

  /** Returns the vectors of the texts, one fresh array each. */
  float[][] vectors(TokenBatch batch, Pooling pooling, boolean normalise) {
    boolean perToken = shape.length == 3 && shape[1] == batch.columns;
    boolean perText = shape.length == 2;
    if (!(perToken || perText) || shape[0] != batch.rows) {
      throw new EmbeddingException(
          "the model's first output must be the vectors of the tokens, shape [texts, tokens,"
              + " dimension], or of the texts, shape [texts, dimension]: shape="
              + Arrays.toString(shape)
              + " for "
              + batch.rows
              + " texts of "
              + batch.columns
              + " tokens");
    }
    int dimension = (int) shape[shape.length - 1];
    float[][] vectors = new float[batch.rows][];
    for (int row = 0; row < batch.rows; row++) {
      double[] sum = new double[dimension];
      int summands = perText ? add(row, sum) : addTokens(batch, row, pooling, sum);
      vectors[row] = finished(sum, summands, normalise);
    }
    return vectors;
  }

  private int addTokens(TokenBatch batch, int row, Pooling pooling, double[] sum) {
    int first = row * batch.columns;
    if (pooling == Pooling.CLS) {
      return add(first, sum);
    }
    int tokens = 0;
    for (int token = first; token < first + batch.columns; token++) {
      if (batch.mask[token] != 0) {
        tokens += add(token, sum);
      }
    }
    return tokens;
  }

  private int add(int index, double[] sum) {
    int from = index * sum.length;
    for (int i = 0; i < sum.length; i++) {
      sum[i] += values[from + i];
    }
    return 1;
  }

  private static float[] finished(double[] sum, int summands, boolean normalise) {
    double squares = 0;
    for (double x : sum) {
      squares += x * x;
    }
    if (!(squares > 0) || Double.isInfinite(squares)) {
      throw new EmbeddingException(
          "the model gave a vector that is "
              + (squares == 0 ? "zero" : "not finite")
              + ", which cannot be compared; it may be damaged or not a sentence encoder");
    }
    double scale = normalise ? 1 / Math.sqrt(squares) : 1.0 / summands;
    float[] vector = new float[sum.length];
    for (int i = 0; i < vector.length; i++) {
      vector[i] = (float) (sum[i] * scale);
    }
    return vector;
  }
}
