package dev.ragged.cache;

import dev.ragged.error.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Entries on disk that survive the process, as long as they are of use to anybody: whatever is
 * wrong with a file or with the disk makes a lookup a miss, and is counted. Nothing is forced to
 * the device. Thread-safe; files are opened when the first entry is asked for or put.
 *
 * <p>Concurrency: one lock guards the index and the newest file; entries are read outside of it.
 */
final class DiskLevel implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DiskLevel.class);

  private final Path folder;
  private final SegmentLog files;
  private final Lifetime lifetime;
  private final Pause pause;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean opened;
  private boolean closed;
  private long hits;
  private long misses;
  private long rejected;
  private long failedOpenings;

  /**
   * Makes the level.
   *
   * @param folder of {@code files}, for messages
   * @param pause begins after a failure
   */
  DiskLevel(Path folder, SegmentLog files, Lifetime lifetime, Pause pause) {
    this.folder = folder;
    this.files = files;
    this.lifetime = lifetime;
    this.pause = pause;
  }

  /** Returns the entry of {@code key}, which counts as asking for it, or null. */
  @Nullable DiskEntry get(Digest key) {
    Location location = locate(key);
    if (location == null) {
      return null;
    }
    DiskEntry entry = null;
    try {
      entry = location.read(key);
    } catch (IOException e) {
      log.debug("a cache entry in {} cannot be read", folder, e);
    }
    lock.lock();
    try {
      if (entry == null) {
        removeDamaged(key, location);
        misses++;
      } else {
        location.usage().ask();
        hits++;
      }
    } finally {
      lock.unlock();
    }
    return entry;
  }

  /** Returns where an entry lies whose time is not over, or null. */
  private @Nullable Location locate(Digest key) {
    lock.lock();
    try {
      Location location = isOpen() ? files.find(key) : null;
      if (location != null && lifetime.left(location.born()).compareTo(Duration.ZERO) <= 0) {
        files.remove(key, location);
        location = null;
      }
      if (location == null) {
        misses++;
      }
      return location;
    } finally {
      lock.unlock();
    }
  }

  private void removeDamaged(Digest key, Location location) {
    try {
      files.removeDamaged(key, location);
    } catch (IOException e) {
      log.debug("a cache file in {} did not close in order", folder, e);
    }
  }

  /** Takes back a hit: the value of the entry cannot be read. */
  void takeBack(Digest key, DiskEntry entry) {
    lock.lock();
    try {
      hits--;
      misses++;
      removeDamaged(key, entry.location());
    } finally {
      lock.unlock();
    }
  }

  /** Counts a value that cannot be written, and forgets the one that {@code key} has. */
  void reject(Digest key) {
    lock.lock();
    try {
      rejected++;
      files.remove(key);
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps an entry, if that is possible. If not, the one that {@code key} has is forgotten.
   *
   * @param stillWanted asked under the lock that {@link #clear} takes
   */
  void put(Digest key, DiskValue value, BooleanSupplier stillWanted) {
    lock.lock();
    try {
      if (!stillWanted.getAsBoolean()) {
        return;
      }
      if (!files.takes(value.bytes().length) || pause.holds() || !isOpen()) {
        rejected++;
        files.remove(key);
        return;
      }
      append(key, value);
    } finally {
      lock.unlock();
    }
  }

  private void append(Digest key, DiskValue value) {
    try {
      files.append(key, value);
    } catch (IOException e) {
      rejected++;
      files.remove(key);
      pause.begin();
      log.warn(
          "The cache in {} cannot be written and takes nothing for {} s: {}",
          folder,
          Pause.LENGTH.toSeconds(),
          e.toString());
      endNewest();
    }
  }

  private void endNewest() {
    try {
      files.endNewest();
    } catch (IOException e) {
      log.debug("a cache file in {} did not close in order", folder, e);
    }
  }

  /** Opens the files unless they are, and returns whether they are open. */
  private boolean isOpen() {
    if (closed || opened || pause.holds()) {
      return opened && !closed;
    }
    try {
      files.open();
      opened = true;
    } catch (IOException e) {
      failedOpenings++;
      pause.begin();
      log.warn(
          "The cache in {} cannot be read and gives nothing for {} s: {}",
          folder,
          Pause.LENGTH.toSeconds(),
          e.toString());
    }
    return opened;
  }

  /** Reads what is there, which the first lookup would do otherwise. */
  void warmUp() {
    lock.lock();
    try {
      isOpen();
    } finally {
      lock.unlock();
    }
  }

  /**
   * Deletes everything.
   *
   * @throws StoreException if a file cannot be deleted
   */
  void clear() {
    lock.lock();
    try {
      files.clear();
    } catch (IOException e) {
      throw new StoreException(
          "the cache cannot be cleared: " + folder + "; delete the folder yourself", e);
    } finally {
      lock.unlock();
    }
  }

  LevelStatistics statistics() {
    lock.lock();
    try {
      return new LevelStatistics(
          hits,
          misses,
          files.entries(),
          files.bytes(),
          files.evictions(),
          rejected,
          files.damaged() + failedOpenings);
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      endNewest();
    } finally {
      lock.unlock();
    }
  }
}
