package dev.ragged.index;

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
 */
public record IndexStatistics(
    String backend, int vectors, int removed, long bytesInMemory, long bytesOnDisk, boolean ready) {
  public IndexStatistics {
    Objects.requireNonNull(backend, "backend");
  }
}
