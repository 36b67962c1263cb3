package dev.ragged.embedder.djl;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;

/** Directories and files that only their owner may read, and that appear whole or not at all. */
final class PrivateFiles {
  private static final Set<PosixFilePermission> DIRECTORY =
      PosixFilePermissions.fromString("rwx------");
  private static final Set<PosixFilePermission> FILE = PosixFilePermissions.fromString("rw-------");

  private PrivateFiles() {}

  static void createDirectory(Path directory) throws IOException {
    Files.createDirectories(directory, attributes(DIRECTORY));
    if (isPosix() && !Files.getPosixFilePermissions(directory).equals(DIRECTORY)) {
      Files.setPosixFilePermissions(directory, DIRECTORY);
    }
  }

  /**
   * Writes {@code content} to a temporary file beside {@code target} and moves it there if its
   * digest is {@code sha256}. Processes that do so at once each publish the same bytes.
   *
   * @return the digest of what {@code content} gave
   */
  static String publish(InputStream content, String sha256, Path target) throws IOException {
    Path temporary = target.resolveSibling(target.getFileName() + "." + UUID.randomUUID() + ".tmp");
    try {
      String found;
      try (FileChannel channel =
              FileChannel.open(
                  temporary,
                  EnumSet.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                  attributes(FILE));
          OutputStream out = Channels.newOutputStream(channel)) {
        found = Sha256.copy(content, out);
        channel.force(true);
      }
      if (found.equals(sha256)) {
        Files.move(
            temporary, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      }
      return found;
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  private static FileAttribute<?>[] attributes(Set<PosixFilePermission> permissions) {
    return isPosix()
        ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(permissions)}
        : new FileAttribute<?>[0];
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }
}
