package dev.ragged.index;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/**
 * Everything that index files ask of the file system, so that a test can fail any single call.
 * Thread-safe; the files it opens are for one thread at a time.
 */
public interface BlockIo {
  /** Returns the real file system. */
  static BlockIo disk() {
    return new DiskIo();
  }

  /** A file being written. */
  interface Output extends Closeable {
    /** Writes the first {@code length} bytes of {@code bytes} at {@code position}. */
    void write(long position, byte[] bytes, int length) throws IOException;

    /** Returns when content and length are on the device. */
    void force() throws IOException;
  }

  /** A file being read. */
  interface Input extends Closeable {
    /** Returns the file's size in bytes. */
    long size() throws IOException;

    /**
     * Fills the first {@code length} bytes of {@code bytes} from {@code position}.
     *
     * @throws java.io.EOFException if the file ends before
     */
    void read(long position, byte[] bytes, int length) throws IOException;
  }

  /** Creates {@code file}, readable by its owner only; fails if it exists. */
  Output create(Path file) throws IOException;

  /** Opens {@code file} for reading. */
  Input open(Path file) throws IOException;

  /** Gives {@code file} the name {@code target}, replacing what has it, in one step. */
  void moveAtomically(Path file, Path target) throws IOException;

  /** Returns when the names in {@code directory} are on the device. */
  void forceDirectory(Path directory) throws IOException;

  /** Deletes {@code file} if it exists. */
  void delete(Path file) throws IOException;

  /** Returns the entries of {@code directory}. */
  List<Path> list(Path directory) throws IOException;

  /** Returns the size of {@code file} in bytes. */
  long size(Path file) throws IOException;
}
