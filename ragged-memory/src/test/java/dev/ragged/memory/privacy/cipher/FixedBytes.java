package dev.ragged.memory.privacy.cipher;

import java.security.SecureRandom;

/** Gives 100, 101, 102 and so on, the same for each call. */
final class FixedBytes extends SecureRandom {
  private static final long serialVersionUID = 1L;

  @Override
  public void nextBytes(byte[] bytes) {
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = (byte) (100 + i);
    }
  }
}
