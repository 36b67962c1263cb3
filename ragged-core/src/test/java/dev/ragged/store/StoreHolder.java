package dev.ragged.store;

import dev.ragged.Ragged;
import dev.ragged.embedding.LexicalEmbedder;
import dev.ragged.error.StoreLockedException;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/** What another process does to a store in {@link DirectoryLockTest}. */
final class StoreHolder {
  private StoreHolder() {}

  /** Arguments: what to do, and the store's directory. */
  public static void main(String[] args) throws IOException {
    Path directory = Path.of(args[1]);
    switch (args[0]) {
      case "hold" -> hold(directory);
      case "probe" -> probe(directory);
      default -> exclude(directory, Integer.parseInt(args[2]));
    }
  }

  private static Ragged open(Path directory) {
    return Ragged.builder()
        .directory(directory)
        .backend("exact")
        .embedder(LexicalEmbedder.create(32))
        .build();
  }

  /** Opens the store and keeps it until a line comes, or says how it was refused. */
  private static void hold(Path directory) throws IOException {
    // Loads the classes, so that what is timed is the refusal.
    open(directory.resolveSibling("warm-" + ProcessHandle.current().pid())).close();
    long start = System.nanoTime();
    try (Ragged ragged = open(directory)) {
      System.out.println("held " + ragged.count());
      System.in.read();
    } catch (StoreLockedException e) {
      System.out.println("refused " + (System.nanoTime() - start) / 1_000_000);
      System.out.println(e.getMessage());
    }
  }

  /** Says whether the operating system holds a lock on the lock file. */
  private static void probe(Path directory) throws IOException {
    try (FileChannel channel =
            FileChannel.open(directory.resolve("ragged.lock"), StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock()) {
      System.out.println(lock == null ? "locked" : "free");
    }
  }

  /** Opens the store so many times and says each time whether somebody else had it open, too. */
  private static void exclude(Path directory, int rounds) throws IOException {
    Path token = directory.resolveSibling("token");
    int opened = 0;
    while (opened < rounds) {
      try (Ragged ragged = open(directory)) {
        ragged.count();
        Files.createFile(token);
        Files.delete(token);
        opened++;
      } catch (StoreLockedException e) {
        Thread.onSpinWait();
      } catch (FileAlreadyExistsException e) {
        System.out.println("two at once");
        return;
      }
    }
    System.out.println("alone " + opened);
  }
}
