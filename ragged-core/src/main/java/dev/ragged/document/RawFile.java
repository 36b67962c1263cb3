package dev.ragged.document;

import java.nio.file.Path;
import java.util.Locale;
import java.util.Objects;

/**
 * The bytes of one file on their way to a {@link DocumentReader}. The array is not copied; nobody
 * writes to it after this object was made.
 */
public final class RawFile {
  private final Path path;
  private final byte[] bytes;

  /**
   * Creates the file at {@code path} with this content, which the caller must not change any more.
   */
  public RawFile(Path path, byte[] bytes) {
    this.path = Objects.requireNonNull(path, "path");
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  /** Returns where the file was read from. */
  public Path path() {
    return path;
  }

  /** Returns the whole content, not copied; it must not be written to. */
  public byte[] bytes() {
    return bytes;
  }

  /** Returns the file's name without its folders. */
  public String name() {
    Path name = path.getFileName();
    return name == null ? "" : name.toString();
  }

  /** Returns the lower-case letters after the last dot of the name, or an empty string. */
  public String extension() {
    String name = name();
    int dot = name.lastIndexOf('.');
    return dot <= 0 ? "" : name.substring(dot + 1).toLowerCase(Locale.ROOT);
  }
}
