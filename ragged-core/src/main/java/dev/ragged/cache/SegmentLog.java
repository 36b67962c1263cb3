package dev.ragged.cache;

import java.io.Closeable;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The files of one cache and where in them each entry lies. Entries are appended to the newest
 * file; when the files would outgrow their bound the oldest goes, and those of its entries that
 * were asked for since they were written move to the newest: FIFO with a second chance, as in CLOCK
 * (Corbato, "A paging experiment with the Multics system", 1968). One thread at a time.
 */
final class SegmentLog implements Closeable {
  private static final int FILES = 8;

  private final SegmentFolder folder;
  private final long maxBytes;
  private final long segmentBytes;
  private final Map<Digest, Location> index = new HashMap<>();
  private final Deque<Segment> segments = new ArrayDeque<>();
  private @Nullable Segment newest;
  private long evictions;
  private long damaged;

  /** Makes one of at most {@code maxBytes} bytes in files. */
  SegmentLog(SegmentFolder folder, long maxBytes) {
    this.folder = folder;
    this.maxBytes = maxBytes;
    this.segmentBytes = Math.min(maxBytes / FILES, SegmentFolder.MAX_FILE_BYTES);
  }

  /** Takes over the files that are there; what is appended goes on in the last of them. */
  void open() throws IOException {
    endNewest();
    index.clear();
    segments.clear();
    segments.addAll(folder.takeOver(index));
    makeRoom(0, 0);
    Segment last = segments.peekLast();
    if (last != null && last.bytes() < segmentBytes) {
      last.continueWriting();
      newest = last;
    }
  }

  /** Returns where the entry of {@code key} lies, or null. */
  @Nullable Location find(Digest key) {
    return index.get(key);
  }

  /** Returns whether an entry of this size is taken at all. */
  boolean takes(int valueBytes) {
    return SegmentLayout.HEADER_BYTES + (long) SegmentLayout.HEAD_BYTES + valueBytes
        <= segmentBytes;
  }

  /** Appends an entry in place of the one that {@code key} has. */
  void append(Digest key, DiskValue value) throws IOException {
    int size = SegmentLayout.HEAD_BYTES + value.bytes().length;
    if (newest == null || newest.bytes() + size > segmentBytes) {
      begin(size);
    }
    write(key, value);
  }

  private void write(Digest key, DiskValue value) throws IOException {
    Segment segment = newest;
    if (segment == null) {
      throw new IllegalStateException("no cache file is being written");
    }
    int offset = segment.append(key, value.writtenAt(), value.bytes());
    index.put(
        key, new Location(segment, offset, value.bytes().length, value.born(), value.usage()));
  }

  /** Begins a new file with room for an entry of {@code size} bytes. */
  private void begin(int size) throws IOException {
    endNewest();
    long room = segmentBytes - SegmentLayout.HEADER_BYTES - size;
    List<Kept> kept = makeRoom(segmentBytes, Math.min(room, segmentBytes / 2));
    newest = folder.create();
    segments.add(newest);
    for (Kept entry : kept) {
      write(entry.key, entry.value);
    }
  }

  private record Kept(Digest key, DiskValue value) {}

  /**
   * Drops the oldest files until {@code wanted} bytes are free, and returns what deserves to stay:
   * at most {@code room} bytes, half a file, so that every new file makes progress. A file that
   * cannot be deleted counts on, and nothing is written until it can.
   *
   * <p>Looks through the whole index for each file: a millisecond per 10,000 entries, once in an
   * eighth of the bound.
   */
  private List<Kept> makeRoom(long wanted, long room) throws IOException {
    List<Kept> kept = new ArrayList<>();
    long left = room;
    while (!segments.isEmpty() && bytes() + wanted > maxBytes) {
      Segment oldest = segments.element();
      long lost = 0;
      for (Map.Entry<Digest, Location> indexed : entriesIn(oldest)) {
        Location location = indexed.getValue();
        Kept entry =
            location.usage().take() && location.size() <= left
                ? keptOrNull(indexed.getKey(), location)
                : null;
        if (entry == null) {
          lost++;
        } else {
          kept.add(entry);
          left -= location.size();
        }
      }
      oldest.delete();
      forget(oldest);
      evictions += lost;
    }
    return kept;
  }

  private @Nullable Kept keptOrNull(Digest key, Location location) {
    try {
      DiskEntry entry = location.read(key);
      if (entry != null) {
        return new Kept(key, entry.again());
      }
    } catch (IOException e) {
      // As good as damaged: it goes with its file.
    }
    damaged++;
    return null;
  }

  private List<Map.Entry<Digest, Location>> entriesIn(Segment segment) {
    return index.entrySet().stream().filter(entry -> entry.getValue().isIn(segment)).toList();
  }

  /** Forgets an entry that turned out to be damaged, and its whole file if that has vanished. */
  void removeDamaged(Digest key, Location location) throws IOException {
    if (index.remove(key, location)) {
      damaged++;
      Segment segment = location.segment();
      if (!segment.exists()) {
        forget(segment);
        segment.close();
      }
    }
  }

  /** Forgets one entry, unless there is a newer one in its place. */
  void remove(Digest key, Location location) {
    index.remove(key, location);
  }

  /** Forgets the entry of {@code key}. */
  void remove(Digest key) {
    index.remove(key);
  }

  /** Ends the newest file, after whose end nobody knows what was written. */
  void endNewest() throws IOException {
    if (newest != null) {
      Segment ended = newest;
      newest = null;
      ended.close();
    }
  }

  private void forget(Segment segment) {
    index.values().removeIf(location -> location.isIn(segment));
    segments.remove(segment);
    if (segment == newest) {
      newest = null;
    }
  }

  /** Forgets all entries and deletes all files. */
  void clear() throws IOException {
    index.clear();
    try {
      endNewest();
    } finally {
      try {
        folder.deleteAll();
      } finally {
        segments.removeIf(segment -> !segment.exists());
      }
    }
  }

  long entries() {
    return index.size();
  }

  /** Returns the sizes of all files together. */
  long bytes() {
    return segments.stream().mapToLong(Segment::bytes).sum();
  }

  long evictions() {
    return evictions;
  }

  long damaged() {
    return damaged + folder.damaged();
  }

  @Override
  public void close() throws IOException {
    endNewest();
  }
}
