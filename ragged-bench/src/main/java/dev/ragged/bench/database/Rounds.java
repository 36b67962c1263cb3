package dev.ragged.bench.database;

import dev.ragged.bench.Median;
import java.io.PrintStream;
import java.sql.SQLException;
import java.util.Arrays;

/** Measures two ways of doing the same, in turn, and prints medians. */
final class Rounds {
  /** Gives one figure of a round. */
  interface Figure {
    double measure() throws SQLException;
  }

  private final PrintStream out;
  private final int rounds;

  Rounds(PrintStream out, int rounds) {
    this.out = out;
    this.rounds = rounds;
  }

  /** Prints a row: both figures, and the second against the first, after a round to warm up. */
  void compare(String name, Figure on, Figure off) throws SQLException {
    double[] with = new double[rounds];
    double[] without = new double[rounds];
    double[] ratios = new double[rounds];
    for (int round = -1; round < rounds; round++) {
      boolean first = round % 2 == 0;
      double early = (first ? on : off).measure();
      double late = (first ? off : on).measure();
      if (round >= 0) {
        with[round] = first ? early : late;
        without[round] = first ? late : early;
        ratios[round] = without[round] / with[round];
      }
    }
    Arrays.sort(ratios);
    out.printf(
        "| %s | %,.1f | %,.1f | %,.2f times (%,.2f to %,.2f) |%n",
        name,
        Median.of(with),
        Median.of(without),
        Median.of(ratios),
        ratios[0],
        ratios[rounds - 1]);
  }
}
