package dev.ragged.bench.peers;

import dev.ragged.ingest.Cancellation;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Builds our HNSW index with different parameters over collections of different sizes, and asks
 * each with different efforts: recall against comparing all, and what it costs. One searching
 * thread.
 */
public final class HnswSweep {
  private final SweepOptions options;
  private final Consumer<String> progress;
  private final Cancellation cancellation;

  /**
   * Creates a sweep.
   *
   * @param progress hears what is built next
   * @param cancellation ends it between two graphs
   */
  public HnswSweep(SweepOptions options, Consumer<String> progress, Cancellation cancellation) {
    this.options = options;
    this.progress = progress;
    this.cancellation = cancellation;
  }

  /** Returns a row for each combination, by size, graph and effort; fewer if it was cancelled. */
  public List<SweepRow> run() throws Exception {
    List<SweepRow> rows = new ArrayList<>();
    MadeUpVectors madeUp = options.madeUp();
    for (int size : options.sizes()) {
      Workload workload =
          Workload.clustered(size, madeUp.queries(), madeUp.dimension(), madeUp.clusters());
      Truth truth = Truth.scan(workload, SweepOptions.K);
      for (HnswGraph graph : options.graphs()) {
        if (cancellation.isCancelled()) {
          return rows;
        }
        progress.accept("%,d vectors, graph %s".formatted(size, graph));
        rows.addAll(measure(workload, truth, graph));
      }
    }
    return rows;
  }

  private List<SweepRow> measure(Workload workload, Truth truth, HnswGraph graph) throws Exception {
    int queries = workload.queries().length;
    List<SweepRow> rows = new ArrayList<>();
    try (HnswPeer peer =
        new HnswPeer(
            new GraphParameters(workload.similarity(), graph.m(), graph.efConstruction()))) {
      BuildCost cost = BuildCost.of(peer, workload.vectors(), options.threads());
      long bytes = peer.bytes();
      for (int ef : options.efSearch()) {
        Point point = new Point(ef, queries);
        point.measure(peer, workload, truth, 0, queries);
        point.warm();
        for (int round = 0; round < options.rounds(); round++) {
          point.measure(peer, workload, truth, 0, queries);
          point.endRound();
        }
        rows.add(
            new SweepRow(
                workload.vectors().length,
                graph,
                ef,
                point.recall(),
                point.fastestMicros(0.5),
                point.fastestMicros(0.95),
                cost.wallSeconds(),
                peer.heapBytes(),
                bytes,
                peer.scanned(workload.queries(), SweepOptions.K, ef)));
      }
    }
    return rows;
  }
}
