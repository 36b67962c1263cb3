package dev.ragged.index;

import java.nio.file.Path;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executor;

/**
 * What a backend gets to know when it is opened. Immutable.
 *
 * @param directory a folder of its own that exists and may be empty, or empty if the index lives in
 *     memory only
 * @param storeId the store this index belongs to; written into its files and checked on load
 * @param dimension length of every vector
 * @param similarity how closeness is measured
 * @param checkpoint the saved state to load; empty for an index that starts without vectors
 * @param source gives vectors back by ordinal
 * @param executor runs background work; every task given to it must end soon after the index is
 *     closed
 * @param seed start of every random choice
 */
public record IndexContext(
    Optional<Path> directory,
    UUID storeId,
    int dimension,
    Similarity similarity,
    Optional<Checkpoint> checkpoint,
    VectorSource source,
    Executor executor,
    long seed) {
  public IndexContext {
    Objects.requireNonNull(directory, "directory");
    Objects.requireNonNull(storeId, "storeId");
    Objects.requireNonNull(similarity, "similarity");
    Objects.requireNonNull(checkpoint, "checkpoint");
    Objects.requireNonNull(source, "source");
    Objects.requireNonNull(executor, "executor");
    if (dimension < 1) {
      throw new IllegalArgumentException("dimension must be at least 1: dimension=" + dimension);
    }
    if (checkpoint.isPresent() && directory.isEmpty()) {
      throw new IllegalArgumentException("a checkpoint needs a directory to be loaded from");
    }
  }

  /** Returns this context without a checkpoint to load. */
  public IndexContext fresh() {
    return new IndexContext(
        directory, storeId, dimension, similarity, Optional.empty(), source, executor, seed);
  }
}
