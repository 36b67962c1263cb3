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

  /** Writes the content of a file. */
  interface Content {
    void write(OutputStream out) throws IOException;
  }

  private ProfileJson() {}

  static void write(ProfileReport report, Path file) {
    try {
      write(file, out -> ProfileWriter.write(report, out));
    } catch (IOException e) {
      throw new UncheckedIOException("the profile cannot be written: file=" + file, e);
    }
  }

  /**
   * Writes a temporary file beside {@code file}, forces it, and moves it there in one step. On
   * POSIX only its owner may read it.
   */
  static void write(Path file, Content content) throws IOException {
    Path folder = Objects.requireNonNullElse(file.toAbsolutePath().getParent(), file);
    Path unfinished = Files.createTempFile(folder, "profile", ".tmp");
    try {
      writeForced(content, unfinished);
      Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(unfinished);
    }
  }

  private static void writeForced(Content content, Path file) throws IOException {
    try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      content.write(out);
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
