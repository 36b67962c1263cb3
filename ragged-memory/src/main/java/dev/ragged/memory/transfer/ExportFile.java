package dev.ragged.memory.transfer;

import dev.ragged.memory.portable.ExportException;
import dev.ragged.memory.portable.ExportSummary;
import dev.ragged.sqlite.PrivateFiles;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;

/** A new file that appears under its name once all of it is on the disk, and is its owner's. */
final class ExportFile {
  private ExportFile() {}

  /** Returns what {@code content} returns after it wrote the file. */
  static ExportSummary write(Path file, Function<OutputStream, ExportSummary> content) {
    Objects.requireNonNull(file, "file");
    Path target = file.toAbsolutePath();
    if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
      throw new IllegalArgumentException(
          "file must not exist yet: file=" + file + "; choose another name, or delete it");
    }
    Path unfinished =
        target.resolveSibling("." + target.getFileName() + "." + UUID.randomUUID() + ".part");
    try {
      try {
        PrivateFiles.createFile(unfinished);
        ExportSummary summary = fill(unfinished, content);
        Files.move(unfinished, target, StandardCopyOption.ATOMIC_MOVE);
        return summary;
      } finally {
        Files.deleteIfExists(unfinished);
      }
    } catch (IOException e) {
      throw new ExportException(
          "the export could not be written to "
              + file
              + ": "
              + e
              + "; check the folder, its permissions and its room",
          e);
    }
  }

  private static ExportSummary fill(Path unfinished, Function<OutputStream, ExportSummary> content)
      throws IOException {
    try (FileChannel channel = FileChannel.open(unfinished, StandardOpenOption.WRITE);
        OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
      ExportSummary summary = content.apply(out);
      out.flush();
      channel.force(true);
      return summary;
    }
  }
}
