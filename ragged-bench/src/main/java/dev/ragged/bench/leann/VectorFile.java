package dev.ragged.bench.leann;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Reads vectors in the layout "fvecs": for each, its dimension and then its floats. */
final class VectorFile {
  private VectorFile() {}

  static float[][] read(Path file) throws IOException {
    ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file)).order(ByteOrder.LITTLE_ENDIAN);
    List<float[]> vectors = new ArrayList<>();
    while (bytes.hasRemaining()) {
      float[] vector = new float[bytes.getInt()];
      bytes.asFloatBuffer().get(vector);
      bytes.position(bytes.position() + vector.length * Float.BYTES);
      vectors.add(vector);
    }
    return vectors.toArray(float[][]::new);
  }
}
