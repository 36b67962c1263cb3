package dev.ragged.cache;

import dev.ragged.sqlite.PrivateFiles;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The files of one cache and where in them each entry lies. Entries are appended to the newest
 * file; when the files would outgrow their bound the oldest goes, and those of its entries that
 * were asked for since they were written move to the newest: FIFO with a second chance, as in CLOCK
 * (Corbato, "A paging experiment with the Multics system", 1968). One thread at a time.
 */
final class SegmentLog implements Closeable {
  private static final String SUFFIX = ".cache";
  private static final int FILES = 8;
  private static final long MAX_SEGMENT_BYTES = 16L << 20;

  /** Where an entry lies. */
  static final class Location {
    private final Segment segment;
    private final int offset;
    private final int length;
    private boolean asked;

    private Location(Segment segment, int offset, int length) {
      this.segment = segment;
      this.offset = offset;
      this.length = length;
    }

    @Nullable DiskEntry read(Digest key) throws IOException {
      return segment.read(key, offset, length);
    }
  }

  private final Path folder;
  private final SegmentLayout layout;
  private final long maxBytes;
  private final long segmentBytes;
  private final Map<Digest, Location> index = new HashMap<>();
  private final Deque<Segment> segments = new ArrayDeque<>();
  private @Nullable Segment newest;
  private long bytes;
  private long lastNumber;
  private long evictions;
  private long damaged;

  SegmentLog(Path folder, SegmentLayout layout, long maxBytes) {
    this.folder = folder;
    this.layout = layout;
    this.maxBytes = maxBytes;
    this.segmentBytes = Math.min(maxBytes / FILES, MAX_SEGMENT_BYTES);
  }

  /** Takes over the files that are there, and deletes those that are of no use. */
  void open() throws IOException {
    PrivateFiles.createDirectories(folder);
    for (Path path : files()) {
      long number = number(path);
      lastNumber = Math.max(lastNumber, number);
      if (number < 0 || Files.size(path) > MAX_SEGMENT_BYTES || !takeOver(path, number)) {
        damaged++;
        Files.deleteIfExists(path);
      }
    }
    makeRoom(0);
  }

  private boolean takeOver(Path path, long number) throws IOException {
    byte[] file = Files.readAllBytes(path);
    if (!layout.isOurs(file, number)) {
      return false;
    }
    byte[] header = layout.header(number);
    Segment segment = Segment.existing(path, number, header, file.length);
    int offset = SegmentLayout.HEADER_BYTES;
    while (offset < file.length) {
      SegmentLayout.Head head = SegmentLayout.head(header, file, offset);
      if (head == null || head.length() > file.length - offset - SegmentLayout.HEAD_BYTES) {
        damaged++;
        break;
      }
      index.put(head.key(), new Location(segment, offset, head.length()));
      offset += SegmentLayout.HEAD_BYTES + head.length();
    }
    segments.add(segment);
    bytes += file.length;
    return true;
  }

  /** Returns the cache files in the folder, oldest first. */
  private List<Path> files() throws IOException {
    try (Stream<Path> found = Files.list(folder)) {
      return found.filter(path -> path.toString().endsWith(SUFFIX)).sorted().toList();
    }
  }

  /** Returns the number in a file's name, or -1 if it is no name of ours. */
  private static long number(Path path) {
    String name = path.getFileName().toString();
    String digits = name.substring(0, name.length() - SUFFIX.length());
    return digits.matches("[0-9a-f]{16}") && digits.charAt(0) < '8'
        ? Long.parseLong(digits, 16)
        : -1;
  }

  /** Returns where the entry of {@code key} lies, which counts as asking for it. */
  @Nullable Location find(Digest key) {
    Location location = index.get(key);
    if (location != null) {
      location.asked = true;
    }
    return location;
  }

  /** Returns whether an entry of this size is taken at all. */
  boolean takes(int valueBytes) {
    return SegmentLayout.HEADER_BYTES + (long) SegmentLayout.HEAD_BYTES + valueBytes
        <= segmentBytes;
  }

