package dev.ragged.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/** Files that are there as a whole or as they were, and that only their owner may read. */
final class PrivateText {
  /** Looks at a file before it gets its name. */
  interface Check {
    void accept(Path unfinished) throws IOException;
  }

  private PrivateText() {}

  static void write(Path file, String text) throws IOException {
    write(file, text, unfinished -> {});
  }

  /** Writes a file, unless {@code check} throws; its name ends as that of {@code file}. */
  static void write(Path file, String text, Check check) throws IOException {
    Path whole = file.toAbsolutePath();
    String name = String.valueOf(whole.getFileName());
    String end = name.substring(Math.max(0, name.lastIndexOf('.')));
    Path unfinished = Files.createTempFile(whole.resolveSibling(""), "unfinished", end);
    try {
      Files.writeString(unfinished, text);
      check.accept(unfinished);
      Files.move(unfinished, whole, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }
}
