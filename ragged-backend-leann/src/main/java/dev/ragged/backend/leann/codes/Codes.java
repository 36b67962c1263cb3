package dev.ragged.backend.leann.codes;

import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import java.io.IOException;
import java.util.List;

/**
 * The codes of the nodes 0 to n - 1 of a segment. Immutable.
 *
 * <p>In a file: the number of nodes, the codes as the codec lays them out, and an int of {@link
 * Correction} for each. In memory there is one more float per node, which follows from those.
 */
public final class Codes {
  /** How many rows are looked at in one go. */
  static final int BLOCK = 128;

  // What a recomputed row may differ by, in units of its own length: a cosine of 0.98.
  private static final double SQUARED_NOISE = 2 * (1 - 0.98);
  private static final double SIGMAS = 3;

  private final Codec codec;
  private final int[] words;
  private final int[] corrections;
  private final float[] factors;

  /** Takes the arrays over. */
  Codes(Codec codec, int[] words, int[] corrections, float[] factors) {
    this.codec = codec;
    this.words = words;
    this.corrections = corrections;
    this.factors = factors;
  }

  /** Returns what made these codes. */
  public Codec codec() {
    return codec;
  }

  /** Returns the number of nodes. */
  public int size() {
    return corrections.length;
  }

  /** Returns the heap held, in bytes. */
  public long bytes() {
    return 4L * words.length + 8L * corrections.length;
  }

  int[] words() {
    return words;
  }

  int correction(int node) {
    return corrections[node];
  }

  float factor(int node) {
    return factors[node];
  }

  /** Fills {@code levels} with those of {@code node}. */
  void levels(int node, byte[] levels) {
    codec.layout().get(words, size(), node, levels);
  }

  /**
   * Returns whether {@code row} can be the prepared vector that {@code node} is the code of:
   * whether the two are no further apart than at a cosine of 0.98, as far as the code can tell. A
   * row of another text or another model fails, except one that is nearly the same. Some
   * microseconds.
   */
  public boolean matches(int node, float[] row) {
    float[] residual = new float[codec.dimension()];
    byte[] levels = new byte[codec.dimension()];
    double rowNorm = codec.residual(row, residual);
    levels(node, levels);
    double norm = Correction.norm(corrections[node]);
    double spread = Correction.spread(corrections[node]);
    double product = factors[node] * Levels.dot(levels, codec, residual);
    double squaredDistance = norm * norm + rowNorm * rowNorm - 2 * product;
    double squaredLength = 0;
    for (float x : row) {
      squaredLength += (double) x * x;
    }
    double allowed = SQUARED_NOISE * squaredLength;
    // The estimate is exact for the row itself. Its error grows with the distance, here the
    // allowed.
    double sigma = 2 * norm * spread * Math.sqrt(allowed / Math.max(1, codec.dimension() - 1));
    // What the rounding of norm and spread can do.
    double rounding = norm * rowNorm * (0.001 + spread * spread / (1 + spread * spread) / 64);
    return squaredDistance <= allowed + SIGMAS * sigma + rounding;
  }

  /** Returns the codes of {@code nodes}, in that order. */
  public Codes select(int[] nodes) {
    CodesWriter writer = codec.writer(nodes.length);
    for (int node : nodes) {
      writer.add(this, node);
    }
    return writer.finish();
  }

  /**
   * Returns the codes of all {@code parts}, one after the other.
   *
   * @param parts at least one, all of equal codecs
   */
  public static Codes concat(List<Codes> parts) {
    long size = 0;
    for (Codes part : parts) {
      size += part.size();
    }
    CodesWriter writer = parts.get(0).codec.writer(Math.toIntExact(size));
    for (Codes part : parts) {
      for (int node = 0; node < part.size(); node++) {
        writer.add(part, node);
      }
    }
    return writer.finish();
  }

  /** Writes these codes, but not their codec: 4 bytes and {@link Codec#bytesPerVector} each. */
  public void writeTo(IndexFileWriter out) throws IOException {
    out.writeInt(size());
    int stored = codec.layout().stored(size());
    for (int i = 0; i < stored; i++) {
      out.writeInt(words[i]);
    }
    for (int correction : corrections) {
      out.writeInt(correction);
    }
  }

  /**
   * Reads what {@link #writeTo} wrote.
   *
   * @throws dev.ragged.error.StoreCorruptedException if it cannot be codes of {@code codec}
   */
  public static Codes readFrom(IndexFileReader in, Codec codec) throws IOException {
    CodeLayout layout = codec.layout();
    int size = in.readCount(codec.bytesPerVector(), "number of codes");
    if (size > layout.maxRows()) {
      throw in.corrupted("number of codes", "0 to " + layout.maxRows(), size);
    }
    int[] words = layout.allocate(size);
    int stored = layout.stored(size);
    for (int i = 0; i < stored; i++) {
      words[i] = in.readInt();
    }
    int[] corrections = new int[size];
    float[] factors = new float[size];
    byte[] levels = new byte[codec.dimension()];
    for (int node = 0; node < size; node++) {
      int correction = in.readInt();
      if (!Correction.isValid(correction)) {
        throw in.corrupted("correction of node " + node, "a finite norm", correction);
      }
      corrections[node] = correction;
      layout.get(words, size, node, levels);
      factors[node] = Levels.factor(levels, codec, correction);
    }
    return new Codes(codec, words, corrections, factors);
  }
}
