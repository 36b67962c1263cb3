package dev.ragged.cli;

import dev.ragged.ingest.DocumentSource;
import dev.ragged.ingest.FolderSource;
import dev.ragged.ingest.SourceItem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/**
 * One file, as a part of its folder: it has the id and the source that it has when the folder is
 * read, so that it is one document however it is named. Nothing else in the folder is looked at.
 *
 * @param name of the source
 * @param id of the document
 * @param path of the file
 */
record SingleFile(String name, String id, Path path) implements DocumentSource {
  /**
   * Returns the source of a file.
   *
   * @throws IllegalArgumentException if it is none that can be read to its end, such as a pipe
   */
  static SingleFile of(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("neither a file nor a folder: " + file);
    }
    Path absolute = file.toAbsolutePath().normalize();
    Path folder = absolute.resolveSibling("");
    return new SingleFile(
        DocumentSource.folder(folder).name(), String.valueOf(absolute.getFileName()), absolute);
  }

  SingleFile named(String newName) {
    return new SingleFile(newName, id, path);
  }

  SingleFile idPrefix(String prefix) {
    return new SingleFile(name, prefix + id, path);
  }

  @Override
  public Stream<SourceItem> items() {
    try {
      long bytes = Files.size(path);
      return Stream.of(
          bytes > FolderSource.DEFAULT_MAX_BYTES
              ? new SourceItem.Skipped(
                  id,
                  "larger than "
                      + FolderSource.DEFAULT_MAX_BYTES
                      + " bytes: size="
                      + bytes
                      + "; cut it into parts")
              : new SourceItem.File(id, path));
    } catch (IOException e) {
      throw new UncheckedIOException("cannot be read: " + path, e);
    }
  }
}
