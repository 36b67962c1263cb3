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
  static final GraphPolicy MEASURED =
      new GraphPolicy(80, 256, 0.25, Runtime.getRuntime().availableProcessors());
}
