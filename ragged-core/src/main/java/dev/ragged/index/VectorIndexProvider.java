package dev.ragged.index;

import dev.ragged.config.Configurable;
import dev.ragged.config.RaggedConfig;

/**
 * Opens indexes of one backend. Found by {@link java.util.ServiceLoader} under its name, or passed
 * to the builder as an instance with its own parameters. Thread-safe.
 *
 * <p>A provider that has settings is found as a {@link Configurable}, too.
 */
public interface VectorIndexProvider extends Configurable {
  /** Returns the backend's name, lower-case letters, digits and hyphens; also its folder's name. */
  String name();

  /**
   * Returns the rank among backends when the application names none; the built-in exact index has
   * 0.
   */
  int priority();

  /**
   * Returns whether the indexes keep whole vectors. A store does not keep the last vectors of an
   * index that has none either: it asks for a checkpoint whenever it closes, however few wait.
   */
  default boolean keepsVectors() {
    return true;
  }

  /**
   * Returns what answers depend on beside the vectors: the name, and every setting that can change
   * an answer. What a cache keeps over a restart is found again only if it is the same. Constant.
   */
  default String fingerprint() {
    return name();
  }

  /**
   * Returns what an index of so many vectors takes up, within 15 % of what its {@link
   * IndexStatistics} say once all are saved and in the backend's own structure. On top of it come
   * caches, whose bounds are settings, and what building takes meanwhile. Unless a backend says
   * otherwise, that is what whole vectors take.
   *
   * @param vectors how many, at least 0
   * @param dimension of each, at least 1
   * @throws IllegalArgumentException if one is smaller
   */
  default IndexBytes estimate(long vectors, int dimension, Similarity similarity) {
    return IndexBytes.ofWholeVectors(vectors, dimension);
  }

  /**
   * Returns the provider that opens indexes as {@code config} says, which knows {@link #settings}.
   * Asked only of a provider that was found, not of one that was passed to the builder.
   *
   * @throws IllegalArgumentException if values do not go together; the message names their keys
   */
  default VectorIndexProvider configured(RaggedConfig config) {
    return this;
  }

  /**
   * Opens an index: at the state {@code context.checkpoint()}, or without vectors.
   *
   * @throws dev.ragged.error.StoreCorruptedException if the files of the checkpoint are missing,
   *     damaged or another store's; the caller may open again without checkpoint and add all
   *     vectors anew
   * @throws dev.ragged.error.StoreTooNewException if they were written by a newer version
   */
  VectorIndex open(IndexContext context);
}
