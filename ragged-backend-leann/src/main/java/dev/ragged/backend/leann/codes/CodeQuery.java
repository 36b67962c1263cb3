package dev.ragged.backend.leann.codes;

import dev.ragged.index.Similarity;

/**
 * Estimates how close the rows behind codes are to a query, in the unit <i>closeness</i>: higher is
 * closer; under cosine the dot product, under Euclidean distance the negative squared distance.
 * Keeps what it needs between calls, so estimating allocates nothing. One thread at a time.
 *
 * <p>An estimate has no bias. Its error has about a normal distribution, of which the <i>margin</i>
 * is the standard deviation: one in three estimates is off by more, one in twenty by more than
 * twice as much. Estimates are the same bit for bit however they are asked for, and on every
 * machine.
 */
public final class CodeQuery {
  // With residuals r of a row and p of the query, and y the levels of the row:
  //   |row - query|^2 = |r|^2 + |p|^2 - 2 <r, p>, and under cosine <row, query> = 1 - half of that;
  //   <r, p> is about factor * <y, p>, where p is rounded to step * weights.
  // The error of the first is |r| * spread * |p| / sqrt(d - 1), the code's error being in a random
  // direction (RaBitQ, theorem 3.2); the rounding of p adds its own length in the same way.

  private final Codec codec;
  private final CodeLayout layout;
  private final float[] residual;
  private final int[] weights;
  private final int[] laidOut;
  private final int[] scratch = new int[Codes.BLOCK];
  private int[] sums = new int[Codes.BLOCK];

  /** Equal to the codec, and the very object that the last codes had: quick to compare with. */
  private Codec verified;

  private float step;
  private int shift;
  private float bias;
  private final float scale;
  private float squaredSpreadError;
  private float squaredRoundingError;

  CodeQuery(Codec codec) {
    this.codec = codec;
    this.verified = codec;
    this.layout = codec.layout();
    this.residual = new float[codec.dimension()];
    this.weights = new int[codec.dimension()];
    this.laidOut = layout.allocateWeights();
    this.scale = codec.similarity() == Similarity.COSINE ? 0.5f : 1;
  }

  /** Returns the codec whose codes this can be compared with. */
  public Codec codec() {
    return codec;
  }

  /**
   * Makes this stand for {@code preparedQuery}, which is not kept, and returns this. Some
   * microseconds; allocates nothing.
   */
  public CodeQuery set(float[] preparedQuery) {
    double norm = codec.residual(preparedQuery, residual);
    float largest = Quantizer.largest(residual);
    double inverse = largest == 0 ? 0 : layout.maxWeight() / (double) largest;
    double unit = largest / (double) layout.maxWeight();
    int total = 0;
    double squaredRounding = 0;
    for (int i = 0; i < weights.length; i++) {
      int weight = (int) Math.rint(residual[i] * inverse);
      weights[i] = weight;
      total += weight;
      double rounding = residual[i] - weight * unit;
      squaredRounding += rounding * rounding;
    }
    layout.layOut(weights, laidOut);
    step = (float) unit;
    shift = codec.doubledOffset() * total;
    bias =
        codec.similarity() == Similarity.COSINE
            ? (float) (1 - norm * norm / 2)
            : (float) (-norm * norm);
    double directions = Math.max(1, codec.dimension() - 1);
    double unitOfMargin = 4 * scale * scale / directions;
    squaredSpreadError = (float) (unitOfMargin * (norm * norm + squaredRounding));
    squaredRoundingError = (float) (unitOfMargin * squaredRounding);
    return this;
  }

  /**
   * Estimates the nodes from {@code from} to before {@code to}.
   *
   * @param closeness takes the estimate of node {@code from + i} at <i>i</i>
   * @param margin takes the standard deviation of its error
   */
  public void estimate(Codes codes, int from, int to, float[] closeness, float[] margin) {
    verify(codes);
    for (int start = from; start < to; ) {
      int end = Math.min(to, (start / Codes.BLOCK + 1) * Codes.BLOCK);
      block(codes, start, end - start, closeness, margin, start - from);
      start = end;
    }
  }

  /** Estimates the first {@code count} of {@code nodes}: the <i>i</i>-th at <i>i</i>. */
  public void estimate(Codes codes, int[] nodes, int count, float[] closeness) {
    sumsOf(codes, nodes, count);
    for (int i = 0; i < count; i++) {
      int node = nodes[i];
      closeness[i] = closeness(codes.factor(node), codes.correction(node), sums[i]);
    }
  }

  /** As the other, with the standard deviation of each error. */
  public void estimate(Codes codes, int[] nodes, int count, float[] closeness, float[] margin) {
    sumsOf(codes, nodes, count);
    for (int i = 0; i < count; i++) {
      int node = nodes[i];
      int correction = codes.correction(node);
      closeness[i] = closeness(codes.factor(node), correction, sums[i]);
      margin[i] = margin(correction);
    }
  }

  private void sumsOf(Codes codes, int[] nodes, int count) {
    verify(codes);
    if (sums.length < count) {
      sums = new int[count];
    }
    layout.sums(laidOut, codes.words(), codes.size(), nodes, count, sums);
  }

  private void block(Codes codes, int from, int count, float[] closeness, float[] margin, int at) {
    layout.sums(laidOut, codes.words(), codes.size(), from, count, scratch, sums);
    for (int i = 0; i < count; i++) {
      int correction = codes.correction(from + i);
      closeness[at + i] = closeness(codes.factor(from + i), correction, sums[i]);
      margin[at + i] = margin(correction);
    }
  }

  private float closeness(float factor, int correction, int sum) {
    float norm = Correction.norm(correction);
    float doubledProduct = factor * (step * (2 * sum - shift));
    float estimate = bias + scale * (doubledProduct - norm * norm);
    // What is beyond the range of a float: not NaN, which would have no place in any order.
    return estimate >= -Float.MAX_VALUE ? estimate : -Float.MAX_VALUE;
  }

  private float margin(int correction) {
    float spread = Correction.spread(correction);
    float margin =
        Correction.norm(correction)
            * (float) Math.sqrt(spread * spread * squaredSpreadError + squaredRoundingError);
    return margin <= Float.MAX_VALUE ? margin : Float.MAX_VALUE;
  }

  private void verify(Codes codes) {
    if (!codes.codec().equals(verified)) {
      throw new IllegalArgumentException(
          "codes must be of the query's codec: expected=" + codec + ", found=" + codes.codec());
    }
    verified = codes.codec();
  }
}
