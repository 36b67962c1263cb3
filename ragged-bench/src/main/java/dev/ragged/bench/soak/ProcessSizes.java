package dev.ragged.bench.soak;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** What this process holds now. Heap is told by the JVM, all else by Linux; -1 elsewhere. */
final class ProcessSizes {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final Path HANDLES = Path.of("/proc/self/fd");
  private static final String RESIDENT = "VmRSS:";

  private ProcessSizes() {}

  static int threads() {
    return ManagementFactory.getThreadMXBean().getThreadCount();
  }

  static int handles() throws IOException {
    if (!Files.isDirectory(HANDLES)) {
      return -1;
    }
    try (Stream<Path> open = Files.list(HANDLES)) {
      // One is that of the listing.
      return (int) open.count() - 1;
    }
  }

  static long resident() throws IOException {
    List<String> lines;
    try {
      lines = Files.readAllLines(STATUS);
    } catch (NoSuchFileException e) {
      return -1;
    }
    for (String line : lines) {
      if (line.startsWith(RESIDENT)) {
        return Long.parseLong(line.replaceAll("\\D", "")) << 10;
      }
    }
    return -1;
  }
}
