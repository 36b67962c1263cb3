package dev.ragged.bench.peers;

/**
 * How many vectors are made up, and how. They are the same each time. Immutable.
 *
 * @param vectors that are indexed, at least 1
 * @param queries that are asked, at least 1
 * @param dimension of each, at least 1
 * @param clusters around whose centres they lie, at least 1
 */
public record MadeUpVectors(int vectors, int queries, int dimension, int clusters) {
  /** 100,000 vectors and 1,000 queries of 384 dimensions in 1,000 clusters. */
  public static final MadeUpVectors DEFAULT = new MadeUpVectors(100_000, 1_000, 384, 1_000);

  /** Creates the description. */
  public MadeUpVectors {
    requirePositive("vectors", vectors);
    requirePositive("queries", queries);
    requirePositive("dimension", dimension);
    requirePositive("clusters", clusters);
  }

  static void requirePositive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException(
          "%s must be at least 1: %s=%d".formatted(name, name, value));
    }
  }
}
