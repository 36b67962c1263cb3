package dev.ragged.cache;

import dev.ragged.sqlite.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * One cache file: written to at its end while it is the newest, only read after that. One thread at
 * a time, but for {@link #read}.
 *
 * <p>A reader opens the file anew for each entry. That costs some microseconds, keeps no handle
 * open, and neither an interrupt nor a deletion by somebody else can spoil more than one lookup.
 */
final class Segment implements Closeable {
  private final Path path;
  private final long number;
  private final byte[] header;
  private long bytes;
  private @Nullable RandomAccessFile output;

  private Segment(Path path, long number, byte[] header, long bytes) {
    this.path = path;
    this.number = number;
    this.header = header;
    this.bytes = bytes;
  }

  /** Creates the file, with nothing but its header. */
  static Segment create(Path path, long number, byte[] header) throws IOException {
    PrivateFiles.createFile(path);
    Segment segment = new Segment(path, number, header, header.length);
    segment.output = new RandomAccessFile(path.toFile(), "rw");
    try {
      segment.output.setLength(0);
      segment.output.write(header);
    } catch (IOException e) {
      segment.close();
      throw e;
    }
    return segment;
  }

  /** Returns a file that is there, to be read only. */
  static Segment existing(Path path, long number, byte[] header, long bytes) {
    return new Segment(path, number, header, bytes);
  }

  /** Appends an entry and returns its offset. */
  int append(Digest key, long writtenAt, byte[] value) throws IOException {
    if (output == null) {
      throw new IllegalStateException("the cache file is not being written: " + path);
    }
    byte[] entry = SegmentLayout.entry(header, key, writtenAt, value);
    int offset = (int) bytes;
    output.write(entry);
    bytes += entry.length;
    return offset;
  }

  /**
   * Returns the entry at {@code offset}, or null if its bytes are not those that were written.
   *
   * @param length bytes of its value, as the index knows it
   */
  @Nullable DiskEntry read(Digest key, int offset, int length) throws IOException {
    byte[] entry = new byte[SegmentLayout.HEAD_BYTES + length];
    try (RandomAccessFile input = new RandomAccessFile(path.toFile(), "r")) {
      input.seek(offset);
      input.readFully(entry);
    }
    SegmentLayout.Head head = SegmentLayout.head(header, entry, 0);
    if (head == null || !head.key().equals(key) || head.length() != length) {
      return null;
    }
    byte[] value = SegmentLayout.value(head, entry, 0);
    return value == null ? null : new DiskEntry(value, head.writtenAt());
  }

  long number() {
    return number;
  }

  long bytes() {
    return bytes;
  }

  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  /** Ends writing. */
  @Override
  public void close() throws IOException {
    if (output != null) {
      output.close();
      output = null;
    }
  }
}
