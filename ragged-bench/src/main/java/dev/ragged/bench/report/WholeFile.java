package dev.ragged.bench.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Writes files that appear, or take the place of older ones, once they are complete. */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Writes a text to a file, whose folder is made if it is not there.
   *
   * @throws IOException if it cannot be written; an older one is then as it was
   */
  public static void write(Path file, String text) throws IOException {
    Files.createDirectories(file.toAbsolutePath().resolveSibling(""));
    Path written = file.resolveSibling(file.getFileName() + ".tmp");
    try {
      Files.writeString(written, text);
      Files.move(written, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
