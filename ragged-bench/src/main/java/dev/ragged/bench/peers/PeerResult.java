package dev.ragged.bench.peers;

import dev.ragged.bench.report.Result;
import java.io.PrintStream;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What a comparison found. Immutable, as long as nobody measures along its curves any more.
 *
 * @param workload name of the vectors
 * @param vectors how many were indexed
 * @param peers those that took part, in the order of {@link PeerOptions#words()}
 * @param leftOut why others did not, by their words
 */
public record PeerResult(
    String workload, int vectors, List<PeerCurve> peers, Map<String, String> leftOut) {
  /** Creates a result. */
  public PeerResult {
    peers = List.copyOf(peers);
    leftOut = Collections.unmodifiableMap(new LinkedHashMap<>(leftOut));
    if (peers.isEmpty()) {
      throw new IllegalArgumentException("some peer must take part: leftOut=" + leftOut);
    }
  }

  /** Returns what the others are compared with: hnswlib-core if it takes part, or the first. */
  public PeerCurve reference() {
    return peers.stream()
        .filter(peer -> peer.word().equals(Peers.REFERENCE))
        .findFirst()
        .orElse(peers.get(0));
  }

  /** Returns the recalls at which rates are compared, ascending. */
  public static double[] recalls() {
    return Report.RECALLS.clone();
  }

  /** Returns all figures for a report; who was left out has a result with a note alone. */
  public List<Result> results() {
    return PeerFigures.of(this);
  }

  /** Prints tables in Markdown. */
  public void print(PrintStream out) {
    new Report(out, peers, reference()).print();
    leftOut.forEach((word, reason) -> out.printf("%nleft out %s: %s%n", word, reason));
  }
}
