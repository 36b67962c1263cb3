package dev.ragged.memory.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.Set;

/**
 * Searches bytes for many pieces of one length at once. Immutable.
 *
 * <p>A hash rolls over the bytes (Karp and Rabin 1987), so that each costs the same however many
 * pieces there are; where it is one of theirs, the bytes themselves are compared.
 */
final class ByteSearch {
  private static final long BASE = 0x9E3779B97F4A7C15L;
  private static final int BLOCK = 1 << 16;

  private final Set<ByteBuffer> pieces;
  private final Set<Long> hashes = new HashSet<>();
  private final int length;
  private final long highest;

  /** Creates a search for {@code pieces} of {@code length} bytes each. */
  ByteSearch(Set<ByteBuffer> pieces, int length) {
    this.pieces = Set.copyOf(pieces);
    this.length = length;
    long power = 1;
    for (int i = 1; i < length; i++) {
      power *= BASE;
    }
    this.highest = power;
    for (ByteBuffer piece : pieces) {
      long hash = 0;
      for (int i = 0; i < length; i++) {
        hash = hash * BASE + piece.get(piece.position() + i);
      }
      hashes.add(hash);
    }
  }

  /** What a search found. */
  record Result(long bytes, long found) {}

  /** Reads all of {@code in} and returns how many bytes it had, and at how many places a piece. */
  Result search(InputStream in) throws IOException {
    byte[] window = new byte[length + BLOCK];
    int kept = 0;
    long bytes = 0;
    long found = 0;
    while (true) {
      int read = in.readNBytes(window, kept, BLOCK);
      if (read == 0) {
        return new Result(bytes, found);
      }
      bytes += read;
      int size = kept + read;
      found += count(window, size);
      kept = Math.min(size, length - 1);
      System.arraycopy(window, size - kept, window, 0, kept);
    }
  }

  /** Returns how many pieces end within the first {@code size} bytes. */
  private long count(byte[] bytes, int size) {
    long found = 0;
    long hash = 0;
    for (int i = 0; i < size; i++) {
      if (i >= length) {
        hash -= highest * bytes[i - length];
      }
      hash = hash * BASE + bytes[i];
      if (i >= length - 1
          && hashes.contains(hash)
          && pieces.contains(ByteBuffer.wrap(bytes, i - length + 1, length).slice())) {
        found++;
      }
    }
    return found;
  }
}
