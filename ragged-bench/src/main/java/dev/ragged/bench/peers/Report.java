package dev.ragged.bench.peers;

import dev.ragged.bench.Median;
import java.io.PrintStream;
import java.util.List;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;

/** Prints what a contest found, as tables in Markdown. */
final class Report {
  /** The recalls at which peers are compared; a table's ratios are taken at the middle one. */
  static final double[] RECALLS = {0.90, 0.95, 0.99};

  private static final double MIDDLE = RECALLS[1];

  private final PrintStream out;
  private final List<Contestant> contestants;
  private final int rounds;

  Report(PrintStream out, List<Contestant> contestants, int rounds) {
    this.out = out;
    this.contestants = contestants;
    this.rounds = rounds;
  }

  void print() {
    searches();
    builds();
    points();
  }

  private void searches() {
    out.printf(
        "%n| peer | q/s at recall 0.90 (ef) | 0.95 | 0.99 | times %s at 0.95 | fastest q/s at 0.95"
            + " | p50 / p99 us | bytes allocated per query |%n|---|---|---|---|---|---|---|---|%n",
        contestants.get(0).peer().name());
    for (Contestant contestant : contestants) {
      out.printf("| %s |", contestant.peer().name());
      RecallCurve curve = contestant.curve();
      for (double recall : RECALLS) {
        out.printf(" %s |", rate(curve, recall));
      }
      out.printf(" %.2f | %.0f |", ratio(curve), curve.at(MIDDLE, Point::fastestRate));
      Optional<Point> point = curve.firstAt(MIDDLE);
      if (point.isPresent()) {
        Point p = point.get();
        out.printf(
            " %.0f / %.0f (ef %d, %.3f) | %.0f |%n",
            p.fastestMicros(0.50), p.fastestMicros(0.99), p.ef(), p.recall(), p.bytesPerQuery());
      } else {
        out.printf(" - | - |%n");
      }
    }
  }

  private String rate(RecallCurve curve, double recall) {
    return curve.reaches(recall)
        ? "%.0f (%.0f)".formatted(cpuRate(curve, recall), curve.at(recall, Point::ef))
        : "-";
  }

  private double cpuRate(RecallCurve curve, double recall) {
    return median(round -> curve.at(recall, point -> point.cpuRate(round)));
  }

  // The ratio of each round, whose two figures met the same disturbances, and only then the median.
  private double ratio(RecallCurve curve) {
    RecallCurve first = contestants.get(0).curve();
    return median(
        round ->
            curve.at(MIDDLE, point -> point.cpuRate(round))
                / first.at(MIDDLE, point -> point.cpuRate(round)));
  }

  private double median(IntToDoubleFunction figure) {
    return Median.of(IntStream.range(0, rounds).mapToDouble(figure).toArray());
  }

  private void builds() {
    out.printf("%n| peer | build: threads, CPU s (wall s) | bytes with vectors |%n|---|---|---|%n");
    for (Contestant contestant : contestants) {
      String builds =
          String.join(
              "; ",
              contestant.builds().stream()
                  .map(
                      build ->
                          "%d: %.1f (%.1f)"
                              .formatted(build.threads(), build.cpuSeconds(), build.wallSeconds()))
                  .toList());
      out.printf("| %s | %s | %,d |%n", contestant.peer().name(), builds, contestant.bytes());
    }
  }

  private void points() {
    for (Contestant contestant : contestants) {
      out.printf("%n%s: ef, recall, q/s of CPU time, fastest q/s%n", contestant.peer().name());
      for (Point point : contestant.curve().points()) {
        out.printf(
            "%4d  %.4f  %6.0f  %6.0f%n",
            point.ef(), point.recall(), median(point::cpuRate), point.fastestRate());
      }
    }
  }
}
