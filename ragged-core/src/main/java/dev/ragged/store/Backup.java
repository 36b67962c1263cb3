package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.index.BlockIo;
import dev.ragged.sqlite.PrivateFiles;
import dev.ragged.sqlite.Sql;
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
    try {
      Path target = withoutLinks(path.toAbsolutePath().normalize());
      requireOutside(target, parts);
      requireEmpty(target);
      parts.feed().checkpoint(writer);
      Path parent = target.resolveSibling("").normalize();
      PrivateFiles.createDirectories(parent);
      // A name that nobody else has: whatever stands there already is not ours to delete.
      Path unfinished =
          Files.createTempDirectory(parent, "." + target.getFileName() + ".unfinished-");
      boolean finished = false;
      try {
        copy(writer, parts, StoreDirectory.create(unfinished));
        Files.deleteIfExists(target);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        finished = true;
      } finally {
        if (!finished) {
          StoreDirectory.deleteTree(unfinished);
        }
      }
    } catch (IOException e) {
      throw new StoreException("the backup cannot be written to " + path, e);
    }
  }

  /** Returns where {@code path} leads, of which the last names need not exist. */
  private static Path withoutLinks(Path path) throws IOException {
    Path parent = path.getParent();
    if (parent == null || Files.exists(path)) {
      return path.toRealPath();
    }
    return withoutLinks(parent).resolve(path.getFileName());
  }

  private static void copy(Connection writer, CorpusParts parts, StoreDirectory copy)
      throws SQLException, IOException {
    PrivateFiles.createFile(copy.database());
    Sql.update(writer, "VACUUM INTO ?", copy.database().toString());
    if (parts.directory().isPresent()) {
      String backend = parts.feed().active().name();
      copyFiles(parts.directory().get().index(backend), copy.index(backend));
      IndexRolesFile.write(
          BlockIo.disk(), copy.root(), IndexRoles.NONE.activated(backend, /* nextOrdinal= */ 0));
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
}
