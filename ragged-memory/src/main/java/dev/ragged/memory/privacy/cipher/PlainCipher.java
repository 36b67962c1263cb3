package dev.ragged.memory.privacy.cipher;

import dev.ragged.error.StoreCorruptedException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes content as it is, for personas without a key. Thread-safe.
 *
 * <pre>
 * 0  1 byte  form: 0
 * 1          the content; text in UTF-8
 * </pre>
 */
public final class PlainCipher implements ContentCipher {
  /** The only one that is needed. */
  public static final PlainCipher INSTANCE = new PlainCipher();

  private static final byte FORM = 0;

  private PlainCipher() {}

  @Override
  public byte[] seal(String content, byte[] context) {
    return seal(content.getBytes(StandardCharsets.UTF_8), context);
  }

  @Override
  public byte[] seal(byte[] content, byte[] context) {
    byte[] sealed = new byte[1 + content.length];
    sealed[0] = FORM;
    System.arraycopy(content, 0, sealed, 1, content.length);
    return sealed;
  }

  @Override
  public String open(byte[] sealed, byte[] context) {
    requireForm(sealed);
    return new String(sealed, 1, sealed.length - 1, StandardCharsets.UTF_8);
  }

  @Override
  public byte[] openBytes(byte[] sealed, byte[] context) {
    requireForm(sealed);
    return Arrays.copyOfRange(sealed, 1, sealed.length);
  }

  private static void requireForm(byte[] sealed) {
    if (sealed.length == 0 || sealed[0] != FORM) {
      throw new StoreCorruptedException(
          "content of the memory is not in plain form: length="
              + sealed.length
              + "; restore a backup, or give the persona's key");
    }
  }

  @Override
  public byte[] token(String value) {
    return value.getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public byte[] keyCheck() {
    return new byte[0];
  }

  @Override
  public void close() {
    // There is no key to forget.
  }
}
