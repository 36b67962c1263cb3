package dev.ragged.cache;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * A key as the disk knows it: the SHA-256 of all its parts, so that no text of a question lies in a
 * cache file and no two keys share an entry. Immutable.
 *
 * @param first its first eight bytes, and so on
 */
record Digest(long first, long second, long third, long fourth) {
  static final int BYTES = 32;

  /** Returns the digest of what was written so far. */
  static Digest of(ValueWriter parts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      return read(ByteBuffer.wrap(sha.digest(parts.toBytes())));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JVM has SHA-256", e);
    }
  }

  static Digest read(ByteBuffer bytes) {
    return new Digest(bytes.getLong(), bytes.getLong(), bytes.getLong(), bytes.getLong());
  }

  void write(ByteBuffer bytes) {
    bytes.putLong(first).putLong(second).putLong(third).putLong(fourth);
  }
}
