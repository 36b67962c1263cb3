package dev.ragged.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/** A folder that goes, with all that is in it, when it is closed. */
public final class TemporaryFolder implements AutoCloseable {
  private final Path path;

  /** Creates one whose name begins with {@code prefix}. */
  public TemporaryFolder(String prefix) throws IOException {
    this(Files.createTempDirectory(prefix));
  }

  private TemporaryFolder(Path path) {
    this.path = path;
  }

  /** Creates one in {@code root}, which exists. */
  public static TemporaryFolder below(Path root, String prefix) throws IOException {
    return new TemporaryFolder(Files.createTempDirectory(root, prefix));
  }

  /** Takes a folder of this path, which is made if it is not there. */
  public static TemporaryFolder at(Path path) throws IOException {
    return new TemporaryFolder(Files.createDirectories(path));
  }

  public Path path() {
    return path;
  }

  /** Returns the sizes of all files together. */
  public long bytes() throws IOException {
    long bytes = 0;
    for (Path entry : entries()) {
      bytes += Files.isRegularFile(entry) ? Files.size(entry) : 0;
    }
    return bytes;
  }

  @Override
  public void close() throws IOException {
    for (Path entry : entries()) {
      Files.delete(entry);
    }
  }

  /** Returns all there is, what is in a folder before it. */
  private List<Path> entries() throws IOException {
    try (Stream<Path> entries = Files.walk(path)) {
      return entries.sorted(Comparator.reverseOrder()).toList();
    }
  }
}
