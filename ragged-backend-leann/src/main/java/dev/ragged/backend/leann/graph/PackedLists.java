package dev.ragged.backend.leann.graph;

import dev.ragged.index.IndexFileReader;
import dev.ragged.index.IndexFileWriter;
import java.io.IOException;
import java.util.Arrays;

/**
 * Lists of ascending numbers, packed: about 1.7 bytes per number where a table takes 4 and has room
 * to spare. Immutable.
 *
 * <p>A list is the length of what follows in bytes, its first number, and for each further number
 * how many lie between it and the one before; all as numbers of 7 bits per byte, low bits first,
 * the top bit set in all bytes but the last. To find a list, those before it in its block are
 * skipped.
 */
final class PackedLists {
  private static final int BLOCK = 32;
  private static final int MAX_NUMBER_BYTES = 5;

  /** Most bytes of a length: 256 links take 1,280 bytes at most. */
  static final int MAX_LENGTH_BYTES = 2;

  private final int size;
  private final byte[] bytes;
  private final int[] blockStarts;

  private PackedLists(int size, byte[] bytes, int[] blockStarts) {
    this.size = size;
    this.bytes = bytes;
    this.blockStarts = blockStarts;
  }

  /** Packs the lists of {@code table}, which are in ascending order. */
  static PackedLists of(LinkTable table) {
    int size = table.size();
    byte[] bytes = new byte[Math.max(16, 2 * size)];
    byte[] list = new byte[MAX_NUMBER_BYTES * table.capacity()];
    int[] starts = new int[(size + BLOCK - 1) / BLOCK];
    int end = 0;
    for (int id = 0; id < size; id++) {
      if (id % BLOCK == 0) {
        starts[id / BLOCK] = end;
      }
      int length = pack(table, id, list);
      if (end + MAX_LENGTH_BYTES + length > bytes.length) {
        bytes = Arrays.copyOf(bytes, grown(bytes.length, end + MAX_LENGTH_BYTES + length));
      }
      end = putNumber(length, bytes, end);
      System.arraycopy(list, 0, bytes, end, length);
      end += length;
    }
    return new PackedLists(size, Arrays.copyOf(bytes, end), starts);
  }

  /** Copies list {@code id} into {@code out} and returns its length. */
  int copy(int id, int[] out) {
    byte[] packed = bytes;
    int at = blockStarts[id / BLOCK];
    for (int i = id % BLOCK; i > 0; i--) {
      int skipped = packed[at++];
      if (skipped < 0) {
        skipped = (skipped & 0x7f) | packed[at++] << 7;
      }
      at += skipped;
    }
    int length = packed[at++];
    if (length < 0) {
      length = (length & 0x7f) | packed[at++] << 7;
    }
    int end = at + length;
    int count = 0;
    int last = -1;
    while (at < end) {
      int value = packed[at++];
      if (value < 0) {
        value &= 0x7f;
        int shift = 7;
        byte more;
        do {
          more = packed[at++];
          value |= (more & 0x7f) << shift;
          shift += 7;
        } while (more < 0);
      }
      last += value + 1;
      out[count++] = last;
    }
    return count;
  }

  /** Unpacks all lists. */
  LinkTable toTable(int capacity) {
    LinkTable table = new LinkTable(size, capacity);
    int[] list = new int[capacity];
    for (int id = 0; id < size; id++) {
      table.fill(id, list, copy(id, list));
    }
    return table;
  }

  long bytes() {
    return bytes.length + (long) Integer.BYTES * blockStarts.length;
  }

  void writeTo(IndexFileWriter out) throws IOException {
    out.writeInt(bytes.length);
    out.writeBytes(bytes);
  }

  /**
   * Reads what {@link #writeTo} wrote, and checks all of it.
   *
   * @param size how many lists there must be
   * @param capacity most numbers of a list
   * @param limit all numbers must be below it
   */
  static PackedLists readFrom(IndexFileReader in, int size, int capacity, int limit)
      throws IOException {
    byte[] bytes = new byte[in.readCount(1, "bytes of links")];
    in.readBytes(bytes);
    int[] starts = new ListCheck(in, bytes, capacity, limit).blockStarts(size, BLOCK);
    return new PackedLists(size, bytes, starts);
  }

  private static int pack(LinkTable table, int id, byte[] out) {
    int end = 0;
    int last = -1;
    for (int i = 0; i < table.degree(id); i++) {
      int link = table.link(id, i);
      end = putNumber(link - last - 1, out, end);
      last = link;
    }
    return end;
  }

  private static int putNumber(int value, byte[] out, int at) {
    int end = at;
    int rest = value;
    while (rest > 0x7f) {
      out[end++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    out[end++] = (byte) rest;
    return end;
  }

  private static int grown(int length, int needed) {
    if (needed < 0) {
      throw new IllegalArgumentException("packed links must fit into one array of 2^31 bytes");
    }
    return (int) Math.min(Integer.MAX_VALUE - 8L, Math.max(needed, length + (length >> 1) + 0L));
  }
}
