package dev.ragged.bench.report.html;

import java.util.ArrayList;
import java.util.List;

/** Maps values to places along an axis. Immutable. */
final class Scale {
  private static final double[] STEPS = {1, 2, 5};
  private static final int MOST_TICKS = 6;

  private final boolean logarithmic;
  private final double low;
  private final double high;
  private final double from;
  private final double to;

  private Scale(boolean logarithmic, double low, double high, double from, double to) {
    this.logarithmic = logarithmic;
    this.low = low;
    this.high = high;
    this.from = from;
    this.to = to;
  }

  /**
   * Returns an even scale.
   *
   * @param from where {@code low} is
   * @param to where {@code high} is
   */
  static Scale linear(double low, double high, double from, double to) {
    return new Scale(false, low, high > low ? high : low + 1, from, to);
  }

  /** Returns a scale on which each factor takes the same room; both ends are above 0. */
  static Scale logarithmic(double low, double high, double from, double to) {
    if (!(low > 0)) {
      throw new IllegalArgumentException("a logarithmic scale begins above 0: low=" + low);
    }
    return new Scale(true, low, high > low ? high : low * 10, from, to);
  }

  /** Returns the place of a value; of one beyond the ends, that of the end. */
  double at(double value) {
    double part =
        logarithmic
            ? Math.log(Math.max(value, low) / low) / Math.log(high / low)
            : (value - low) / (high - low);
    return from + Math.max(0, Math.min(1, part)) * (to - from);
  }

  /** Returns round values between the ends, ascending. */
  List<Double> ticks() {
    return logarithmic ? powers() : steps();
  }

  private List<Double> steps() {
    double power = Math.pow(10, Math.floor(Math.log10(high - low)) - 1);
    int i = 0;
    while ((high - low) / (power * STEPS[i]) > MOST_TICKS) {
      i++;
      if (i == STEPS.length) {
        i = 0;
        power *= 10;
      }
    }
    double step = power * STEPS[i];
    List<Double> ticks = new ArrayList<>();
    for (long n = (long) Math.ceil(low / step - 1e-9); n * step <= high + step * 1e-9; n++) {
      ticks.add(n * step);
    }
    return ticks;
  }

  private List<Double> powers() {
    boolean wide = Math.log10(high / low) > MOST_TICKS / 2.0;
    List<Double> ticks = new ArrayList<>();
    for (int power = (int) Math.floor(Math.log10(low)); Math.pow(10, power) <= high; power++) {
      for (double step : wide ? new double[] {1} : STEPS) {
        double tick = step * Math.pow(10, power);
        if (tick >= low * (1 - 1e-9) && tick <= high * (1 + 1e-9)) {
          ticks.add(tick);
        }
      }
    }
    return ticks;
  }
}
