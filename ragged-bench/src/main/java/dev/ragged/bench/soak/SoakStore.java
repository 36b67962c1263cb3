package dev.ragged.bench.soak;

import dev.ragged.Health;
import dev.ragged.Ragged;
import dev.ragged.bench.TemporaryFolder;
import dev.ragged.config.Settings;
import dev.ragged.embedding.Embedder;
import dev.ragged.memory.MemoryOptions;
import dev.ragged.memory.PersonalMemory;
import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/**
 * The store with its memory. Its caches are small, in the heap and on disk, so that they are full
 * before the warm-up ends and their filling is no leak. Thread-safe but for opening it again, for
 * which nobody may use it.
 */
final class SoakStore implements AutoCloseable {
  private static final long CACHE_BYTES = 1 << 20;

  private final SoakLoad load;
  private final Path folder;
  private final Embedder embedder;
  private volatile Ragged ragged;

  /** Opens the store in {@code folder}, or makes one there. */
  SoakStore(SoakLoad load, Path folder) {
    this.load = load;
    this.folder = folder;
    this.embedder = load.embedder().open(load.seed());
    this.ragged = open(directory());
  }

  private Path directory() {
    return folder.resolve("store");
  }

  private Ragged open(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .backend(load.backend().provider())
        .embedder(embedder)
        .seed(load.seed())
        .set(Settings.CACHE_RESULTS_HEAP_BYTES, CACHE_BYTES)
        .set(Settings.CACHE_RESULTS_DISK_BYTES, CACHE_BYTES)
        .set(Settings.CACHE_EMBEDDINGS_HEAP_BYTES, CACHE_BYTES)
        .set(Settings.CACHE_EMBEDDINGS_DISK_BYTES, CACHE_BYTES)
        // It keeps figures of the last day, and so grows with the time until there is one.
        .set(Settings.PROFILING_MONITOR, false)
        .memory(MemoryOptions.DEFAULT)
        .build();
  }

  Ragged ragged() {
    return ragged;
  }

  PersonalMemory memory() {
    return PersonalMemory.of(ragged);
  }

  void reopen() {
    ragged.close();
    ragged = open(directory());
  }

  /** Makes a backup, checks it, and deletes it. One at a time. */
  synchronized void checkBackup() {
    try (TemporaryFolder target = TemporaryFolder.below(folder, "backup")) {
      Path copy = target.path().resolve("store");
      ragged.backup(copy);
      try (Ragged opened = open(copy)) {
        Health health = opened.check();
        WrongAnswer.unless(
            health.isHealthy(), "a backup must be sound", "problems", health.problems());
      }
    } catch (IOException e) {
      throw new WrongAnswer("a backup could not be made: " + e);
    }
  }

  /** Returns the sizes of all its files that are no logs; what comes or goes may be left out. */
  long bytes() throws IOException {
    return bytes(file -> !isLog(file));
  }

  /** Returns the sizes of the write-ahead logs. */
  long logBytes() throws IOException {
    return bytes(SoakStore::isLog);
  }

  private static boolean isLog(Path file) {
    return file.toString().endsWith("-wal") || file.toString().endsWith("-shm");
  }

  private long bytes(Predicate<Path> counted) throws IOException {
    AtomicLong sum = new AtomicLong();
    Files.walkFileTree(
        directory(),
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            sum.addAndGet(counted.test(file) ? attributes.size() : 0);
            return FileVisitResult.CONTINUE;
          }

          @Override
          public FileVisitResult visitFileFailed(Path file, IOException gone) {
            return FileVisitResult.CONTINUE;
          }
        });
    return sum.get();
  }

  @Override
  public void close() {
    try {
      ragged.close();
    } finally {
      embedder.close();
    }
  }
}
