package dev.ragged.sqlite;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Creates files and directories that only their owner may use, where the file system has modes. */
public final class PrivateFiles {
  private static final boolean POSIX =
      FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  private static final Set<PosixFilePermission> PRIVATE_DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> PRIVATE_FILE =
      PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  /** Creates a directory with mode 0700, and those above it that are missing. */
  public static void createDirectories(Path path) throws IOException {
    if (!Files.isDirectory(path)) {
      Files.createDirectories(path, POSIX ? modes(PRIVATE_DIRECTORY) : new FileAttribute<?>[0]);
    }
  }

  /** Creates an empty file with mode 0600 unless it exists. */
  public static void createFile(Path path) throws IOException {
    if (!Files.exists(path)) {
      Files.createFile(path, POSIX ? modes(PRIVATE_FILE) : new FileAttribute<?>[0]);
    }
  }

  private static FileAttribute<?>[] modes(Set<PosixFilePermission> permissions) {
    return new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)};
  }
}
