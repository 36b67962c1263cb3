package dev.ragged.cli.benchmark;

import dev.ragged.bench.gate.Tolerances;
import picocli.CommandLine.Option;

/** From when on a figure counts as worse; a part of commands. */
final class ThresholdOptions {
  private static final double PERCENT = 100;

  @Option(
      names = {"--fail-on-regression", "--max-regression"},
      paramLabel = "PERCENT",
      description = "How much slower fails, as 5 or 5%%; exactly that still passes. Default: 5%%.")
  private String threshold = "5%";

  @Option(
      names = "--max-count-regression",
      paramLabel = "PERCENT",
      description = "The same for what is counted, such as bytes and distances. Default: 1%%.")
  private String counted = "1%";

  @Option(
      names = "--strict",
      description = "End with 3 if something could not be decided; without it that passes.")
  private boolean strict;

  Tolerances tolerances() {
    return Tolerances.DEFAULT.withTimed(fraction(threshold)).withCounted(fraction(counted));
  }

  boolean strict() {
    return strict;
  }

  private static double fraction(String percent) {
    String number = percent.endsWith("%") ? percent.substring(0, percent.length() - 1) : percent;
    try {
      return Double.parseDouble(number.strip()) / PERCENT;
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "a threshold is a number of percent, such as 5 or 5%: threshold=\"" + percent + "\"", e);
    }
  }
}
