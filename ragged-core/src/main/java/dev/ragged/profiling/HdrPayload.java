package dev.ragged.profiling;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Base64;

/**
 * The cells of a {@link DurationHistogram} as an HdrHistogram in encoding V2, which the libraries
 * of that name read.
 *
 * <pre>
 * bytes  field (big-endian)
 *     4  cookie 0x1c849313
 *     4  length of what follows the header
 *     4  offset of the first cell: 0
 *     4  significant digits: 2
 *     8  shortest value that is told from 0: 1
 *     8  a value not below the longest
 *     8  ratio of values to units, as a float of 64 bits: 1.0
 *     n  words: a count, or minus the number of empty cells that follow each other
 * </pre>
 *
 * A word is folded so that its sign is the lowest bit (ZigZag), and then written seven bits to a
 * byte from the lowest on, the highest bit of a byte saying that more follow; of a ninth byte all
 * eight bits count.
 *
 * <p>Source: HdrHistogram 2.2 (public domain), http://hdrhistogram.org
 */
final class HdrPayload {
  private static final int COOKIE = 0x1c849313;
  private static final int HEADER_BYTES = 40;
  private static final int DIGITS = 2;
  private static final int MAX_WORD_BYTES = 9;

  /** Cells up to the longest duration that a {@code long} can hold. */
  private static final int MAX_CELLS = DurationHistogram.cell(Long.MAX_VALUE) + 1;

  private HdrPayload() {}

  /** Returns the encoding of a histogram's cells in Base64. */
  static String encode(DurationHistogram histogram) {
    byte[] words = words(histogram.cells());
    ByteBuffer bytes = ByteBuffer.allocate(HEADER_BYTES + words.length);
    bytes.putInt(COOKIE).putInt(words.length).putInt(0).putInt(DIGITS);
    bytes.putLong(1).putLong(Math.max(2, histogram.max())).putDouble(1);
    bytes.put(words);
    return Base64.getEncoder().encodeToString(bytes.array());
  }

  private static byte[] words(long[] cells) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    int empty = 0;
    for (long count : cells) {
      if (count == 0) {
        empty++;
      } else {
        if (empty > 0) {
          writeWord(out, -empty);
          empty = 0;
        }
        writeWord(out, count);
      }
    }
    return out.toByteArray();
  }

  private static void writeWord(ByteArrayOutputStream out, long word) {
    long rest = (word << 1) ^ (word >> (Long.SIZE - 1));
    for (int i = 1; i < MAX_WORD_BYTES && rest >>> 7 != 0; i++) {
      out.write((int) ((rest & 0x7f) | 0x80));
      rest >>>= 7;
    }
    out.write((int) rest);
  }

  /**
   * Returns the counts of all cells up to the last that is not empty. Takes at most 57 KiB,
   * whatever the text says.
   *
   * @throws IllegalArgumentException if the text is no such encoding
   */
  static long[] decode(String text) {
    ByteBuffer bytes;
    try {
      bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("a histogram must be in Base64: " + e.getMessage(), e);
    }
    if (bytes.remaining() < HEADER_BYTES) {
      throw new IllegalArgumentException(
          "a histogram must have a header of "
              + HEADER_BYTES
              + " bytes: bytes="
              + bytes.remaining());
    }
    require("cookie", COOKIE, bytes.getInt());
    int length = bytes.getInt();
    require("offset of the first cell", 0, bytes.getInt());
    require("number of significant digits", DIGITS, bytes.getInt());
    require("shortest value", 1, bytes.getLong());
    bytes.getLong();
    require("ratio's bits", Double.doubleToLongBits(1), bytes.getLong());
    require("length", bytes.remaining(), length);
    return cells(bytes);
  }

  private static void require(String what, long expected, long found) {
    if (found != expected) {
      throw new IllegalArgumentException(
          "a histogram's " + what + " must be " + expected + ": found " + found);
    }
  }

  private static long[] cells(ByteBuffer words) {
    long[] cells = new long[MAX_CELLS];
    int size = 0;
    int end = 0;
    while (words.hasRemaining()) {
      int at = words.position();
      long word = readWord(words);
      long taken = word >= 0 ? 1 : -word;
      if (taken <= 0 || taken > MAX_CELLS - size) {
        throw new IllegalArgumentException(
            "a histogram must have at most "
                + MAX_CELLS
                + " cells: a word of "
                + word
                + " behind "
                + size
                + " cells at offset "
                + at);
      }
      if (word > 0) {
        cells[size] = word;
        end = size + 1;
      }
      size += (int) taken;
    }
    return Arrays.copyOf(cells, end);
  }

  private static long readWord(ByteBuffer words) {
    long folded = 0;
    for (int i = 0; i < MAX_WORD_BYTES; i++) {
      if (!words.hasRemaining()) {
        throw new IllegalArgumentException(
            "a histogram must end behind a word: bytes=" + words.limit());
      }
      long next = words.get() & 0xff;
      boolean last = i == MAX_WORD_BYTES - 1 || next < 0x80;
      folded |= (last ? next : next & 0x7f) << (7 * i);
      if (last) {
        break;
      }
    }
    return (folded >>> 1) ^ -(folded & 1);
  }
}
