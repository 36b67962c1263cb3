package dev.ragged.index;

import dev.ragged.error.StoreCorruptedException;
import dev.ragged.error.StoreException;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * The files of one format in the folder of an index: one per checkpoint, each written once, whole
 * or not at all, and checked to the last bit when it is read. What every backend saves its state
 * through; a backend with several formats has one of these for each. A file may outlive its
 * checkpoint as a part of later ones. One thread at a time.
 *
 * <p>A file is written under a temporary name, forced to the device, renamed in one step, and its
 * name is forced; on POSIX only its owner may read it. Its layout is described in {@code
 * docs/formats.md}. A call of an interrupted thread fails with a {@link StoreException} and keeps
 * the flag.
 */
public final class CheckpointFiles {
  /** Writes the payload of a file. */
  @FunctionalInterface
  public interface Content {
    /**
     * Writes the payload.
     *
     * @throws IOException only what {@code out} throws
     */
    void writeTo(IndexFileWriter out) throws IOException;
  }

  /** Reads the payload of a file. */
  @FunctionalInterface
  public interface Parser<T> {
    /**
     * Reads the payload to its end.
     *
     * @throws IOException only what {@code in} throws
     */
    T read(IndexFileReader in) throws IOException;
  }

  private final BlockIo io;
  private final Path directory;
  private final UUID storeId;
  private final IndexFormat format;

  /**
   * Makes a view of {@code directory}; touches no file.
   *
   * @param directory the index's own folder, which exists
   * @param storeId written into every file and checked when it is read
   */
  public CheckpointFiles(Path directory, UUID storeId, IndexFormat format) {
    this(BlockIo.disk(), directory, storeId, format);
  }

  /** As {@link #CheckpointFiles(Path, UUID, IndexFormat)}, on another file system. */
  public CheckpointFiles(BlockIo io, Path directory, UUID storeId, IndexFormat format) {
    this.io = io;
    this.directory = directory;
    this.storeId = storeId;
    this.format = format;
  }

  /**
   * Writes the file of {@code checkpoint}. When this returns it is there for good; if it throws, it
   * is there whole or not at all, and all other files are as they were.
   *
   * @throws StoreException if it cannot be written
   */
  public void save(Checkpoint checkpoint, Content content) {
    FileIdentity identity = identity(checkpoint);
    Path temporary = directory.resolve(identity.temporaryName());
    try {
      io.delete(temporary);
      try (BlockIo.Output out = io.create(temporary)) {
        IndexFileWriter writer = new IndexFileWriter(out, identity);
        content.writeTo(writer);
        writer.finish();
      }
      io.moveAtomically(temporary, directory.resolve(identity.fileName()));
      io.forceDirectory(directory);
    } catch (IOException e) {
      deleteAfter(e, temporary);
      throw failed("written", directory.resolve(identity.fileName()), e);
    } catch (RuntimeException | Error e) {
      deleteAfter(e, temporary);
      throw e;
    }
  }

  /**
   * Reads the file of {@code checkpoint}.
   *
   * @throws StoreCorruptedException if it is missing, damaged, of another store, another checkpoint
   *     or another format, or {@code parser} leaves a part of it unread
   * @throws dev.ragged.error.StoreTooNewException if a newer version wrote it
   * @throws StoreException if the device fails
   */
  public <T> T load(Checkpoint checkpoint, Parser<T> parser) {
    FileIdentity identity = identity(checkpoint);
    Path file = directory.resolve(identity.fileName());
    try (BlockIo.Input in = io.open(file)) {
      IndexFileReader reader = new IndexFileReader(in, identity, file.toString());
      T result = parser.read(reader);
      reader.finish();
      return result;
    } catch (NoSuchFileException e) {
      throw new StoreCorruptedException(
          "index file is missing: file=" + file + "; the index must be rebuilt", e);
    } catch (EOFException e) {
      throw new StoreCorruptedException(
          "index file became shorter while it was read: file=" + file + " (" + e + ")", e);
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /** Returns the size of the file of {@code checkpoint} in bytes, 0 if there is none. */
  public long bytes(Checkpoint checkpoint) {
    Path file = directory.resolve(identity(checkpoint).fileName());
    try {
      return io.size(file);
    } catch (NoSuchFileException e) {
      return 0;
    } catch (IOException e) {
      throw failed("read", file, e);
    }
  }

  /**
   * Returns the checkpoints that have a file, by sequence and token. A file that is named like one
   * counts, whatever is in it.
   */
  public List<Checkpoint> saved() {
    List<Checkpoint> saved = new ArrayList<>();
    for (Path file : entries()) {
      FileIdentity.checkpoint(format, name(file))
          .filter(checkpoint -> identity(checkpoint).fileName().equals(name(file)))
          .ifPresent(saved::add);
    }
    saved.sort(Comparator.comparingLong(Checkpoint::sequence).thenComparingLong(Checkpoint::token));
    return List.copyOf(saved);
  }

  /** Deletes the files of every checkpoint but {@code kept}. */
  public void discardOthers(Checkpoint kept) {
    discardOthers(List.of(kept));
  }

  /**
   * Deletes the files of every checkpoint but those in {@code kept}. A backend whose checkpoint is
   * made of files that earlier ones wrote keeps those, too.
   */
  public void discardOthers(Collection<Checkpoint> kept) {
    Set<String> names = new HashSet<>();
    kept.forEach(checkpoint -> names.add(identity(checkpoint).fileName()));
    deleteMatching(FileIdentity.finishedNames(format), names);
  }

  /** Deletes what a {@link #save} left that was cut short. Called when an index opens. */
  public void sweep() {
    deleteMatching(FileIdentity.temporaryNames(format), Set.of());
  }

  private void deleteMatching(String names, Set<String> except) {
    Pattern pattern = Pattern.compile(names);
    try {
      for (Path file : io.list(directory)) {
        String name = name(file);
        if (pattern.matcher(name).matches() && !except.contains(name)) {
          io.delete(file);
        }
      }
    } catch (IOException e) {
      throw failed("deleted", directory, e);
    }
  }

  private List<Path> entries() {
    try {
      return io.list(directory);
    } catch (IOException e) {
      throw failed("listed", directory, e);
    }
  }

  private static String name(Path file) {
    return String.valueOf(file.getFileName());
  }

  private FileIdentity identity(Checkpoint checkpoint) {
    return new FileIdentity(format, storeId, checkpoint);
  }

  private void deleteAfter(Throwable failure, Path temporary) {
    try {
      io.delete(temporary);
    } catch (IOException e) {
      failure.addSuppressed(e);
    }
  }

  private static StoreException failed(String what, Path file, IOException cause) {
    return new StoreException(
        "index file could not be "
            + what
            + ": file="
            + file
            + ", cause="
            + cause
            + "; check free space and permissions",
        cause);
  }
}
