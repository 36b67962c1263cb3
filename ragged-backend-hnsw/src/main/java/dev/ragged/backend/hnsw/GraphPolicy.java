package dev.ragged.backend.hnsw;

/**
 * When a graph pays. Immutable.
 *
 * @param rowsPerCandidate rows that an exact scan compares in the time in which a walk of the graph
 *     handles one candidate
 * @param unlinkedLimit vectors that may wait, scanned by every search, until they are linked
 * @param deadShare share of the graph's vectors, in (0, 1], that may be removed ones before it is
 *     built anew
 * @param workers most tasks that link vectors at the same time
 */
record GraphPolicy(int rowsPerCandidate, int unlinkedLimit, double deadShare, int workers) {
  /**
   * What {@code dev.ragged.bench.HnswCosts} showed, see docs/benchmarks/spine.md.
   *
   * <p>A candidate took the time of 20 to 118 rows, the more the larger {@code m} is. 256 unlinked
   * rows then add about a twelfth to a balanced search. With three in ten removed a search compares
   * 27 % more vectors, and each removal costs 2.3 insertions into the new graph; a quarter would
   * cost 22 % and 3. One CPU is left to those who wait for answers or bring documents.
   */
  static final GraphPolicy MEASURED =
      new GraphPolicy(64, 256, 0.3, Math.max(1, Runtime.getRuntime().availableProcessors() - 1));

  /** Up to this many vectors, a scan is no slower than a walk with the configured effort. */
  int scanLimit(HnswParameters parameters) {
    return rowsPerCandidate * parameters.efSearch();
  }
}
