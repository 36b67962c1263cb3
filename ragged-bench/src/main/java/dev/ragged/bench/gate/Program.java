package dev.ragged.bench.gate;

import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A version of Ragged that can be run. Immutable.
 *
 * @param name what to call it
 * @param classPath as {@code java -cp} takes it
 */
public record Program(String name, String classPath) implements Source {
  /** Returns the program that is running. */
  public static Program current() {
    return new Program(THIS, System.getProperty("java.class.path"));
  }

  /**
   * Returns the program of a {@code ragged.jar}.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public static Program jar(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException(
          "there is no such jar; build it by mvn package: file=" + file);
    }
    return new Program(file.toString(), file.toAbsolutePath().toString());
  }
}
