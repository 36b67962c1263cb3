package dev.ragged.backend.leann.segment;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A scratch file for the rows of segments that keep none, so that merging them while a store grows
 * does not embed everything again. The file has no name in the folder where the system allows that,
 * and is gone when this is closed or the process ends. Thread-safe.
 *
 * <p>It is never needed: where it cannot be written or read, it says so once and forgets its rows,
 * which are then recomputed. It takes 4 bytes per component on disk until it is closed.
 */
public final class RowSpill implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(RowSpill.class);
  private static final String PREFIX = "leann-spill-";
  private static final String SUFFIX = ".tmp";

  // Concurrency: a batch is listed after it was written, and positions are never written twice. The
  // writer and the one compaction are the only callers, and hold no lock.

  private static final class Batch {
    final int[] ordinals;
    final long start;

    Batch(int[] ordinals, long start) {
      this.ordinals = ordinals;
      this.start = start;
    }
  }

  private final Path folder;
  private final int rowBytes;
  private final List<Batch> batches = new CopyOnWriteArrayList<>();
  private volatile @Nullable FileChannel channel;
  private volatile boolean closed;
  private long end;

  /** Makes a spill that creates its file in {@code folder} when it first gets rows. */
  public RowSpill(Path folder, int dimension) {
    this.folder = folder;
    this.rowBytes = dimension * Float.BYTES;
  }

  /** Deletes what a killed process left in {@code folder}, where systems keep such files' names. */
  public static void sweep(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        if (name.startsWith(PREFIX) && name.endsWith(SUFFIX)) {
          Files.deleteIfExists(file);
        }
      }
    } catch (IOException e) {
      LOG.warn("scratch files in {} could not be deleted", folder, e);
    }
  }

  /**
   * Keeps {@code rows}. For one thread at a time.
   *
   * @param ordinals ascending
   */
  public void add(int[] ordinals, float[][] rows) {
    if (closed) {
      return;
    }
    try {
      FileChannel file = open();
      ByteBuffer buffer = buffer();
      long at = end;
      for (float[] row : rows) {
        buffer.clear().asFloatBuffer().put(row);
        while (buffer.hasRemaining()) {
          at += file.write(buffer, at);
        }
      }
      batches.add(new Batch(ordinals, end));
      end = at;
    } catch (IOException e) {
      giveUp(e);
    }
  }

  /** Returns a copy of the row of {@code ordinal}, or null if it is not here. */
  public float @Nullable [] row(int ordinal) {
    FileChannel file = channel;
    for (Batch batch : batches) {
      int i = Arrays.binarySearch(batch.ordinals, ordinal);
      if (i >= 0 && file != null) {
        return read(file, batch.start + (long) i * rowBytes);
      }
    }
    return null;
  }

  private float @Nullable [] read(FileChannel file, long position) {
    try {
      ByteBuffer buffer = buffer();
      while (buffer.hasRemaining()) {
        if (file.read(buffer, position + buffer.position()) < 0) {
          throw new IOException("the file is shorter than what was written to it");
        }
      }
      float[] row = new float[rowBytes / Float.BYTES];
      buffer.flip().asFloatBuffer().get(row);
      return row;
    } catch (IOException e) {
      giveUp(e);
      return null;
    }
  }

  private ByteBuffer buffer() {
    return ByteBuffer.allocate(rowBytes).order(ByteOrder.nativeOrder());
  }

  private FileChannel open() throws IOException {
    FileChannel file = channel;
    if (file == null) {
      // Only its owner may read a file that createTempFile makes.
      file =
          FileChannel.open(
              Files.createTempFile(folder, PREFIX, SUFFIX),
              StandardOpenOption.READ,
              StandardOpenOption.WRITE,
              StandardOpenOption.DELETE_ON_CLOSE);
      channel = file;
    }
    return file;
  }

  private void giveUp(IOException cause) {
    if (!closed) {
      LOG.warn(
          "vectors cannot be put aside in {}; merging segments will recompute them", folder, cause);
    }
    close();
  }

  /** Forgets all rows and frees their room. Idempotent. */
  @Override
  public void close() {
    closed = true;
    batches.clear();
    FileChannel file = channel;
    channel = null;
    if (file != null) {
      try {
        file.close();
      } catch (IOException e) {
        LOG.warn("the scratch file in {} could not be closed", folder, e);
      }
    }
  }
}
