package dev.ragged.profiling;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;

/** Files of reports. */
final class ProfileJson {
  static final String SCHEMA_VERSION = "schemaVersion";

  /** Rises when something old would be misread, not when a member is added. */
  static final int VERSION = 1;

  private ProfileJson() {}

  /** Writes a temporary file beside {@code file}, forces it, and moves it there in one step. */
  static void write(ProfileReport report, Path file) {
    try {
      Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
      Path unfinished = Files.createTempFile(folder, "profile", ".tmp");
      try {
        writeForced(report, unfinished);
        Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the profile cannot be written: file=" + file, e);
    }
  }

  private static void writeForced(ProfileReport report, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      ProfileWriter.write(report, out);
      out.flush();
      channel.force(true);
    }
  }

  static ProfileReport read(Path file) {
    if (!Files.isRegularFile(file)) {
      throw new IllegalArgumentException("there is no such profile: file=" + file);
    }
    try (InputStream in = Files.newInputStream(file)) {
      return ProfileReader.read(in, file.toString());
    } catch (IOException e) {
      throw new UncheckedIOException("the profile cannot be read: file=" + file, e);
    }
  }
}
