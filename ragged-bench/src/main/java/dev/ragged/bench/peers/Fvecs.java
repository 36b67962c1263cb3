package dev.ragged.bench.peers;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.nio.IntBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Function;

/**
 * Reads {@code .fvecs} and {@code .ivecs} files: row after row, each the number of its components
 * as a 32-bit integer and then the components, 32 bits each; all little-endian.
 *
 * <p>Rows have one length, and a file is never believed to hold more than its own size.
 */
public final class Fvecs {
  private static final int MAX_DIMENSION = 1 << 16;

  private Fvecs() {}

  /**
   * Reads rows of finite numbers.
   *
   * @throws IOException if the file cannot be read, or is not of this form
   */
  public static float[][] floats(Path file) throws IOException {
    float[][] rows = rows(file, float[][]::new, Fvecs::floats);
    for (int i = 0; i < rows.length; i++) {
      for (float x : rows[i]) {
        if (!Float.isFinite(x)) {
          throw new IOException("components must be finite: file=%s, row=%d".formatted(file, i));
        }
      }
    }
    return rows;
  }

  /**
   * Reads rows of integers.
   *
   * @throws IOException if the file cannot be read, or is not of this form
   */
  static int[][] ints(Path file) throws IOException {
    return rows(file, int[][]::new, Fvecs::ints);
  }

  private static float[] floats(ByteBuffer row) {
    FloatBuffer components = row.asFloatBuffer();
    float[] values = new float[components.remaining()];
    components.get(values);
    return values;
  }

  private static int[] ints(ByteBuffer row) {
    IntBuffer components = row.asIntBuffer();
    int[] values = new int[components.remaining()];
    components.get(values);
    return values;
  }

  private static <T> T[] rows(
      Path file, Function<Integer, T[]> array, Function<ByteBuffer, T> decode) throws IOException {
    long size = Files.size(file);
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file), 1 << 16))) {
      if (size < Integer.BYTES) {
        throw new IOException(
            "a row must begin with its length: file=%s, size=%d".formatted(file, size));
      }
      int dimension = Integer.reverseBytes(in.readInt());
      if (dimension < 1 || dimension > MAX_DIMENSION) {
        throw new IOException(
            "a row must have 1 to %d components: file=%s, offset=0, found=%d"
                .formatted(MAX_DIMENSION, file, dimension));
      }
      int rowBytes = dimension * Integer.BYTES;
      long stride = Integer.BYTES + (long) rowBytes;
      if (size % stride != 0 || size / stride > Integer.MAX_VALUE - 8) {
        throw new IOException(
            "the size must be a multiple of a row's: file=%s, size=%d, row=%d"
                .formatted(file, size, stride));
      }
      T[] rows = array.apply((int) (size / stride));
      byte[] bytes = new byte[rowBytes];
      for (int i = 0; i < rows.length; i++) {
        if (i > 0) {
          int found = Integer.reverseBytes(in.readInt());
          if (found != dimension) {
            throw new IOException(
                "rows must have the same length: file=%s, offset=%d, expected=%d, found=%d"
                    .formatted(file, i * stride, dimension, found));
          }
        }
        in.readFully(bytes);
        rows[i] = decode.apply(ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN));
      }
      return rows;
    }
  }
}
