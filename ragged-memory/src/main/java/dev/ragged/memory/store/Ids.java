package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import java.nio.ByteBuffer;
import java.util.UUID;

/** Ids as 16 bytes, most significant first; numbers as 8. */
final class Ids {
  private Ids() {}

  static byte[] bytes(UUID id) {
    return ByteBuffer.allocate(2 * Long.BYTES)
        .putLong(id.getMostSignificantBits())
        .putLong(id.getLeastSignificantBits())
        .array();
  }

  static byte[] bytes(long number) {
    return ByteBuffer.allocate(Long.BYTES).putLong(number).array();
  }

  /**
   * Returns the id that {@link #bytes(UUID)} gave.
   *
   * @throws StoreCorruptedException if it is not of that length
   */
  static UUID uuid(byte[] bytes) {
    if (bytes.length != 2 * Long.BYTES) {
      throw new StoreCorruptedException(
          "an id of the memory must have 16 bytes: length=" + bytes.length + "; restore a backup");
    }
    ByteBuffer buffer = ByteBuffer.wrap(bytes);
    return new UUID(buffer.getLong(), buffer.getLong());
  }
}
