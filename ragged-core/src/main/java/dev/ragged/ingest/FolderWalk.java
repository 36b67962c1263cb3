package dev.ragged.ingest;

import dev.ragged.spi.StoreFiles;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Collects the files below a folder, and what could not be looked at. One use. */
final class FolderWalk extends SimpleFileVisitor<Path> {
  private final Path folder;
  private final String prefix;
  private final List<PathMatcher> includes;
  private final List<PathMatcher> excludes;
  private final long maxBytes;
  private final List<SourceItem> items;

  FolderWalk(
      Path folder,
      String prefix,
      List<PathMatcher> includes,
      List<PathMatcher> excludes,
      long maxBytes,
      List<SourceItem> items) {
    this.folder = folder;
    this.prefix = prefix;
    this.includes = includes;
    this.excludes = excludes;
    this.maxBytes = maxBytes;
    this.items = items;
  }

  @Override
  public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) {
    if (directory.equals(folder)) {
      return FileVisitResult.CONTINUE;
    }
    if (isHidden(directory) || matches(excludes, directory)) {
      return FileVisitResult.SKIP_SUBTREE;
    }
    if (StoreFiles.isStore(directory)) {
      items.add(new SourceItem.Skipped(id(directory) + "/", "the directory of a Ragged store"));
      return FileVisitResult.SKIP_SUBTREE;
    }
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
    boolean wanted =
        attributes.isRegularFile()
            && !isHidden(file)
            && !matches(excludes, file)
            && (includes.isEmpty() || matches(includes, file));
    if (wanted) {
      items.add(
          attributes.size() > maxBytes
              ? new SourceItem.Skipped(
                  id(file),
                  "larger than "
                      + maxBytes
                      + " bytes: size="
                      + attributes.size()
                      + "; raise maxFileBytes to read it")
              : new SourceItem.File(id(file), file));
    }
    return FileVisitResult.CONTINUE;
  }

  /** Takes note of the failure; but that of the folder itself says nothing about its documents. */
  @Override
  public FileVisitResult visitFileFailed(Path file, IOException cause) throws IOException {
    if (file.equals(folder)) {
      throw cause;
    }
    String suffix = Files.isDirectory(file) ? "/" : "";
    items.add(new SourceItem.Unreadable(id(file) + suffix, cause.toString()));
    return FileVisitResult.CONTINUE;
  }

  @Override
  public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException cause)
      throws IOException {
    if (cause != null) {
      if (directory.equals(folder)) {
        throw cause;
      }
      items.add(new SourceItem.Unreadable(id(directory) + "/", cause.toString()));
    }
    return FileVisitResult.CONTINUE;
  }

  private static boolean isHidden(Path path) {
    return path.getFileName().toString().startsWith(".");
  }

  private boolean matches(List<PathMatcher> matchers, Path path) {
    Path relative = folder.relativize(path);
    return matchers.stream().anyMatch(matcher -> matcher.matches(relative));
  }

  private String id(Path file) {
    String relative = folder.relativize(file).toString();
    return prefix + relative.replace(folder.getFileSystem().getSeparator(), "/");
  }
}
