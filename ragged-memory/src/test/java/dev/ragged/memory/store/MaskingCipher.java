package dev.ragged.memory.store;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.memory.privacy.cipher.ContentCipher;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Hides content behind a mask that is another one each time, and opens it only in its context: how
 * a real cipher looks from outside. Not secret at all.
 *
 * <pre>
 * 0  1 byte  mask
 * 1  int32   hash of the context
 * 5          content, each byte with the mask
 * </pre>
 */
final class MaskingCipher implements ContentCipher {
  private static final int CONTENT_AT = 5;

  private final AtomicInteger seals = new AtomicInteger();

  @Override
  public byte[] seal(String content, byte[] context) {
    return seal(content.getBytes(StandardCharsets.UTF_8), context);
  }

  @Override
  public byte[] seal(byte[] content, byte[] context) {
    byte mask = (byte) (1 + seals.getAndIncrement() % 100);
    ByteBuffer sealed = ByteBuffer.allocate(CONTENT_AT + content.length);
    sealed.put(mask).putInt(Arrays.hashCode(context));
    for (byte value : content) {
      sealed.put((byte) (value ^ mask));
    }
    return sealed.array();
  }

  @Override
  public String open(byte[] sealed, byte[] context) {
    return new String(openBytes(sealed, context), StandardCharsets.UTF_8);
  }

  @Override
  public byte[] openBytes(byte[] sealed, byte[] context) {
    ByteBuffer buffer = ByteBuffer.wrap(sealed);
    byte mask = buffer.get();
    if (buffer.getInt() != Arrays.hashCode(context)) {
      throw new StoreCorruptedException("sealed in another context; restore a backup");
    }
    byte[] content = new byte[buffer.remaining()];
    buffer.get(content);
    for (int i = 0; i < content.length; i++) {
      content[i] ^= mask;
    }
    return content;
  }

  @Override
  public byte[] token(String value) {
    return ByteBuffer.allocate(Long.BYTES + Integer.BYTES)
        .putLong(new Random(value.hashCode()).nextLong())
        .putInt(value.length())
        .array();
  }
}
