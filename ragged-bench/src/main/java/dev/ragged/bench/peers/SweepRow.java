package dev.ragged.bench.peers;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * One combination over one collection. Immutable.
 *
 * @param vectors in the collection
 * @param graph that was built
 * @param efSearch candidates that searches kept
 * @param recall part of the ten nearest by comparing all that was found, in [0, 1]
 * @param p50Micros median over the queries, each at its fastest, in microseconds
 * @param p95Micros the 95th percentile
 * @param buildSeconds until all vectors were linked, on the clock
 * @param heapBytes that the index holds, by its own estimate: graph and vectors
 * @param bytes of the index on disk: its vectors; the graph is built again when it is opened
 * @param scanned part of the queries that the index answered by comparing all, in [0, 1]
 */
public record SweepRow(
    int vectors,
    HnswGraph graph,
    int efSearch,
    double recall,
    double p50Micros,
    double p95Micros,
    double buildSeconds,
    long heapBytes,
    long bytes,
    double scanned) {
  /** What the best combination must reach. */
  public static final double RECALL = 0.95;

  /** Returns the one with the smallest median latency of those that reach {@link #RECALL}. */
  public static Optional<SweepRow> best(List<SweepRow> rows) {
    return rows.stream()
        .filter(row -> row.recall >= RECALL)
        .min(Comparator.comparingDouble(SweepRow::p50Micros));
  }

  /** Returns {@code M/efConstruction/efSearch}. */
  public String name() {
    return graph + "/" + efSearch;
  }
}
