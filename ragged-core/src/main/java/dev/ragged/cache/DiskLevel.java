package dev.ragged.cache;

import com.github.benmanes.caffeine.cache.Ticker;
import dev.ragged.error.StoreException;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
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

  /** Pause after a failed write, for a full disk does not become empty between two searches. */
  private static final Duration PAUSE = Duration.ofSeconds(30);

  private final Path folder;
  private final SegmentLog files;
  private final Clock clock;
  private final Ticker ticker;
  private final ReentrantLock lock = new ReentrantLock();
  private boolean opened;
  private boolean closed;
  private boolean paused;
  private long pausedSince;
  private long hits;
  private long misses;
  private long rejected;
  private long failedReads;

  /**
   * Makes the level.
   *
   * @param maxBytes bound of all files together
   * @param clock dates entries, because they outlive the process
   * @param ticker tells when to try again after a failure
   */
  DiskLevel(Path folder, SegmentLayout layout, long maxBytes, Clock clock, Ticker ticker) {
    this.folder = folder;
    this.files = new SegmentLog(folder, layout, maxBytes);
    this.clock = clock;
    this.ticker = ticker;
  }

  /** Returns the entry of {@code key}, or null. */
  @Nullable DiskEntry get(Digest key) {
    SegmentLog.Location location = locate(key);
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
        files.removeDamaged(key, location);
        misses++;
      } else {
        hits++;
      }
    } finally {
      lock.unlock();
    }
    return entry;
  }

  private SegmentLog.@Nullable Location locate(Digest key) {
    lock.lock();
    try {
      SegmentLog.Location location = isOpen() ? files.find(key) : null;
      if (location == null) {
        misses++;
      }
      return location;
    } finally {
      lock.unlock();
    }
  }

  /** Takes back a hit: the entry was of no use after all. */
  void reject(Digest key, boolean damagedValue) {
    lock.lock();
    try {
      hits--;
      misses++;
      SegmentLog.Location location = files.find(key);
      if (location != null && damagedValue) {
        files.removeDamaged(key, location);
      } else if (location != null) {
        files.remove(key, location);
      }
    } finally {
      lock.unlock();
    }
  }

  /**
   * Keeps an entry, if that is possible.
   *
   * @param stillWanted asked under the lock that {@link #clear} takes
   */
  void put(Digest key, byte[] value, BooleanSupplier stillWanted) {
    lock.lock();
    try {
      if (!stillWanted.getAsBoolean()) {
        return;
      }
      if (!files.takes(value.length) || isPaused() || !isOpen()) {
        rejected++;
        return;
      }
      append(key, value);
    } finally {
      lock.unlock();
    }
  }

  private void append(Digest key, byte[] value) {
    try {
      files.append(key, clock.millis(), value);
    } catch (IOException e) {
      rejected++;
      paused = true;
      pausedSince = ticker.read();
      log.warn(
          "The cache in {} cannot be written and takes nothing for {} s: {}",
          folder,
          PAUSE.toSeconds(),
          e.toString());
      endNewest();
    }
  }

  private boolean isPaused() {
    paused &= ticker.read() - pausedSince < PAUSE.toNanos();
    return paused;
  }

  private void endNewest() {
    try {
      files.endNewest();
    } catch (IOException e) {
      log.debug("a cache file in {} did not close in order", folder, e);
    }
  }

  /** Opens the files unless that was done or failed before, and returns whether they are open. */
  private boolean isOpen() {
    if (closed || opened) {
      return !closed;
    }
    opened = true;
    try {
      files.open();
    } catch (IOException e) {
      failedReads++;
      log.warn("The cache in {} cannot be read and begins empty: {}", folder, e.toString());
    }
    return true;
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
          files.damaged() + failedReads);
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
