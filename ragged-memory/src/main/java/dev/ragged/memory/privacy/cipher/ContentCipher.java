package dev.ragged.memory.privacy.cipher;

/** Makes content fit to be written to disk, and readable again. Thread-safe. */
public interface ContentCipher extends AutoCloseable {
  /**
   * Returns {@code content} in the form in which it is stored.
   *
   * @param content well-formed Unicode
   * @param context where it is stored; it opens in no other context
   */
  byte[] seal(String content, byte[] context);

  /** As {@link #seal(String, byte[])}, for bytes. */
  byte[] seal(byte[] content, byte[] context);

  /**
   * Returns the content that was sealed in this context.
   *
   * @throws dev.ragged.error.StoreCorruptedException if it was not sealed so, as far as can be told
   */
  String open(byte[] sealed, byte[] context);

  /** As {@link #open(byte[], byte[])}, for bytes. */
  byte[] openBytes(byte[] sealed, byte[] context);

  /**
   * Returns a key under which {@code value} can be found again: equal values have equal keys, and
   * different values different ones.
   */
  byte[] token(String value);

  /** Returns by what the key is recognised later; empty if there is none. */
  byte[] keyCheck();

  /** Forgets the key, if there is one. Idempotent. */
  @Override
  void close();
}
