package dev.ragged.bench.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Files as a whole: read at once, and written so that they appear, or take the place of older ones,
 * once they are complete.
 */
public final class WholeFile {
  private WholeFile() {}

  /**
   * Returns the text of a file.
   *
   * @throws IOException if it cannot be read; the message names it
   */
  public static String read(Path file) throws IOException {
    if (Files.isDirectory(file)) {
      throw new FileSystemException(file.toString(), null, "this is a folder, not a file");
    }
    return new String(Files.readAllBytes(file), StandardCharsets.UTF_8);
  }

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
