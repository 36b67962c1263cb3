package dev.ragged.store;

import dev.ragged.error.StoreException;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Copies a store to another directory. The database is copied by SQLite itself, because nothing
 * else may open its files; the index files are immutable and copied as they are, so that the copy
 * opens without embedding anything.
 */
final class Backup {
  private Backup() {}

  static void write(Connection writer, CorpusParts parts, Path path) throws SQLException {
    Path target = path.toAbsolutePath().normalize();
    try {
      requireOutside(target, parts);
      requireEmpty(target);
      parts.feed().checkpoint(writer);
      Path parent = target.getParent();
      StoreDirectory.createPrivateDirectories(parent == null ? target : parent);
      Path unfinished = target.resolveSibling(target.getFileName() + ".unfinished");
      deleteTree(unfinished);
      StoreDirectory copy = StoreDirectory.create(unfinished);
      StoreDirectory.createPrivateFile(copy.database());
      Sql.update(writer, "VACUUM INTO ?", copy.database().toString());
      if (parts.directory().isPresent()) {
        String backend = parts.options().provider().name();
        copyFiles(parts.directory().get().index(backend), copy.index(backend));
      }
      Files.deleteIfExists(target);
      Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new StoreException("the backup cannot be written to " + target, e);
    }
  }

  private static void requireOutside(Path target, CorpusParts parts) {
    if (parts.directory().filter(store -> target.startsWith(store.root())).isPresent()) {
      throw new IllegalArgumentException(
          "a backup must not lie within the store: target=" + target + ", store=" + parts.place());
    }
  }

  private static void requireEmpty(Path target) throws IOException {
    if (!Files.exists(target)) {
      return;
    }
    if (Files.isDirectory(target)) {
      try (DirectoryStream<Path> entries = Files.newDirectoryStream(target)) {
        if (!entries.iterator().hasNext()) {
          return;
        }
      }
    }
    throw new IllegalArgumentException("a backup needs a new or empty directory: target=" + target);
  }

  private static void copyFiles(Path from, Path to) throws IOException {
    try (DirectoryStream<Path> files = Files.newDirectoryStream(from)) {
      for (Path file : files) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void deleteTree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, java.nio.file.LinkOption.NOFOLLOW_LINKS)) {
          deleteTree(entry);
        } else {
          Files.delete(entry);
        }
      }
    }
    Files.delete(root);
  }
}
