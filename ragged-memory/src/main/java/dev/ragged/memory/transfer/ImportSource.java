package dev.ragged.memory.transfer;

import dev.ragged.memory.portable.ImportException;
import dev.ragged.memory.portable.ImportLimits;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/** Bytes that can be read several times: once to check all, and once to take it. */
interface ImportSource extends AutoCloseable {
  /** Returns the bytes from the start; the caller closes the stream. */
  InputStream open() throws IOException;

  @Override
  void close() throws IOException;

  /**
   * Returns a file as a source.
   *
   * @throws IllegalArgumentException if it is no file
   */
  static ImportSource file(Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("file must be a file that exists: file=" + file);
    }
    if (Files.size(file) > ImportLimits.MAX_BYTES) {
      throw tooLong(ImportLimits.MAX_BYTES);
    }
    return new ImportSource() {
      @Override
      public InputStream open() throws IOException {
        return Files.newInputStream(file);
      }

      @Override
      public void close() {}
    };
  }

  /**
   * Reads a stream to its end.
   *
   * @param directory where to put it aside, enciphered; empty to keep it in the heap
   */
  static ImportSource stream(InputStream in, Optional<Path> directory) throws IOException {
    return directory.isPresent() ? Spool.of(in, directory.get(), ImportLimits.MAX_BYTES) : heap(in);
  }

  private static ImportSource heap(InputStream in) throws IOException {
    byte[] bytes = in.readNBytes(ImportLimits.MAX_HEAP_BYTES + 1);
    if (bytes.length > ImportLimits.MAX_HEAP_BYTES) {
      throw tooLong(ImportLimits.MAX_HEAP_BYTES);
    }
    return new ImportSource() {
      @Override
      public InputStream open() {
        return new ByteArrayInputStream(bytes);
      }

      @Override
      public void close() {}
    };
  }

  static ImportException tooLong(long max) {
    return new ImportException(
        "this cannot be imported: it must have at most " + max + " bytes", "", null);
  }
}
