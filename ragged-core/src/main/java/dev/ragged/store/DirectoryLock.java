package dev.ragged.store;

import dev.ragged.error.StoreException;
import dev.ragged.error.StoreLockedException;
import dev.ragged.sqlite.PrivateFiles;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps a store's directory to one instance in one process.
 *
 * <p>POSIX drops a process's lock on a file as soon as that process closes <em>any</em> channel on
 * it. So within this process the lock file is opened at most once: a second attempt is refused by a
 * registry before it opens anything. The registry is the system properties, which all class loaders
 * share. Nobody reads the lock file; who holds it stands in a file beside it.
 */
final class DirectoryLock implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(DirectoryLock.class);

  private final String registryKey;
  private final Path file;
  private final @Nullable Object fileKey;
  private final Path owner;
  private final FileChannel channel;
  private final FileLock lock;
  private boolean closed;

  private DirectoryLock(
      String registryKey, StoreDirectory directory, FileChannel channel, FileLock lock)
      throws IOException {
    this.registryKey = registryKey;
    this.file = directory.lock();
    this.fileKey = fileKey(file);
    this.owner = directory.owner();
    this.channel = channel;
    this.lock = lock;
  }

  /**
   * Locks the directory.
   *
   * @throws StoreLockedException at once, if it is held
   */
  static DirectoryLock acquire(StoreDirectory directory) {
    String key = "dev.ragged.lock:" + directory.root();
    String here = "process " + ProcessHandle.current().pid() + " since " + Instant.now();
    Object holder = System.getProperties().putIfAbsent(key, here);
    if (holder != null) {
      throw refused(directory, "this very process (" + holder + ")", null);
    }
    DirectoryLock acquired = null;
    boolean done = false;
    try {
      PrivateFiles.createFile(directory.lock());
      acquired = open(directory, key);
      PrivateFiles.createFile(directory.owner());
      Files.writeString(directory.owner(), here + System.lineSeparator());
      done = true;
      return acquired;
    } catch (IOException e) {
      throw new StoreException("the store cannot be locked: " + directory.lock(), e);
    } finally {
      if (!done && acquired != null) {
        acquired.close();
      } else if (!done) {
        System.getProperties().remove(key);
      }
    }
  }

  private static DirectoryLock open(StoreDirectory directory, String key) throws IOException {
    FileChannel channel = FileChannel.open(directory.lock(), StandardOpenOption.WRITE);
    FileLock lock = null;
    try {
      lock = channel.tryLock();
      if (lock == null) {
        throw refused(directory, otherProcess(directory.owner()), null);
      }
      return new DirectoryLock(key, directory, channel, lock);
    } finally {
      if (lock == null) {
        channel.close();
      }
    }
  }

  private static StoreLockedException refused(
      StoreDirectory directory, String holder, @Nullable Throwable cause) {
    return new StoreLockedException(
        "the store is in use: "
            + directory.root()
            + " is held by "
            + holder
            + "; close it there, or choose another directory",
        cause);
  }

  private static String otherProcess(Path owner) {
    try {
      String holder = Files.readString(owner, StandardCharsets.UTF_8).strip();
      return holder.isEmpty() ? "another process" : holder;
    } catch (IOException e) {
      log.debug("cannot read {}", owner, e);
      return "another process";
    }
  }

  private static @Nullable Object fileKey(Path file) throws IOException {
    return Files.readAttributes(file, BasicFileAttributes.class).fileKey();
  }

  /** Returns whether the directory is still ours, and still there. */
  boolean isHeld() {
    try {
      return !closed && lock.isValid() && Objects.equals(fileKey, fileKey(file));
    } catch (IOException e) {
      log.debug("cannot look at {}", file, e);
      return false;
    }
  }

  @Override
  public void close() {
    if (closed) {
      return;
    }
    closed = true;
    try {
      Files.deleteIfExists(owner);
      lock.release();
    } catch (IOException e) {
      log.warn("the lock of {} could not be released in order", owner.getParent(), e);
    } finally {
      closeChannel();
      System.getProperties().remove(registryKey);
    }
  }

  private void closeChannel() {
    try {
      channel.close();
    } catch (IOException e) {
      log.warn("the lock file beside {} could not be closed", owner, e);
    }
  }
}
