package dev.ragged.memory.privacy.cipher;

/**
 * Keys for several purposes out of one key: HKDF with SHA-256, RFC 5869. Who learns one of them
 * learns nothing about the others or about the key itself.
 */
final class Hkdf {
  private static final int HASH_LENGTH = 32;

  private Hkdf() {}

  /** RFC 5869, section 2.2: returns 32 bytes in which the key material is evenly spread. */
  static byte[] extract(byte[] salt, byte[] keyMaterial) {
    return Jca.hmac(salt, keyMaterial);
  }

  /**
   * RFC 5869, section 2.3: returns {@code length} bytes for the purpose that {@code info} names.
   *
   * @param length from 1 to 8160
   */
  static byte[] expand(byte[] extracted, byte[] info, int length) {
    if (length < 1 || length > 255 * HASH_LENGTH) {
      throw new IllegalArgumentException(
          "length must be from 1 to " + 255 * HASH_LENGTH + " bytes: length=" + length);
    }
    byte[] key = new byte[length];
    byte[] block = new byte[0];
    for (int i = 1, done = 0; done < length; i++) {
      byte[] next = Jca.hmac(extracted, block, info, new byte[] {(byte) i});
      Jca.wipe(block);
      block = next;
      int count = Math.min(HASH_LENGTH, length - done);
      System.arraycopy(block, 0, key, done, count);
      done += count;
    }
    Jca.wipe(block);
    return key;
  }
}
