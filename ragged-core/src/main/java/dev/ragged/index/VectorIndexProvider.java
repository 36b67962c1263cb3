package dev.ragged.index;

/**
 * Opens indexes of one backend. Found by {@link java.util.ServiceLoader} under its name, or passed
 * to the builder as an instance with its own parameters. Thread-safe.
 */
public interface VectorIndexProvider {
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
   * Opens an index: at the state {@code context.checkpoint()}, or without vectors.
   *
   * @throws dev.ragged.error.StoreCorruptedException if the files of the checkpoint are missing,
   *     damaged or another store's; the caller may open again without checkpoint and add all
   *     vectors anew
   * @throws dev.ragged.error.StoreTooNewException if they were written by a newer version
   */
  VectorIndex open(IndexContext context);
}
