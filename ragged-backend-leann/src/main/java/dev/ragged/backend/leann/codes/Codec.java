package dev.ragged.backend.leann.codes;

import dev.ragged.backend.leann.options.VectorCodec;
import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import dev.ragged.index.Similarity;
import java.io.IOException;
import java.util.Arrays;

/**
 * Turns the rows of a segment into codes: the centroid is taken off, the rest is rotated, and its
 * direction is rounded to a few levels per dimension. Equal codecs make equal codes of equal rows,
 * so codes may move between segments with equal codecs. Immutable.
 *
 * <p>A row is as {@link dev.ragged.index.Vectors#prepare} returns it: of length 1 under cosine. It
 * and its distance to the centroid must be shorter than 1e18, whose square a float can hold.
 */
public final class Codec {
  /** Rows from which a mean is worth having; with fewer, the centroid is zero. */
  static final int MIN_SAMPLE = 256;

  // A shorter residual is taken for zero, so that no later division leaves the range of a float.
  private static final double SHORTEST = 1e-30;

  /** With more, a sum of products of bytes could leave the range of an int. */
  private static final int MAX_DIMENSION = 32_768;

  private final VectorCodec kind;
  private final Similarity similarity;
  private final long seed;
  private final float[] centroid;
  private final Rotation rotation;
  private final CodeShape shape;
  private final CodeLayout layout;

  private Codec(VectorCodec kind, Similarity similarity, long seed, float[] centroid) {
    int dimension = centroid.length;
    this.kind = kind;
    this.similarity = similarity;
    this.seed = seed;
    this.centroid = centroid;
    this.rotation = new Rotation(dimension, seed);
    this.shape = CodeShape.of(kind);
    this.layout = shape.layout(dimension);
  }

  /**
   * Makes a codec for rows like those of {@code sample}.
   *
   * @param dimension length of every row, 1 to 32,768
   * @param seed decides the rotation
   * @param sample prepared rows, of which the mean is the centroid if they are 256 or more; a few
   *     thousand drawn at random are as good as all
   */
  public static Codec train(
      VectorCodec kind, int dimension, Similarity similarity, long seed, float[][] sample) {
    if (dimension < 1 || dimension > MAX_DIMENSION) {
      throw new IllegalArgumentException(
          "dimension must be 1 to " + MAX_DIMENSION + ": dimension=" + dimension);
    }
    float[] centroid = new float[dimension];
    if (sample.length >= MIN_SAMPLE) {
      double[] sums = new double[dimension];
      for (float[] row : sample) {
        for (int i = 0; i < dimension; i++) {
          sums[i] += row[i];
        }
      }
      for (int i = 0; i < dimension; i++) {
        centroid[i] = (float) (sums[i] / sample.length);
      }
    }
    return new Codec(kind, similarity, seed, centroid);
  }

  /** Returns the kind of code. */
  public VectorCodec kind() {
    return kind;
  }

  /** Returns the length of every row. */
  public int dimension() {
    return centroid.length;
  }

  /** Returns how closeness is measured. */
  public Similarity similarity() {
    return similarity;
  }

  /** Returns the bytes that a row takes in a file: its code, and 4 for its {@link Correction}. */
  public int bytesPerVector() {
    return layout.bytesPerRow() + Integer.BYTES;
  }

  /** Returns the same for codes of {@code kind} of rows of that length. */
  public static int bytesPerVector(VectorCodec kind, int dimension) {
    return CodeShape.of(kind).layout(dimension).bytesPerRow() + Integer.BYTES;
  }

  /**
   * Returns a writer that expects exactly {@code count} rows.
   *
   * @throws IllegalArgumentException if one array cannot hold the codes of so many: 178 million
   *     codes of 48 bytes, 44 million of 192 bytes
   */
  public CodesWriter writer(int count) {
    if (count < 0 || count > layout.maxRows()) {
      throw new IllegalArgumentException(
          "count must be 0 to " + layout.maxRows() + ": count=" + count);
    }
    return new CodesWriter(this, count);
  }

  /** Returns what compares {@code preparedQuery} with codes of this codec. */
  public CodeQuery query(float[] preparedQuery) {
    return new CodeQuery(this).set(preparedQuery);
  }

  /**
   * Fills {@code residual} with {@code row} less the centroid, rotated, and returns its length.
   * Allocates nothing.
   */
  double residual(float[] row, float[] residual) {
    double squares = 0;
    for (int i = 0; i < residual.length; i++) {
      float x = row[i] - centroid[i];
      residual[i] = x;
      squares += (double) x * x;
    }
    double length = Math.sqrt(squares);
    if (length < SHORTEST) {
      Arrays.fill(residual, 0);
      return 0;
    }
    rotation.apply(residual);
    return length;
  }

  CodeLayout layout() {
    return layout;
  }

  Quantizer quantizer() {
    return shape.quantizer();
  }

  /** Returns twice what is to be taken off a level, so that levels lie evenly around zero. */
  int doubledOffset() {
    return shape.doubledOffset();
  }

  /** Writes this codec: 14 bytes and 4 for each dimension. */
  public void writeTo(IndexFileWriter out) throws IOException {
    out.writeByte((byte) shape.bits());
    out.writeByte(code(similarity));
    out.writeLong(seed);
    out.writeInt(centroid.length);
    out.writeFloats(centroid);
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @param dimension what the dimension must be
   * @param similarity what the similarity must be
   * @throws dev.ragged.error.StoreCorruptedException if it is another, or something else does not
   *     fit
   */
  public static Codec readFrom(IndexFileReader in, int dimension, Similarity similarity)
      throws IOException {
    VectorCodec kind = readKind(in);
    byte storedSimilarity = in.readByte();
    if (storedSimilarity != code(similarity)) {
      throw in.corrupted("similarity of the codec", code(similarity), storedSimilarity);
    }
    long seed = in.readLong();
    int storedDimension = in.readCount(Float.BYTES, "dimension of the codec");
    if (storedDimension != dimension) {
      throw in.corrupted("dimension of the codec", dimension, storedDimension);
    }
    float[] centroid = new float[dimension];
    in.readFloats(centroid);
    for (float x : centroid) {
      if (!Float.isFinite(x)) {
        throw in.corrupted("centroid", "finite numbers", x);
      }
    }
    return new Codec(kind, similarity, seed, centroid);
  }

  private static VectorCodec readKind(IndexFileReader in) throws IOException {
    int bits = in.readByte();
    for (VectorCodec kind : VectorCodec.values()) {
      if (kind != VectorCodec.FLOAT32 && CodeShape.of(kind).bits() == bits) {
        return kind;
      }
    }
    throw in.corrupted("bits of the codec", "1, 2, 4 or 8", bits);
  }

  private static byte code(Similarity similarity) {
    return switch (similarity) {
      case COSINE -> 0;
      case EUCLIDEAN -> 1;
    };
  }

  @Override
  public boolean equals(Object other) {
    return other == this
        || (other instanceof Codec that
            && kind == that.kind
            && similarity == that.similarity
            && seed == that.seed
            && Arrays.equals(centroid, that.centroid));
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(centroid) + Long.hashCode(seed) + kind.hashCode();
  }

  @Override
  public String toString() {
    return kind + ", dimension=" + centroid.length + ", similarity=" + similarity;
  }
}
