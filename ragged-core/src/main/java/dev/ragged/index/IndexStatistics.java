package dev.ragged.index;

import java.util.Map;
import java.util.Objects;

/**
 * State of an index at one moment. Immutable.
 *
 * @param backend name of the backend
 * @param vectors number of vectors that can be found
 * @param removed number of removed vectors that still take up room
 * @param bytesInMemory estimated bytes of heap held
 * @param bytesOnDisk bytes of the files of the last checkpoint
 * @param ready whether the backend's own structure answers; while it is being built, searches are
 *     answered by comparing with every vector
 * @param figures what this backend alone has to say, by name, for example {@code cache.hits}; the
 *     backend's documentation lists names and units
 */
public record IndexStatistics(
    String backend,
    int vectors,
    int removed,
    long bytesInMemory,
    long bytesOnDisk,
    boolean ready,
    Map<String, Double> figures) {
  /**
   * Name of the figure that says how many vectors are not in the backend's structure yet, where it
   * grows in the background: searches scan them beside it.
   */
  public static final String UNLINKED = "unlinked";

  public IndexStatistics {
    Objects.requireNonNull(backend, "backend");
    figures = Map.copyOf(figures);
  }

  /** Makes the state of a backend that has no figures of its own. */
  public IndexStatistics(
      String backend,
      int vectors,
      int removed,
      long bytesInMemory,
      long bytesOnDisk,
      boolean ready) {
    this(backend, vectors, removed, bytesInMemory, bytesOnDisk, ready, Map.of());
  }
}
