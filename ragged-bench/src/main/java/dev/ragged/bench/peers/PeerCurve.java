package dev.ragged.bench.peers;

import dev.ragged.bench.Median;
import java.util.List;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/**
 * What was measured of one peer.
 *
 * @param word that chose it
 * @param name for tables
 * @param builds what its builds took, the first the one that was searched
 * @param bytes of its index in a file of its own, with the vectors
 * @param curve its searches
 */
public record PeerCurve(
    String word, String name, List<BuildCost> builds, long bytes, RecallCurve curve) {
  /** Creates the figures of a peer. */
  public PeerCurve {
    builds = List.copyOf(builds);
  }

  /**
   * Returns queries per second of CPU time at {@code recall}, the median of the rounds; NaN if no
   * point reaches it.
   */
  public double rate(double recall) {
    return median(round -> rate(recall, round));
  }

  /**
   * Returns how many times the {@code other}'s rate that is, or NaN if either does not reach it.
   */
  public double ratio(PeerCurve other, double recall) {
    // The ratio of each round, whose two figures met the same disturbances, and then the median.
    return median(round -> rate(recall, round) / other.rate(recall, round));
  }

  private double rate(double recall, int round) {
    return curve.at(recall, point -> point.rates().get(round));
  }

  private double median(IntToDoubleFunction figure) {
    int rounds = curve.points().get(0).rates().size();
    return Median.of(IntStream.range(0, rounds).mapToDouble(figure).toArray());
  }
}
