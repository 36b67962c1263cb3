package dev.ragged.tck;

import dev.ragged.index.BlockIo;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/**
 * One folder on a machine whose power fails: from a call of choice on every call fails, and {@link
 * #crash} then leaves in the folder only what was forced to the device, and of the rest what the
 * fate of this instance lets through. One thread at a time.
 */
public final class PowerLossIo implements BlockIo {
  /** What becomes of a write that was never forced. */
  public enum Writes {
    /** The bytes are as they were before. */
    LOST,
    /** Its first half has come through. */
    TORN,
    /** It has come through; devices need not keep an order. */
    KEPT
  }

  private static final class Write {
    final int position;
    final byte[] bytes;

    Write(int position, byte[] bytes) {
      this.position = position;
      this.bytes = bytes;
    }
  }

  /** The content of a file, which keeps it when the name changes. */
  private static final class Content {
    private byte[] forced = {};
    private final List<Write> unforced = new ArrayList<>();

    void write(long position, byte[] bytes, int length) {
      unforced.add(new Write(Math.toIntExact(position), Arrays.copyOf(bytes, length)));
    }

    void force() {
      forced = after(Writes.KEPT);
      unforced.clear();
    }

    byte[] after(Writes fate) {
      byte[] bytes = forced;
      for (Write write : unforced) {
        int kept =
            switch (fate) {
              case LOST -> 0;
              case TORN -> write.bytes.length / 2;
              case KEPT -> write.bytes.length;
            };
        if (kept > 0) {
          bytes = Arrays.copyOf(bytes, Math.max(bytes.length, write.position + kept));
          System.arraycopy(write.bytes, 0, bytes, write.position, kept);
        }
      }
      return bytes;
    }
  }

  private final BlockIo disk = BlockIo.disk();
  private final Path directory;
  private final int failing;
  private final Writes writes;
  private final boolean namesAreKept;
  private final Map<Path, Content> names = new HashMap<>();
  private Map<Path, Content> forcedNames;
  private int calls;

  /**
   * Makes a view of {@code directory}, whose files are all on the device.
   *
   * @param failing number, counted from 1, of the first call that fails
   * @param writes what becomes of writes that were not forced
   * @param namesAreKept whether files that were created, renamed or deleted since the folder was
   *     forced stay so
   */
  public PowerLossIo(Path directory, int failing, Writes writes, boolean namesAreKept) {
    this.directory = directory;
    this.failing = failing;
    this.writes = writes;
    this.namesAreKept = namesAreKept;
    try (Stream<Path> files = Files.list(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Content content = new Content();
        content.forced = Files.readAllBytes(file);
        names.put(file, content);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    forcedNames = Map.copyOf(names);
  }

  /** Returns the number of calls so far. */
  public int calls() {
    return calls;
  }

  /** Makes the folder what it is when the machine starts again; this view is of no use then. */
  public void crash() {
    Map<Path, Content> left = namesAreKept ? names : forcedNames;
    try {
      for (Path file : disk.list(directory)) {
        disk.delete(file);
      }
      for (Map.Entry<Path, Content> file : left.entrySet()) {
        Files.write(file.getKey(), file.getValue().after(writes));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void step() throws IOException {
    if (++calls >= failing) {
      throw new IOException("the power failed at call " + failing);
    }
  }

  @Override
  public Output create(Path file) throws IOException {
    step();
    Output out = disk.create(file);
    Content content = new Content();
    names.put(file, content);
    return new Output() {
      @Override
      public void write(long position, byte[] bytes, int length) throws IOException {
        step();
        out.write(position, bytes, length);
        content.write(position, bytes, length);
      }

      @Override
      public void force() throws IOException {
        step();
        content.force();
      }

      @Override
      public void close() throws IOException {
        out.close();
        step();
      }
    };
  }

  @Override
  public Input open(Path file) throws IOException {
    step();
    return disk.open(file);
  }

  @Override
  public void moveAtomically(Path file, Path target) throws IOException {
    step();
    disk.moveAtomically(file, target);
    names.put(target, Objects.requireNonNull(names.remove(file), "name"));
  }

  @Override
  public void forceDirectory(Path folder) throws IOException {
    step();
    forcedNames = Map.copyOf(names);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
    names.remove(file);
  }

  @Override
  public List<Path> list(Path folder) throws IOException {
    step();
    return disk.list(folder);
  }

  @Override
  public long size(Path file) throws IOException {
    step();
    return disk.size(file);
  }
}
