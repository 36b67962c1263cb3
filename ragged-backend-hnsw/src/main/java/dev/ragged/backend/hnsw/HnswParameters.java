package dev.ragged.backend.hnsw;

/**
 * How the graph is built and walked. Immutable.
 *
 * <p>Higher {@code m} and {@code efConstruction} give higher recall for more memory and build time;
 * higher {@code efSearch} gives higher recall for more time per query.
 *
 * @param m links per vector and level, 2 to 128; the lowest level has twice as many
 * @param efConstruction candidates kept while a vector is linked, {@code m} to 10,000
 * @param efSearch candidates kept while a query is answered, 1 to 10,000; a query's own {@link
 *     dev.ragged.index.Effort} takes its place
 */
public record HnswParameters(int m, int efConstruction, int efSearch) {
  /**
   * Cheapest to build and to ask: 16 links, 100 candidates to build, 32 to search.
   *
   * <p>Fewer than 32 search candidates would make this preset's default effort poorer than {@link
   * dev.ragged.index.Effort#FAST}, and as few as the default {@code k} of 10 leave nothing to
   * choose from.
   */
  public static final HnswParameters SPEED = new HnswParameters(16, 100, 32);

  /** The default: 32 links, 200 candidates to build, 50 to search. */
  public static final HnswParameters BALANCED = new HnswParameters(32, 200, 50);

  /** Highest recall: 64 links, 400 candidates to build, 200 to search. */
  public static final HnswParameters ACCURACY = new HnswParameters(64, 400, 200);

  /** Fewer than two links have no level distribution: its scale is 1 / ln(m). */
  private static final int LEAST_M = 2;

  static final int MOST_M = 128;
  static final int MOST_EF = 10_000;

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException that names the parameter that is out of range
   */
  public HnswParameters {
    requireRange("m", m, LEAST_M, MOST_M);
    requireRange("efConstruction", efConstruction, m, MOST_EF);
    requireRange("efSearch", efSearch, 1, MOST_EF);
  }

  /** Returns these parameters with another {@code m}. */
  public HnswParameters withM(int m) {
    return new HnswParameters(m, efConstruction, efSearch);
  }

  /** Returns these parameters with another {@code efConstruction}. */
  public HnswParameters withEfConstruction(int efConstruction) {
    return new HnswParameters(m, efConstruction, efSearch);
  }

  /** Returns these parameters with another {@code efSearch}. */
  public HnswParameters withEfSearch(int efSearch) {
    return new HnswParameters(m, efConstruction, efSearch);
  }

  private static void requireRange(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          name + " must be from " + least + " to " + most + ": " + name + "=" + value);
    }
  }
}
