package dev.ragged.profiling;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reports of processes that have ended, in the directory of their store, so that a later process
 * can say what all of them were like. One thread and, but for reading, one process at a time: who
 * writes has the store open.
 *
 * <p>A line for each report, in two files of which the older one goes when the newer one is full:
 * {@value #MAX_BYTES} bytes each, and at most one line more. Of a slow question the text and who
 * asked are kept together or not at all, and end when {@link #forget} says so, at the latest when
 * the file goes. What a killed process left of a line is stepped over.
 */
public final class PerformanceLog {
  /** Name of the newer file; that of the older one ends in {@code .1}. */
  static final String NAME = "performance.log";

  static final long MAX_BYTES = 8 << 20;

  private static final Logger log = LoggerFactory.getLogger(PerformanceLog.class);
  private static final int CHECKSUM_DIGITS = 8;

  private final Path newer;
  private final Path older;
  private final long maxBytes;

  /** Returns the log in the directory of a store; there need not be one yet. */
  public PerformanceLog(Path store) {
    this(store, MAX_BYTES);
  }

  PerformanceLog(Path store, long maxBytes) {
    this.newer = store.resolve(NAME);
    this.older = store.resolve(NAME + ".1");
    this.maxBytes = maxBytes;
  }

  /** Returns whether something was written that is still there. */
  public boolean exists() {
    return Files.exists(newer) || Files.exists(older);
  }

  /**
   * Adds a report.
   *
   * @throws UncheckedIOException if it cannot be written
   */
  public void append(PerformanceReport report) {
    try {
      if (Files.exists(newer) && Files.size(newer) >= maxBytes) {
        Files.move(newer, older, StandardCopyOption.ATOMIC_MOVE);
      }
      if (!Files.exists(newer)) {
        ProfileJson.write(newer, out -> {});
      }
      try (FileChannel file =
          FileChannel.open(newer, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
        long end = file.size();
        boolean torn = end > 0 && last(file, end) != '\n';
        ByteBuffer bytes = ByteBuffer.wrap(((torn ? "\n" : "") + line(report)).getBytes(UTF_8));
        while (bytes.hasRemaining()) {
          end += file.write(bytes, end);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException("the performance log cannot be written: file=" + newer, e);
    }
  }

  private static byte last(FileChannel file, long end) throws IOException {
    ByteBuffer one = ByteBuffer.allocate(1);
    int read = file.read(one, end - 1);
    return read == 1 ? one.get(0) : 0;
  }

  private static String line(PerformanceReport report) throws IOException {
    List<SlowQuery> slowest = report.slowest().stream().map(PerformanceLog::kept).toList();
    PerformanceReport kept =
        new PerformanceReport(report.from(), report.to(), report.metrics(), slowest, List.of());
    byte[] json = PerformanceJson.line(kept);
    return checksum(json) + " " + new String(json, UTF_8) + "\n";
  }

  /** Who asked is of use only to find a text again. */
  private static SlowQuery kept(SlowQuery query) {
    return query.text().isPresent()
        ? query
        : new SlowQuery(
            query.at(), Optional.empty(), Optional.empty(), query.duration(), query.stages());
  }

  private static String checksum(byte[] json) {
    CRC32C crc = new CRC32C();
    crc.update(json, 0, json.length);
    return HexFormat.of().toHexDigits((int) crc.getValue());
  }

  /**
   * Returns what happened from {@code from} to {@code to}, by all reports that reach into that
   * time.
   *
   * @throws UncheckedIOException if a file cannot be read
   * @throws IllegalArgumentException if a newer Ragged has written it
   */
  public PerformanceReport between(Instant from, Instant to) {
    List<PerformanceReport> parts = new ArrayList<>();
    for (Path file : List.of(older, newer)) {
      int unreadable = 0;
      for (String line : lines(file)) {
        Optional<PerformanceReport> read = read(line, file);
        unreadable += read.isEmpty() ? 1 : 0;
        read.filter(one -> one.to().isAfter(from) && one.from().isBefore(to)).ifPresent(parts::add);
      }
      if (unreadable > 0) {
        log.warn("{} lines are not whole and are left out: file={}", unreadable, file);
      }
    }
    return PerformanceReport.sum(from, to, parts);
  }

  /**
   * Returns the lines in which nothing is of a persona, as they are in the files.
   *
   * @throws UncheckedIOException if a file cannot be read
   */
  public List<String> linesWithout(String persona) {
    return Stream.of(older, newer)
        .flatMap(
            file -> lines(file).stream().filter(line -> without(persona, line, file).equals(line)))
        .toList();
  }

  private static List<String> lines(Path file) {
    if (!Files.exists(file)) {
      return List.of();
    }
    try (BufferedReader in =
        new BufferedReader(new InputStreamReader(Files.newInputStream(file), UTF_8))) {
      return in.lines().filter(line -> !line.isEmpty()).toList();
    } catch (IOException e) {
      throw new UncheckedIOException("the performance log cannot be read: file=" + file, e);
    }
  }

  /** Returns the report of a line; nothing if it is not whole. */
  private static Optional<PerformanceReport> read(String line, Path file) {
    int begin = CHECKSUM_DIGITS + 1;
    if (line.length() <= begin
        || !line.startsWith(checksum(line.substring(begin).getBytes(UTF_8)))) {
      return Optional.empty();
    }
    try {
      return Optional.of(PerformanceJson.read(line.substring(begin), file.toString()));
    } catch (IOException e) {
      throw new UncheckedIOException("a line in memory cannot be read: file=" + file, e);
    }
  }

  /**
   * Erases the texts of what a persona asked. A line that is not whole may have one, and goes.
   *
   * @throws UncheckedIOException if a file cannot be replaced; it is then as it was
   */
  public void forget(String persona) {
    Objects.requireNonNull(persona, "persona");
    for (Path file : List.of(older, newer)) {
      List<String> before = lines(file);
      List<String> after = before.stream().map(line -> without(persona, line, file)).toList();
      if (!after.equals(before)) {
        replace(file, after);
      }
    }
  }

  private static String without(String persona, String line, Path file) {
    Optional<PerformanceReport> read;
    try {
      read = read(line, file);
    } catch (IllegalArgumentException e) {
      // A newer Ragged's line: what it has of whom cannot be told.
      read = Optional.empty();
    }
    if (read.isEmpty()) {
      return "";
    }
    List<SlowQuery> others =
        read.get().slowest().stream()
            .filter(query -> query.persona().filter(persona::equals).isEmpty())
            .toList();
    if (others.size() == read.get().slowest().size()) {
      return line;
    }
    PerformanceReport report = read.get();
    try {
      return line(new PerformanceReport(
              report.from(), report.to(), report.metrics(), others, List.of()))
          .strip();
    } catch (IOException e) {
      throw new UncheckedIOException("a line in memory cannot be written: file=" + file, e);
    }
  }

  private static void replace(Path file, List<String> lines) {
    try {
      ProfileJson.write(
          file,
          out -> {
            for (String line : lines) {
              if (!line.isEmpty()) {
                out.write((line + "\n").getBytes(UTF_8));
              }
            }
          });
    } catch (IOException e) {
      throw new UncheckedIOException("the performance log cannot be replaced: file=" + file, e);
    }
  }

  /**
   * Deletes it.
   *
   * @return whether there was anything
   * @throws UncheckedIOException if a file cannot be deleted
   */
  public boolean delete() {
    try {
      boolean first = Files.deleteIfExists(newer);
      return Files.deleteIfExists(older) || first;
    } catch (IOException e) {
      throw new UncheckedIOException("the performance log cannot be deleted: file=" + newer, e);
    }
  }
}
