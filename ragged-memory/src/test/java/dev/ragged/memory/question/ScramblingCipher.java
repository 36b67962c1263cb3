package dev.ragged.memory.question;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.privacy.cipher.ContentCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Stands for a cipher: what it seals cannot be read as it is, and opens only where it belongs. */
final class ScramblingCipher implements ContentCipher {
  private final byte key;

  ScramblingCipher(int key) {
    this.key = (byte) key;
  }

  @Override
  public byte[] seal(String content, byte[] context) {
    return seal(content.getBytes(StandardCharsets.UTF_8), context);
  }

  @Override
  public byte[] seal(byte[] content, byte[] context) {
    return ByteBuffer.allocate(Integer.BYTES + content.length)
        .putInt(Arrays.hashCode(context) + key)
        .put(scrambled(content))
        .array();
  }

  @Override
  public String open(byte[] sealed, byte[] context) {
    return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] openBytes(byte[] sealed, byte[] context) {
    if (ByteBuffer.wrap(sealed).getInt() != Arrays.hashCode(context) + key) {
      throw new StoreCorruptedException("was not sealed here");
    }
    return scrambled(Arrays.copyOfRange(sealed, Integer.BYTES, sealed.length));
  }

  @Override
  public byte[] token(String value) {
    return scrambled(value.getBytes(StandardCharsets.UTF_8));
  }

  private byte[] scrambled(byte[] bytes) {
    byte[] result = bytes.clone();
    for (int i = 0; i < result.length; i++) {
      result[i] ^= key;
    }
    return result;
  }
}
