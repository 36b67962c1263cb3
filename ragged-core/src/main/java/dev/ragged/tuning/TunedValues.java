package dev.ragged.tuning;

import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import java.io.IOException;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Keeps values that were tuned, and those before them, in two files of the store's directory. One
 * thread at a time.
 *
 * <pre>
 * root/tuned.properties          the values
 * root/tuned.properties.before   what was there before they were last changed
 * </pre>
 *
 * <p>Each is written under a temporary name, forced to the device and renamed in one step, the one
 * for undoing first. A process that is killed in between leaves the old values, and an undo that
 * changes nothing. Mode 0600 where the file system has modes.
 */
final class TunedValues {
  /** Name of the file of values. */
  static final String NAME = "tuned.properties";

  private static final String BEFORE = NAME + ".before";
  private static final String HEADER =
      "# Written by the tuner; default < preset < this file < other files < builder\n";

  private final BlockIo io;
  private final Path file;
  private final Path before;

  TunedValues(BlockIo io, Path root) {
    this.io = io;
    this.file = root.resolve(NAME);
    this.before = root.resolve(BEFORE);
  }

  /**
   * Writes {@code next} in place of {@code present}, which an undo brings back.
   *
   * @throws StoreException if it cannot be written; what is there is the one or the other
   */
  void replace(Map<String, String> present, Map<String, String> next) {
    write(before, present);
    write(file, next);
  }

  /** Returns the file of what was there before, if there is one. */
  Optional<Path> before() {
    return Files.exists(before) ? Optional.of(before) : Optional.empty();
  }

  /** Brings back what was there before, in one step. */
  void undo() {
    try {
      io.moveAtomically(before, file);
      io.forceDirectory(directory());
    } catch (IOException e) {
      throw failed(file, e);
    }
  }

  private void write(Path target, Map<String, String> values) {
    Path temporary = target.resolveSibling(target.getFileName() + ".tmp");
    byte[] bytes = text(values).getBytes(StandardCharsets.UTF_8);
    try {
      io.delete(temporary);
      try (BlockIo.Output out = io.create(temporary)) {
        out.write(0, bytes, bytes.length);
        out.force();
      }
      io.moveAtomically(temporary, target);
      io.forceDirectory(directory());
    } catch (IOException e) {
      try {
        io.delete(temporary);
      } catch (IOException again) {
        e.addSuppressed(again);
      }
      throw failed(target, e);
    }
  }

  private Path directory() {
    return file.resolveSibling("").normalize();
  }

  /** Returns the values as lines of properties, escaped as those need, in the order of keys. */
  private static String text(Map<String, String> values) {
    SortedMap<String, String> sorted = new TreeMap<>(values);
    StringBuilder text = new StringBuilder(HEADER);
    sorted.forEach(
        (key, value) -> {
          Properties one = new Properties();
          one.setProperty(key, value);
          StringWriter out = new StringWriter();
          try {
            one.store(out, null);
          } catch (IOException e) {
            throw new StoreException("a text in memory cannot be written", e);
          }
          out.toString()
              .lines()
              .filter(line -> !line.startsWith("#"))
              .forEach(line -> text.append(line).append('\n'));
        });
    return text.toString();
  }

  private static StoreException failed(Path file, IOException cause) {
    return new StoreException(
        "tuned values could not be written: file="
            + file
            + ", cause="
            + cause
            + "; check free space and permissions",
        cause);
  }
}
