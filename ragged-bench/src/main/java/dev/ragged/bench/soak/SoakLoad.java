package dev.ragged.bench.soak;

import dev.ragged.bench.corpus.EmbedderChoice;
import dev.ragged.bench.suite.Subject;
import java.util.Objects;

/**
 * What is done to the store. All processes of one run have the same. Immutable.
 *
 * @param backend that answers
 * @param embedder that makes the vectors
 * @param documents that are there at a time, about; 10 to 1,000,000
 * @param personas that are there at a time; 4 to 1,000
 * @param rate operations that are due in a second, 1 to 10,000
 * @param workers threads that do them, 1 to 64
 * @param seed of operations and texts
 */
public record SoakLoad(
    Subject backend,
    EmbedderChoice embedder,
    int documents,
    int personas,
    int rate,
    int workers,
    long seed) {
  /** How many parts of the store have an owner of their own, which alone changes them. */
  static final int SLICES = 4;

  /** Operations for each persona; 6 in 1,000 replace one. */
  private static final int REPLACED_AFTER = 500;

  /** A thousand documents in HNSW and fifty operations a second, with vectors that cost nothing. */
  public static final SoakLoad DEFAULT =
      new SoakLoad(Subject.HNSW, EmbedderChoice.PRECOMPUTED, 1_000, 12, 50, 4, 42);

  /** Creates a load. */
  public SoakLoad {
    Objects.requireNonNull(backend, "backend");
    Objects.requireNonNull(embedder, "embedder");
    requireRange("documents", documents, 10, 1_000_000);
    requireRange("personas", personas, SLICES, 1_000);
    requireRange("rate", rate, 1, 10_000);
    requireRange("workers", workers, 1, 64);
  }

  /** Returns after how many operations each persona has been replaced some three times. */
  public long warmUp() {
    return (long) personas * REPLACED_AFTER;
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s must be from %d to %d: %s=%d".formatted(name, least, most, name, value));
    }
  }
}
