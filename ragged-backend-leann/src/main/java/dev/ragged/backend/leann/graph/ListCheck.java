package dev.ragged.backend.leann.graph;

import dev.ragged.index.IndexFileReader;

/**
 * Goes once over packed lists that come from a file, so that nobody needs to check them again. One
 * thread at a time.
 */
final class ListCheck {
  private final IndexFileReader in;
  private final byte[] bytes;
  private final int capacity;
  private final int limit;
  private int at;

  ListCheck(IndexFileReader in, byte[] bytes, int capacity, int limit) {
    this.in = in;
    this.bytes = bytes;
    this.capacity = capacity;
    this.limit = limit;
  }

  /**
   * Returns where each block of lists starts.
   *
   * @throws dev.ragged.error.StoreCorruptedException if the bytes are not {@code size} lists
   */
  int[] blockStarts(int size, int block) {
    int[] starts = new int[(size + block - 1) / block];
    for (int id = 0; id < size; id++) {
      if (id % block == 0) {
        starts[id / block] = at;
      }
      checkList(id);
    }
    if (at != bytes.length) {
      throw in.corrupted("bytes of links", at, bytes.length);
    }
    return starts;
  }

  private void checkList(int id) {
    // A reader takes it that lengths have two bytes at most.
    long length = number(Math.min(at + PackedLists.MAX_LENGTH_BYTES, bytes.length), id);
    if (length > bytes.length - at) {
      throw in.corrupted("bytes of links of " + id, "at most " + (bytes.length - at), length);
    }
    int end = at + (int) length;
    long last = -1;
    int count = 0;
    while (at < end) {
      last += number(end, id) + 1;
      if (last >= limit) {
        throw in.corrupted("link of " + id, "below " + limit, last);
      }
      if (++count > capacity) {
        throw in.corrupted("number of links of " + id, "at most " + capacity, count);
      }
    }
  }

  /** Reads a number that ends before {@code end}. */
  private long number(int end, int id) {
    long value = 0;
    for (int shift = 0; at < end && shift < Integer.SIZE; shift += 7) {
      byte next = bytes[at++];
      value |= (next & 0x7fL) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw in.corrupted("links of " + id, "a number that ends in time", "one that does not");
  }
}
