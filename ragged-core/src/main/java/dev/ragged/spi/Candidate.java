package dev.ragged.spi;

import java.util.Objects;

/**
 * A chunk that one way of searching proposes. Immutable.
 *
 * @param chunk which chunk
 * @param score closeness in [0, 1], higher is closer
 */
public record Candidate(ChunkId chunk, double score) {
  public Candidate {
    Objects.requireNonNull(chunk, "chunk");
  }
}
