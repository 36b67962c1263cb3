package dev.ragged.memory.learn;

import dev.ragged.memory.privacy.cipher.ContentCipher;
import dev.ragged.memory.privacy.cipher.PlainCipher;
import java.util.concurrent.atomic.AtomicInteger;

/** Seals nothing, and runs something whenever content is opened: in the middle of a reading. */
final class HookedCipher implements ContentCipher {
  final AtomicInteger opened = new AtomicInteger();
  volatile Runnable hook = () -> {};

  @Override
  public byte[] seal(String content, byte[] context) {
    return PlainCipher.INSTANCE.seal(content, context);
  }

  @Override
  public byte[] seal(byte[] content, byte[] context) {
    return PlainCipher.INSTANCE.seal(content, context);
  }

  @Override
  public String open(byte[] sealed, byte[] context) {
    opened.incrementAndGet();
    hook.run();
    return PlainCipher.INSTANCE.open(sealed, context);
  }

  @Override
  public byte[] openBytes(byte[] sealed, byte[] context) {
    return PlainCipher.INSTANCE.openBytes(sealed, context);
  }

  @Override
  public byte[] token(String value) {
    return PlainCipher.INSTANCE.token(value);
  }

  @Override
  public byte[] keyCheck() {
    return PlainCipher.INSTANCE.keyCheck();
  }

  @Override
  public void close() {
    PlainCipher.INSTANCE.close();
  }
}