  /** Appends an entry in place of the one that {@code key} has. */
  void append(Digest key, long writtenAt, byte[] value) throws IOException {
    int size = SegmentLayout.HEAD_BYTES + value.length;
    if (newest == null || newest.bytes() + size > segmentBytes) {
      begin();
    }
    write(key, writtenAt, value);
  }

  private void write(Digest key, long writtenAt, byte[] value) throws IOException {
    Segment segment = newest;
    if (segment == null) {
      throw new IllegalStateException("no cache file is being written");
    }
    int offset = segment.append(key, writtenAt, value);
    bytes += SegmentLayout.HEAD_BYTES + value.length;
    index.put(key, new Location(segment, offset, value.length));
  }

  /** Begins a new file, and makes room for it. */
  private void begin() throws IOException {
    endNewest();
    List<Kept> kept = makeRoom(segmentBytes);
    PrivateFiles.createDirectories(folder);
    long number = ++lastNumber;
    Path path = folder.resolve("%016x%s".formatted(number, SUFFIX));
    Segment segment = Segment.create(path, number, layout.header(number));
    segments.add(segment);
    bytes += segment.bytes();
    newest = segment;
    for (Kept entry : kept) {
      write(entry.key, entry.entry.writtenAt(), entry.entry.value());
    }
  }

  private record Kept(Digest key, DiskEntry entry) {}

  /**
   * Drops the oldest files until {@code wanted} bytes are free, and returns what deserves to stay:
   * at most half a file, so that every new file makes progress.
   */
  private List<Kept> makeRoom(long wanted) throws IOException {
    List<Kept> kept = new ArrayList<>();
    long room = wanted == 0 ? 0 : segmentBytes / 2;
    while (!segments.isEmpty() && bytes + wanted > maxBytes) {
      Segment oldest = segments.element();
      for (Map.Entry<Digest, Location> indexed : entriesIn(oldest)) {
        Digest key = indexed.getKey();
        Location location = indexed.getValue();
        long size = SegmentLayout.HEAD_BYTES + (long) location.length;
        if (location.asked && size <= room) {
          DiskEntry entry = readOrNull(key, location);
          if (entry != null) {
            kept.add(new Kept(key, entry));
            room -= size;
            continue;
          }
        }
        evictions++;
      }
      drop(oldest);
    }
    return kept;
  }

  private @Nullable DiskEntry readOrNull(Digest key, Location location) {
    try {
      return location.read(key);
    } catch (IOException e) {
      damaged++;
      return null;
    }
  }

  private List<Map.Entry<Digest, Location>> entriesIn(Segment segment) {
    return index.entrySet().stream().filter(entry -> entry.getValue().segment == segment).toList();
  }

  /** Forgets one entry that turned out to be damaged. */
  void removeDamaged(Digest key, Location location) {
    if (index.remove(key, location)) {
      damaged++;
    }
  }

  /** Forgets one entry. */
  void remove(Digest key, Location location) {
    index.remove(key, location);
  }

  /** Ends the newest file, after whose end nobody knows what was written. */
  void endNewest() throws IOException {
    if (newest != null) {
      Segment ended = newest;
      newest = null;
      ended.close();
    }
  }

  private void drop(Segment segment) throws IOException {
    Iterator<Location> locations = index.values().iterator();
    while (locations.hasNext()) {
      if (locations.next().segment == segment) {
        locations.remove();
      }
    }
    segments.remove(segment);
    bytes -= segment.bytes();
    if (segment == newest) {
      newest = null;
    }
    segment.delete();
  }

  /** Deletes all files. */
  void clear() throws IOException {
    index.clear();
    segments.clear();
    bytes = 0;
    endNewest();
    if (Files.isDirectory(folder)) {
      for (Path path : files()) {
        lastNumber = Math.max(lastNumber, number(path));
        Files.deleteIfExists(path);
      }
    }
  }

  long entries() {
    return index.size();
  }

  long bytes() {
    return bytes;
  }

  long evictions() {
    return evictions;
  }

  long damaged() {
    return damaged;
  }

  @Override
  public void close() throws IOException {
    endNewest();
  }
}
