package dev.ragged.cache;

import dev.ragged.sqlite.PrivateFiles;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The folder of one cache: what its files are called, and which of those that are there can be
 * taken over. What is not named {@code *.cache}, or is no regular file, is left alone. One thread
 * at a time.
 *
 * <p>Files are read through {@link RandomAccessFile}, which an interrupt does not close.
 */
final class SegmentFolder {
  /** No file is larger, so that one can be read whole. */
  static final long MAX_FILE_BYTES = 16L << 20;

  private static final Logger log = LoggerFactory.getLogger(SegmentFolder.class);
  private static final String SUFFIX = ".cache";

  private final Path path;
  private final SegmentLayout layout;
  private final Lifetime lifetime;
  private long lastNumber;
  private long damaged;

  SegmentFolder(Path path, SegmentLayout layout, Lifetime lifetime) {
    this.path = path;
    this.layout = layout;
    this.lifetime = lifetime;
  }

  /** Creates the file after the last one, and the folder if it is not there. */
  Segment create() throws IOException {
    PrivateFiles.createDirectories(path);
    Path file;
    do {
      lastNumber++;
      file = path.resolve("%016x%s".formatted(lastNumber, SUFFIX));
    } while (Files.exists(file, LinkOption.NOFOLLOW_LINKS));
    return Segment.create(file, layout.header(lastNumber));
  }

  /**
   * Returns the files that can be used, oldest first, and puts what lies in them and may still be
   * used into {@code index}. The others are deleted and counted as damaged; so is the end of a file
   * from where it is damaged. Costs a look at every byte.
   */
  List<Segment> takeOver(Map<Digest, Location> index) throws IOException {
    List<Segment> segments = new ArrayList<>();
    for (Path file : files()) {
      long number = number(file);
      lastNumber = Math.max(lastNumber, number);
      try {
        Segment segment = number < 0 ? null : segmentOrNull(file, layout.header(number), index);
        if (segment == null) {
          damaged++;
          Files.deleteIfExists(file);
        } else {
          segments.add(segment);
        }
      } catch (IOException e) {
        damaged++;
        log.warn("The cache file {} can be neither used nor deleted: {}", file, e.toString());
      }
    }
    return segments;
  }

  private @Nullable Segment segmentOrNull(Path file, byte[] header, Map<Digest, Location> index)
      throws IOException {
    byte[] bytes;
    try (RandomAccessFile input = new RandomAccessFile(file.toFile(), "r")) {
      if (input.length() > MAX_FILE_BYTES) {
        return null;
      }
      bytes = new byte[(int) input.length()];
      input.readFully(bytes);
    } catch (IOException e) {
      log.debug("the cache file {} cannot be read", file, e);
      return null;
    }
    if (!SegmentLayout.beginsWith(bytes, header)) {
      return null;
    }
    Segment segment = Segment.existing(file, header, bytes.length);
    int end = index(segment, bytes, header, index);
    if (end < bytes.length) {
      damaged++;
      segment.truncate(end);
    }
    return segment;
  }

  /** Puts the entries of a file into {@code index}, and returns where the last of them ends. */
  private int index(Segment segment, byte[] file, byte[] header, Map<Digest, Location> index) {
    int offset = SegmentLayout.HEADER_BYTES;
    while (offset < file.length) {
      SegmentLayout.Head head = SegmentLayout.head(header, file, offset);
      if (head == null || head.length() > file.length - offset - SegmentLayout.HEAD_BYTES) {
        break;
      }
      long born = lifetime.born(head.writtenAt());
      if (lifetime.left(born).compareTo(Duration.ZERO) > 0) {
        index.put(head.key(), new Location(segment, offset, head.length(), born, new Usage()));
      } else {
        index.remove(head.key());
      }
      offset += SegmentLayout.HEAD_BYTES + head.length();
    }
    return offset;
  }

  /** Deletes all files, those that follow one that cannot be deleted included. */
  void deleteAll() throws IOException {
    for (Path file : files()) {
      lastNumber = Math.max(lastNumber, number(file));
    }
    deleteAll(path);
  }

  /** Deletes all cache files in {@code folder}, as {@link #deleteAll()}. */
  static void deleteAll(Path folder) throws IOException {
    IOException failure = null;
    for (Path file : files(folder)) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }

  private List<Path> files() throws IOException {
    return files(path);
  }

  /** Returns the cache files in a folder, oldest first. */
  private static List<Path> files(Path folder) throws IOException {
    if (Files.notExists(folder)) {
      return List.of();
    }
    try (Stream<Path> found = Files.list(folder)) {
      return found
          .filter(file -> file.toString().endsWith(SUFFIX))
          .filter(file -> Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS))
          .sorted()
          .toList();
    }
  }

  /** Returns the number in a file's name, or -1 if it is no name of ours. */
  private static long number(Path file) {
    String name = file.getFileName().toString();
    String digits = name.substring(0, name.length() - SUFFIX.length());
    return digits.matches("[0-9a-f]{16}") && digits.charAt(0) < '8'
        ? Long.parseLong(digits, 16)
        : -1;
  }

  long damaged() {
    return damaged;
  }
}
