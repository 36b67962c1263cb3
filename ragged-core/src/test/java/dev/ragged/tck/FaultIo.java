package dev.ragged.tck;

import dev.ragged.index.BlockIo;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The real file system, whose n-th call fails; a failing write leaves half of its bytes behind.
 * Thread-safe.
 */
public final class FaultIo implements BlockIo {
  private final BlockIo disk = BlockIo.disk();
  private final AtomicInteger calls = new AtomicInteger();
  private final int failing;
  private final boolean forEver;

  private FaultIo(int failing, boolean forEver) {
    this.failing = failing;
    this.forEver = forEver;
  }

  /** Fails nothing and counts. */
  public static FaultIo never() {
    return new FaultIo(Integer.MAX_VALUE, false);
  }

  /** Fails call number {@code failing}, counted from 1, and no other. */
  public static FaultIo once(int failing) {
    return new FaultIo(failing, false);
  }

  /** Fails call number {@code failing} and all after it, as a process that died would. */
  public static FaultIo from(int failing) {
    return new FaultIo(failing, true);
  }

  /** Returns the number of calls so far. */
  public int calls() {
    return calls.get();
  }

  private boolean fails() {
    int call = calls.incrementAndGet();
    return call == failing || (forEver && call > failing);
  }

  private void step() throws IOException {
    if (fails()) {
      throw new IOException("fault at call " + calls);
    }
  }

  @Override
  public Output create(Path file) throws IOException {
    step();
    Output out = disk.create(file);
    return new Output() {
      @Override
      public void write(long position, byte[] bytes, int length) throws IOException {
        if (fails()) {
          out.write(position, bytes, length / 2);
          throw new IOException("No space left on device, at call " + calls);
        }
        out.write(position, bytes, length);
      }

      @Override
      public void force() throws IOException {
        step();
        out.force();
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
    Input in = disk.open(file);
    return new Input() {
      @Override
      public long size() throws IOException {
        step();
        return in.size();
      }

      @Override
      public void read(long position, byte[] bytes, int length) throws IOException {
        step();
        in.read(position, bytes, length);
      }

      @Override
      public void close() throws IOException {
        in.close();
        step();
      }
    };
  }

  @Override
  public void moveAtomically(Path file, Path target) throws IOException {
    step();
    disk.moveAtomically(file, target);
  }

  @Override
  public void forceDirectory(Path directory) throws IOException {
    step();
    disk.forceDirectory(directory);
  }

  @Override
  public void delete(Path file) throws IOException {
    step();
    disk.delete(file);
  }

  @Override
  public List<Path> list(Path directory) throws IOException {
    step();
    return disk.list(directory);
  }

  @Override
  public long size(Path file) throws IOException {
    step();
    return disk.size(file);
  }
}
