package dev.ragged.backend.leann.codes;

/** Collects a known number of rows into {@link Codes}. One thread at a time. */
public final class CodesWriter {
  private final Codec codec;
  private final CodeLayout layout;
  private final int count;
  private final int[] words;
  private final int[] corrections;
  private final float[] factors;
  private final float[] residual;
  private final byte[] levels;
  private int size;

  CodesWriter(Codec codec, int count) {
    this.codec = codec;
    this.layout = codec.layout();
    this.count = count;
    this.words = layout.allocate(count);
    this.corrections = new int[count];
    this.factors = new float[count];
    this.residual = new float[codec.dimension()];
    this.levels = new byte[codec.dimension()];
  }

  /**
   * Encodes {@code row}, a prepared vector, as the next node. Some microseconds at 384 dimensions
   * with one bit or eight, about ten with two or four.
   *
   * @throws IllegalStateException if there are as many as announced already
   */
  public void add(float[] row) {
    double norm = codec.residual(row, residual);
    codec.quantizer().quantize(residual, levels);
    double cosine = norm == 0 ? 1 : Levels.dot(levels, codec, residual) / norm;
    double squares = Levels.squares(levels, codec);
    // 1 / s^2 - 1, where rounding may leave a little less than zero.
    double squaredSpread = norm == 0 ? 0 : squares / (cosine * cosine) - 1;
    append(Correction.pack(norm, Math.sqrt(Math.max(0, squaredSpread))));
  }

  /**
   * Takes over the code of {@code node} of {@code codes} as the next node, bit for bit.
   *
   * @throws IllegalArgumentException if {@code codes} are of another codec
   */
  public void add(Codes codes, int node) {
    if (!codes.codec().equals(codec)) {
      throw new IllegalArgumentException(
          "codes must be of the same codec: expected=" + codec + ", found=" + codes.codec());
    }
    codes.levels(node, levels);
    append(codes.correction(node));
  }

  private void append(int correction) {
    if (size == count) {
      throw new IllegalStateException("there are as many codes as announced: count=" + count);
    }
    layout.put(levels, words, count, size);
    corrections[size] = correction;
    factors[size] = Levels.factor(levels, codec, correction);
    size++;
  }

  /**
   * Returns the codes. The writer is of no use afterwards.
   *
   * @throws IllegalStateException if fewer rows were added than announced
   */
  public Codes finish() {
    if (size < count) {
      throw new IllegalStateException(
          "fewer codes than announced: expected=" + count + ", found=" + size);
    }
    return new Codes(codec, words, corrections, factors);
  }
}
