package dev.ragged.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The files of a store, looked through for the bytes of a text. */
final class StoreFiles {
  private StoreFiles() {}

  /** Returns how many files in {@code root} and below have {@code text}. */
  static long with(Path root, String text) {
    try (Stream<Path> files = Files.walk(root)) {
      return files.filter(Files::isRegularFile).filter(file -> has(file, text)).count();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Whether a file has {@code text}, in UTF-8. */
  static boolean has(Path file, String text) {
    try {
      // One char per byte on both sides, so that the search is one of bytes.
      byte[] wanted = text.getBytes(StandardCharsets.UTF_8);
      return Files.readString(file, StandardCharsets.ISO_8859_1)
          .contains(new String(wanted, StandardCharsets.ISO_8859_1));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
