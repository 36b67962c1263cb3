package dev.ragged.bench.peers;

import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Prints what a contest found, as tables in Markdown. */
final class Report {
  /** The recalls at which peers are compared. */
  static final double[] RECALLS = {0.90, 0.95, 0.99};

  private static final double MIDDLE = RECALLS[1];

  private final PrintStream out;
  private final List<PeerCurve> peers;
  private final PeerCurve reference;

  /**
   * @param reference what the others are compared with
   */
  Report(PrintStream out, List<PeerCurve> peers, PeerCurve reference) {
    this.out = out;
    this.peers = peers;
    this.reference = reference;
  }

  void print() {
    searches();
    builds();
    points();
  }

  private void searches() {
    out.printf(
        "%n| peer | q/s at recall 0.90 (ef) | 0.95 | 0.99 | times %s at 0.90, 0.95, 0.99 | fastest"
            + " q/s at 0.95 | p50 / p99 us | bytes allocated per query"
            + " |%n|---|---|---|---|---|---|---|---|%n",
        reference.name());
    for (PeerCurve peer : peers) {
      out.printf("| %s |", peer.name());
      RecallCurve curve = peer.curve();
      for (double recall : RECALLS) {
        out.printf(
            " %s |",
            curve.reaches(recall)
                ? "%.0f (%.0f)".formatted(peer.rate(recall), curve.at(recall, Point::ef))
                : "-");
      }
      out.printf(" %s |", ratios(peer));
      Optional<Point> point = curve.firstAt(MIDDLE);
      if (point.isPresent()) {
        Point p = point.get();
        out.printf(
            " %.0f | %.0f / %.0f (ef %d, %.3f) | %.0f |%n",
            curve.at(MIDDLE, Point::fastestRate),
            p.fastestMicros(0.50),
            p.fastestMicros(0.99),
            p.ef(),
            p.recall(),
            p.bytesPerQuery());
      } else {
        out.printf(" - | - | - |%n");
      }
    }
  }

  private String ratios(PeerCurve peer) {
    return Arrays.stream(RECALLS)
        .map(recall -> peer.ratio(reference, recall))
        .mapToObj(ratio -> Double.isNaN(ratio) ? "-" : "%.2f".formatted(ratio))
        .collect(Collectors.joining(", "));
  }

  private void builds() {
    out.printf("%n| peer | build: threads, CPU s (wall s) | bytes with vectors |%n|---|---|---|%n");
    for (PeerCurve peer : peers) {
      String builds =
          peer.builds().stream()
              .map(
                  build ->
                      "%d: %.1f (%.1f)"
                          .formatted(build.threads(), build.cpuSeconds(), build.wallSeconds()))
              .collect(Collectors.joining("; "));
      out.printf("| %s | %s | %,d |%n", peer.name(), builds, peer.bytes());
    }
  }

  private void points() {
    for (PeerCurve peer : peers) {
      out.printf("%n%s: ef, recall, q/s of CPU time, fastest q/s%n", peer.name());
      for (Point point : peer.curve().points()) {
        out.printf(
            "%4d  %.4f  %6.0f  %6.0f%n",
            point.ef(), point.recall(), point.rate(), point.fastestRate());
      }
    }
  }
}
