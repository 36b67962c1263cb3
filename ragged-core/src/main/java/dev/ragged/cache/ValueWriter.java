package dev.ragged.cache;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Writes a key or a value as bytes. Every part of variable length is preceded by its length, so
 * that different parts never give the same bytes. One thread at a time.
 */
public final class ValueWriter {
  private static final int FIRST_BYTES = 1_024;

  private ByteBuffer buffer = ByteBuffer.allocate(FIRST_BYTES);

  /** Creates an empty writer. */
  public ValueWriter() {}

  /** Writes a byte: the low eight bits of {@code value}. */
  public ValueWriter tag(int value) {
    room(Byte.BYTES).put((byte) value);
    return this;
  }

  /** Writes four bytes. */
  public ValueWriter number(int value) {
    room(Integer.BYTES).putInt(value);
    return this;
  }

  /** Writes eight bytes. */
  public ValueWriter number(long value) {
    room(Long.BYTES).putLong(value);
    return this;
  }

  /** Writes the eight bytes of {@code value}, told apart by bits. */
  public ValueWriter number(double value) {
    room(Double.BYTES).putDouble(value);
    return this;
  }

  /**
   * Writes a text.
   *
   * @throws IllegalArgumentException if it has an unpaired surrogate: UTF-8 has no form for one, so
   *     that two different texts would give the same bytes
   */
  public ValueWriter text(String value) {
    requireWellFormed(value);
    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
    room(Integer.BYTES + bytes.length).putInt(bytes.length).put(bytes);
    return this;
  }

  private static void requireWellFormed(String value) {
    int i = 0;
    while (i < value.length()) {
      char c = value.charAt(i);
      if (Character.isSurrogate(c) && !isPair(value, i)) {
        throw new IllegalArgumentException(
            "text must be well-formed Unicode: unpaired surrogate at index " + i);
      }
      i += Character.isSurrogate(c) ? 2 : 1;
    }
  }

  private static boolean isPair(String value, int at) {
    return at + 1 < value.length()
        && Character.isSurrogatePair(value.charAt(at), value.charAt(at + 1));
  }

  /** Writes a vector, bit for bit. */
  public ValueWriter vector(float[] value) {
    room(Integer.BYTES + value.length * Float.BYTES).putInt(value.length);
    buffer.asFloatBuffer().put(value);
    buffer.position(buffer.position() + value.length * Float.BYTES);
    return this;
  }

  /** Returns a copy of what was written. */
  byte[] toBytes() {
    return Arrays.copyOf(buffer.array(), buffer.position());
  }

  private ByteBuffer room(int bytes) {
    if (buffer.remaining() < bytes) {
      int size = Math.max(2 * buffer.capacity(), Math.addExact(buffer.position(), bytes));
      buffer = ByteBuffer.allocate(size).put(buffer.flip());
    }
    return buffer;
  }
}
