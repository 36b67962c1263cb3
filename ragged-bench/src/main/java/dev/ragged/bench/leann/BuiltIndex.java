package dev.ragged.bench.leann;

import dev.ragged.backend.leann.LeannIndexProvider;
import dev.ragged.backend.leann.options.LeannOptions;
import dev.ragged.index.Checkpoint;
import dev.ragged.index.IndexContext;
import dev.ragged.index.OrdinalSet;
import dev.ragged.index.Similarity;
import dev.ragged.index.VectorIndex;
import dev.ragged.index.VectorSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A LEANN index of given vectors in a folder of its own, opened, filled, merged and saved by the
 * public API alone. Row <i>i</i> has the ordinal <i>i</i>. Closing it deletes the folder.
 */
public final class BuiltIndex implements AutoCloseable {
  private static final long SEED = 42;
  private static final int POLL_MILLIS = 5;

  // A merge that was given up is not begun again before the next change.
  private static final long MOST_NANOS = TimeUnit.MINUTES.toNanos(15);

  private final Path folder;
  private final ExecutorService helpers;
  private final VectorIndex index;
  private OrdinalSet all = OrdinalSet.empty();
  private long checkpoints;

  private BuiltIndex(
      LeannOptions options, Similarity similarity, int dimension, int threads, VectorSource source)
      throws IOException {
    folder = Files.createTempDirectory("ragged-leann");
    helpers = Executors.newFixedThreadPool(Math.max(1, threads));
    // On the caller's thread there is no other that could help.
    Executor executor = threads == 1 ? Runnable::run : helpers;
    index =
        new LeannIndexProvider(options)
            .open(
                new IndexContext(
                    Optional.of(folder),
                    new UUID(1, 1),
                    dimension,
                    similarity,
                    Optional.empty(),
                    source,
                    executor,
                    SEED));
  }

  /**
   * Opens an index without vectors.
   *
   * @param threads 1 to do all work on the calling thread, otherwise how many work in the
   *     background
   * @throws IOException if there is no room for a folder
   */
  public static BuiltIndex empty(
      LeannOptions options, Similarity similarity, int dimension, int threads, VectorSource source)
      throws IOException {
    return new BuiltIndex(options, similarity, dimension, threads, source);
  }

  /**
   * Builds an index in one piece, ready to be searched.
   *
   * @throws IOException if there is no room for a folder
   */
  public static BuiltIndex of(
      LeannOptions options,
      Similarity similarity,
      float[][] vectors,
      int threads,
      VectorSource source)
      throws IOException {
    BuiltIndex built = empty(options, similarity, vectors[0].length, threads, source);
    built.add(0, vectors);
    built.finish();
    return built;
  }

  /** Adds {@code vectors} at once, under ordinals from {@code first} on. */
  public void add(int first, float[][] vectors) {
    index.add(IntStream.range(first, first + vectors.length).toArray(), vectors);
  }

  /**
   * Closes the last segment, waits for merges, and saves what they made.
   *
   * @throws IllegalStateException if they do not end
   */
  public void finish() {
    save();
    long start = System.nanoTime();
    while (!index.statistics().ready()) {
      if (System.nanoTime() - start > MOST_NANOS) {
        throw new IllegalStateException("segments are still unmerged: was there a warning?");
      }
      pause();
    }
    save();
    all = index.ordinals();
  }

  private void save() {
    Checkpoint checkpoint = new Checkpoint(checkpoints, ++checkpoints);
    index.checkpoint(checkpoint);
    index.discardOtherCheckpoints(checkpoint);
  }

  private static void pause() {
    try {
      Thread.sleep(POLL_MILLIS);
    } catch (InterruptedException e) {
      throw new IllegalStateException("interrupted while an index was being built", e);
    }
  }

  /** Returns the index. */
  public VectorIndex index() {
    return index;
  }

  /** Returns all ordinals: the same set every time, which spares the index to look at it again. */
  public OrdinalSet all() {
    return all;
  }

  @Override
  public void close() throws IOException {
    index.close();
    helpers.shutdownNow();
    List<Path> paths;
    try (Stream<Path> walk = Files.walk(folder)) {
      paths = walk.sorted(Comparator.reverseOrder()).toList();
    }
    for (Path path : paths) {
      Files.delete(path);
    }
  }
}
