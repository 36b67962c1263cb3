package dev.ragged.bench.peers;

import dev.ragged.backend.hnsw.HnswParameters;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is swept. Immutable.
 *
 * @param sizes vectors that are indexed, at least one size
 * @param graphs that are built over each size, at least one
 * @param efSearch candidates that searches of each graph keep, each at least {@link #K}; ascending
 * @param madeUp queries, dimension and clusters of the vectors; their number is that of the size
 * @param rounds that count, at least 1
 * @param threads that build
 */
public record SweepOptions(
    List<Integer> sizes,
    List<HnswGraph> graphs,
    List<Integer> efSearch,
    MadeUpVectors madeUp,
    int rounds,
    int threads) {
  /** How many neighbors are looked for. */
  public static final int K = 10;

  /** The graphs of the three presets. */
  public static final List<HnswGraph> PRESETS =
      Stream.of(HnswParameters.SPEED, HnswParameters.BALANCED, HnswParameters.ACCURACY)
          .map(preset -> new HnswGraph(preset.m(), preset.efConstruction()))
          .toList();

  /** Those of the presets, the least that finds ten, and one in between. */
  public static final List<Integer> EFFORTS = List.of(10, 32, 50, 100, 200);

  /** Creates options. */
  public SweepOptions {
    sizes = sizes.stream().distinct().toList();
    graphs = graphs.stream().distinct().toList();
    efSearch = efSearch.stream().distinct().sorted().toList();
    MadeUpVectors.requirePositive("rounds", rounds);
    MadeUpVectors.requirePositive("threads", threads);
    if (sizes.isEmpty() || graphs.isEmpty() || efSearch.isEmpty()) {
      throw new IllegalArgumentException(
          "there must be sizes, graphs and efSearch: sizes=%s, graphs=%s, efSearch=%s"
              .formatted(sizes, graphs, efSearch));
    }
    if (sizes.stream().anyMatch(size -> size < K) || efSearch.get(0) < K) {
      throw new IllegalArgumentException(
          "sizes and efSearch must be at least %d, as many as are looked for: sizes=%s, efSearch=%s"
              .formatted(K, sizes, efSearch));
    }
  }
}
