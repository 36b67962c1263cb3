package dev.ragged.store;

import dev.ragged.sqlite.RowChecksum;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Optional;

/** A vector as bytes: its numbers in order, four bytes each, least significant first. */
final class VectorBlob {
  /** Parameters: ordinal, sequence, bytes, checksum. */
  static final String INSERT_WAITING =
      "INSERT OR REPLACE INTO waiting_vector (ordinal, sequence, vector, crc) VALUES (?, ?, ?, ?)";

  private VectorBlob() {}

  static byte[] write(float[] vector) {
    ByteBuffer bytes =
        ByteBuffer.allocate(vector.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asFloatBuffer().put(vector);
    return bytes.array();
  }

  static long checksum(int ordinal, byte[] vector) {
    return RowChecksum.of((long) ordinal, vector);
  }

  /** Returns the vector of a row (ordinal, vector, crc), or nothing if it is damaged. */
  static Optional<float[]> read(ResultSet row, int dimension) throws SQLException {
    int ordinal = row.getInt(1);
    byte[] bytes = row.getBytes(2);
    if (bytes == null
        || bytes.length != dimension * Float.BYTES
        || row.getLong(3) != checksum(ordinal, bytes)) {
      return Optional.empty();
    }
    float[] vector = new float[dimension];
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).asFloatBuffer().get(vector);
    return Optional.of(vector);
  }
}
