package dev.ragged.cache;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/**
 * Reads what a {@link ValueWriter} wrote, in the same order. A length that cannot be is refused
 * before memory is taken. One thread at a time.
 */
public final class ValueReader {
  private final ByteBuffer buffer;

  ValueReader(byte[] bytes) {
    buffer = ByteBuffer.wrap(bytes);
  }

  /** Returns the next byte, 0 to 255. */
  public int tag() {
    return buffer.get() & 0xff;
  }

  /** Returns the next four bytes. */
  public int number() {
    return buffer.getInt();
  }

  /** Returns the next eight bytes. */
  public long longNumber() {
    return buffer.getLong();
  }

  /** Returns the next eight bytes as a double. */
  public double doubleNumber() {
    return buffer.getDouble();
  }

  /** Returns the next text. */
  public String text() {
    byte[] bytes = new byte[length(1)];
    buffer.get(bytes);
    return new String(bytes, StandardCharsets.UTF_8);
  }

  /** Returns the next vector, a fresh array. */
  public float[] vector() {
    float[] vector = new float[length(Float.BYTES)];
    buffer.asFloatBuffer().get(vector);
    buffer.position(buffer.position() + vector.length * Float.BYTES);
    return vector;
  }

  /**
   * Returns the next four bytes, how many parts follow, once it is clear that as many can follow.
   *
   * @param bytesEach bytes that each of them has at least
   */
  public int length(int bytesEach) {
    int length = buffer.getInt();
    if (length < 0 || (long) length * bytesEach > buffer.remaining()) {
      throw new BufferUnderflowException();
    }
    return length;
  }

  /** Returns whether everything was read. */
  boolean isAtEnd() {
    return !buffer.hasRemaining();
  }
}
