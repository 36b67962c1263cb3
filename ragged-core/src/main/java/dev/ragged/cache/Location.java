package dev.ragged.cache;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * Where an entry lies. Two are the same only if they are one object: the same key written again has
 * another. Immutable, but for whether it was asked for.
 */
final class Location {
  private final Segment segment;
  private final int offset;
  private final int length;
  private final long born;
  private final Usage usage;

  /**
   * Makes one.
   *
   * @param offset of the entry in the file, in bytes
   * @param length of the value, in bytes
   * @param born when the value was loaded, as {@link Lifetime#born} says it
   */
  Location(Segment segment, int offset, int length, long born, Usage usage) {
    this.segment = segment;
    this.offset = offset;
    this.length = length;
    this.born = born;
    this.usage = usage;
  }

  /** Returns the entry, or null if it is damaged. */
  @Nullable DiskEntry read(Digest key) throws IOException {
    SegmentLayout.Entry entry = segment.read(key, offset, length);
    return entry == null ? null : new DiskEntry(entry.value(), entry.writtenAt(), this);
  }

  boolean isIn(Segment file) {
    return segment == file;
  }

  Segment segment() {
    return segment;
  }

  /** Returns the bytes that the entry takes in its file. */
  int size() {
    return SegmentLayout.HEAD_BYTES + length;
  }

  long born() {
    return born;
  }

  Usage usage() {
    return usage;
  }
}
