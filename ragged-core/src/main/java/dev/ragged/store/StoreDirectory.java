package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.spi.StoreFiles;
import dev.ragged.sqlite.PrivateFiles;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where a store keeps what.
 *
 * <pre>
 * root/ragged.db       truth (with -wal and -shm beside it while open)
 * root/ragged.lock     held by the process that has the store open
 * root/ragged.owner    who that is, for people
 * root/index/NAME/     files of one backend
 * root/cache/          what may be lost
 * root/tuned.properties  values that were tuned
 * root/backends.properties  which backend answers
 * </pre>
 *
 * <p>Directories are created with mode 0700 and files with 0600 where the file system has modes.
 */
final class StoreDirectory {
  private final Path root;

  private StoreDirectory(Path root) {
    this.root = root;
  }

  /** Returns the store's directory, which is created if need be. */
  static StoreDirectory create(Path path) {
    try {
      if (Files.exists(path) && !Files.isDirectory(path)) {
        throw new StoreException(
            "the store needs a directory, but this is a file: " + path + "; choose another path");
      }
      PrivateFiles.createDirectories(path);
      Path root = path.toRealPath();
      if (!Files.isWritable(root)) {
        throw new StoreException(
            "the store's directory is not writable: " + root + "; check owner and permissions");
      }
      return new StoreDirectory(root);
    } catch (IOException e) {
      throw new StoreException("the store's directory cannot be created: " + path, e);
    }
  }

  Path root() {
    return root;
  }

  Path database() {
    return root.resolve(StoreFiles.DATABASE);
  }

  Path lock() {
    return root.resolve(StoreFiles.LOCK);
  }

  Path owner() {
    return root.resolve("ragged.owner");
  }

  /** Returns whether there are folders of backends, which come after the database. */
  boolean hasIndex() {
    return Files.exists(root.resolve("index"));
  }

  /** Returns the folder of a backend, which is created if need be. */
  Path index(String backend) {
    Path folder = root.resolve("index").resolve(backend);
    try {
      PrivateFiles.createDirectories(folder);
      return folder;
    } catch (IOException e) {
      throw new StoreException("the index folder cannot be created: " + folder, e);
    }
  }

  /** Deletes the folder of a backend with all that is in it, if it is there. */
  void deleteIndex(String backend) {
    Path folder = root.resolve("index").resolve(backend);
    try {
      deleteTree(folder);
    } catch (IOException e) {
      throw new StoreException("the index folder cannot be deleted: " + folder, e);
    }
  }

  /** Returns the names of the backends that have a folder. */
  List<String> indexes() {
    Path folder = root.resolve("index");
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> entries = Files.list(folder)) {
      return entries.map(path -> String.valueOf(path.getFileName())).sorted().toList();
    } catch (IOException e) {
      throw new StoreException("the index folder cannot be listed: " + folder, e);
    }
  }

  static void deleteTree(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(root)) {
      for (Path entry : entries) {
        if (Files.isDirectory(entry, LinkOption.NOFOLLOW_LINKS)) {
          deleteTree(entry);
        } else {
          Files.delete(entry);
        }
      }
    }
    Files.delete(root);
  }
}
