package dev.ragged.bench.report;

import dev.ragged.text.Figures;
import java.util.Locale;

/** Words a figure for people: with its unit, and as many digits as tell something. */
public final class FigureText {
  private static final double NANOS_PER_MILLI = 1e6;
  private static final double NANOS_PER_SECOND = 1e9;
  private static final double NANOS_PER_MICRO = 1e3;

  private FigureText() {}

  /** Returns the value of a measurement. */
  public static String of(Measurement measurement) {
    return of(measurement.value(), measurement.metric().unit());
  }

  /**
   * Returns a value, for example {@code 12.5 ms}, {@code 1.2 MiB}, {@code 34,567 documents/s} or
   * {@code 0.987}.
   */
  public static String of(double value, String unit) {
    return switch (unit) {
      case "ms" -> spaced(Figures.nanos(value * NANOS_PER_MILLI));
      case "us" -> spaced(Figures.nanos(value * NANOS_PER_MICRO));
      case "s" -> spaced(Figures.nanos(value * NANOS_PER_SECOND));
      case "bytes" -> spaced(Figures.bytes(value));
      case "" -> number(value);
      case "%", "x" -> number(value) + unit;
      default ->
          unit.startsWith("bytes/")
              ? spaced(Figures.bytes(value)) + unit.substring("bytes".length())
              : number(value) + " " + unit;
    };
  }

  private static String spaced(String figure) {
    return figure.replaceFirst("(?<=[0-9])(?=[a-zA-Z])", " ");
  }

  /** Returns three digits that tell something, or the whole number if there are more. */
  private static String number(double value) {
    double size = Math.abs(value);
    if (size >= 100 || value == Math.rint(value)) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    return String.format(Locale.ROOT, size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3f", value);
  }
}
