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
  private final byte[] header;
  private long bytes;
  private @Nullable RandomAccessFile output;

  private Segment(Path path, byte[] header, long bytes) {
    this.path = path;
    this.header = header;
    this.bytes = bytes;
  }

  /** Creates the file, with nothing but its header. */
  static Segment create(Path path, byte[] header) throws IOException {
    PrivateFiles.createFile(path);
    Segment segment = new Segment(path, header, header.length);
    try {
      segment.output = new RandomAccessFile(path.toFile(), "rw");
      segment.output.setLength(0);
      segment.output.write(header);
      return segment;
    } catch (IOException e) {
      try (segment) {
        Files.deleteIfExists(path);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
  }

  /** Returns a file that is there and has {@code bytes} bytes, to be read only. */
  static Segment existing(Path path, byte[] header, long bytes) {
    return new Segment(path, header, bytes);
  }

  /** Cuts off what follows the first {@code length} bytes of a file that is not being written. */
  void truncate(int length) throws IOException {
    try (RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw")) {
      file.setLength(length);
    }
    bytes = length;
  }

  /** Makes it possible to append to a file that was there. */
  void continueWriting() throws IOException {
    RandomAccessFile file = new RandomAccessFile(path.toFile(), "rw");
    output = file;
    file.setLength(bytes);
    file.seek(bytes);
  }

  /** Appends an entry and returns its offset. A failure leaves the file as it was, if it can. */
  int append(Digest key, long writtenAt, byte[] value) throws IOException {
    RandomAccessFile file = output;
    if (file == null) {
      throw new IllegalStateException("the cache file is not being written: " + path);
    }
    byte[] entry = SegmentLayout.entry(header, key, writtenAt, value);
    try {
      file.write(entry);
    } catch (IOException e) {
      try {
        file.setLength(bytes);
      } catch (IOException another) {
        e.addSuppressed(another);
      }
      throw e;
    }
    int offset = (int) bytes;
    bytes += entry.length;
    return offset;
  }

  /**
   * Returns the entry at {@code offset}, or null if its bytes are not those that were written.
   *
   * @param length bytes of its value, as the index knows it
   */
  SegmentLayout.@Nullable Entry read(Digest key, int offset, int length) throws IOException {
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
    return value == null ? null : new SegmentLayout.Entry(head.writtenAt(), value);
  }

  /** Returns the size of the file. */
  long bytes() {
    return bytes;
  }

  /** Returns whether the file is still in its place. */
  boolean exists() {
    return Files.isRegularFile(path);
  }

  /** Deletes the file, if it is still there. */
  void delete() throws IOException {
    close();
    Files.deleteIfExists(path);
  }

  /** Ends writing. */
  @Override
  public void close() throws IOException {
    RandomAccessFile file = output;
    output = null;
    if (file != null) {
      file.close();
    }
  }
}
