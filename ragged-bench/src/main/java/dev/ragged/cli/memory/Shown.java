package dev.ragged.cli.memory;

import dev.ragged.text.Figures;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Locale;

/**
 * How what is remembered is shown: with its letters, and without characters that could steer a
 * terminal.
 */
final class Shown {
  private static final int LONGEST = 100;
  private static final String CUT = "...";

  private Shown() {}

  /** Returns a text on one line. */
  static String line(String text) {
    return Figures.printable(text.strip().replaceAll("\\s+", " "));
  }

  /** Returns the beginning of a text on one line that fits into a table. */
  static String start(String text) {
    String line = line(text);
    return line.codePointCount(0, line.length()) <= LONGEST
        ? line
        : line.substring(0, line.offsetByCodePoints(0, LONGEST - CUT.length())) + CUT;
  }

  /** Returns a moment to the second, in UTC. */
  static String time(Instant time) {
    return time.truncatedTo(ChronoUnit.SECONDS).toString();
  }

  /** Returns a number with two decimals. */
  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  /** Returns a difference with its sign and three decimals. */
  static String change(double value) {
    return String.format(Locale.ROOT, "%+.3f", value);
  }

  /** Returns {@code count} with a noun that has an "s" unless there is one. */
  static String count(long count, String noun) {
    return Figures.count(count) + " " + noun + (count == 1 ? "" : "s");
  }
}
