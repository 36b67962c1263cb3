package dev.ragged.ingest;

import dev.ragged.error.StoreException;
import dev.ragged.spi.StoreFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Stream;

/**
 * All files below a folder, by relative path. A document's id is its prefix and its relative path
 * with {@code /} between the names. Hidden files and folders (those whose name begins with a dot)
 * are left out, links are not followed. Immutable.
 */
public final class FolderSource implements DocumentSource {
  /** Files larger than this are skipped unless said otherwise: 32 MiB. */
  public static final long DEFAULT_MAX_BYTES = 32L << 20;

  private final Path folder;
  private final String name;
  private final String prefix;
  private final List<String> includes;
  private final List<String> excludes;
  private final long maxBytes;

  private FolderSource(
      Path folder,
      String name,
      String prefix,
      List<String> includes,
      List<String> excludes,
      long maxBytes) {
    this.folder = folder;
    this.name = name;
    this.prefix = prefix;
    this.includes = includes;
    this.excludes = excludes;
    this.maxBytes = maxBytes;
  }

  /** Returns the source of all files below {@code folder}, named by its absolute path. */
  public static FolderSource of(Path folder) {
    Path absolute = Objects.requireNonNull(folder, "folder").toAbsolutePath().normalize();
    return new FolderSource(
        absolute, absolute.toString(), "", List.of(), List.of(), DEFAULT_MAX_BYTES);
  }

  /**
   * Returns this source under another name. Give a name of your own if the folder may move: its
   * documents are then still its documents.
   */
  public FolderSource named(String newName) {
    if (Objects.requireNonNull(newName, "name").isBlank()) {
      throw new IllegalArgumentException("a source's name must not be blank");
    }
    return new FolderSource(folder, newName, prefix, includes, excludes, maxBytes);
  }

  /**
   * Returns this source with {@code newPrefix} in front of every id; tells apart equal paths of two
   * folders.
   */
  public FolderSource idPrefix(String newPrefix) {
    return new FolderSource(
        folder, name, Objects.requireNonNull(newPrefix, "prefix"), includes, excludes, maxBytes);
  }

  /**
   * Returns this source limited to files whose relative path matches one of {@code globs}, for
   * example {@code "**.md"}.
   */
  public FolderSource include(String... globs) {
    return new FolderSource(folder, name, prefix, checked(globs), excludes, maxBytes);
  }

  /**
   * Returns this source without files and folders whose relative path matches one of {@code globs}.
   */
  public FolderSource exclude(String... globs) {
    return new FolderSource(folder, name, prefix, includes, checked(globs), maxBytes);
  }

  private List<String> checked(String... globs) {
    for (String glob : Objects.requireNonNull(globs, "globs")) {
      try {
        matchers(List.of(Objects.requireNonNull(glob, "glob")));
      } catch (PatternSyntaxException e) {
        throw new IllegalArgumentException(
            "not a glob, see java.nio.file.FileSystem.getPathMatcher: glob=\""
                + glob
                + "\": "
                + e.getDescription(),
            e);
      }
    }
    return List.of(globs);
  }

  /** Returns this source with files of more than {@code bytes} skipped. */
  public FolderSource maxFileBytes(long bytes) {
    if (bytes < 1) {
      throw new IllegalArgumentException("maxFileBytes must be at least 1: bytes=" + bytes);
    }
    return new FolderSource(folder, name, prefix, includes, excludes, bytes);
  }

  /** Returns the folder, absolute. */
  public Path folder() {
    return folder;
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Stream<SourceItem> items() {
    if (!Files.isDirectory(folder)) {
      throw new StoreException(
          (Files.exists(folder) ? "this is a file, not a folder: " : "there is no such folder: ")
              + folder
              + "; nothing was ingested or removed");
    }
    List<SourceItem> items = new ArrayList<>();
    try {
      // The folder may be named by a link, though none below it is followed.
      Path root = folder.toRealPath();
      if (StoreFiles.isStore(root)) {
        throw new StoreException(
            "this is the directory of a Ragged store, which is never read as documents: "
                + folder
                + "; give the store a directory of its own; nothing was ingested or removed");
      }
      Files.walkFileTree(
          root,
          new FolderWalk(root, prefix, matchers(includes), matchers(excludes), maxBytes, items));
    } catch (IOException e) {
      throw new StoreException(
          "the folder cannot be read: " + folder + "; nothing was ingested or removed", e);
    }
    items.sort((a, b) -> a.id().compareTo(b.id()));
    return items.stream();
  }

  private List<PathMatcher> matchers(List<String> globs) {
    return globs.stream()
        .map(glob -> folder.getFileSystem().getPathMatcher("glob:" + glob))
        .toList();
  }

  @Override
  public String toString() {
    return "FolderSource[folder=" + folder + ", name=" + name + "]";
  }
}
