package dev.ragged.text;

import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/** How texts write figures: ASCII, with a point, and the same in every locale. */
public final class Figures {
  public static final String UNKNOWN = "n/a";

  private static final String[] TIMES = {"us", "ms"};
  private static final String[] SIZES = {"KiB", "MiB"};

  private static final Pattern NOT_PRINTABLE = Pattern.compile("[^ -~]");

  private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
  private static final int ZERO_WIDTH_JOINER = 0x200D;

  /** What has one decimal and would be rounded to more than this gets the next unit. */
  private static final double ROOM = 0.05;

  private Figures() {}

  /** Returns a duration such as {@code 730ns}, {@code 12.5us}, {@code 123.4ms} or {@code 1.23s}. */
  public static String duration(Duration duration) {
    // Not toNanos(), which throws beyond 292 years.
    return nanos(duration.getSeconds() * 1e9 + duration.getNano());
  }

  /** As {@link #duration}, of nanoseconds; they may be negative. */
  public static String nanos(double nanos) {
    return scaled(nanos, 1_000, "ns", TIMES, "s");
  }

  /**
   * Returns a size such as {@code 512B}, {@code 12.5KiB}, {@code 123.4MiB} or {@code 1.20GiB}:
   * units of 1,024.
   */
  public static String bytes(double bytes) {
    return scaled(bytes, 1_024, "B", SIZES, "GiB");
  }

  /** As {@link #bytes(double)}, or {@value #UNKNOWN}. */
  public static String bytes(OptionalLong bytes) {
    return bytes.isPresent() ? bytes((double) bytes.getAsLong()) : UNKNOWN;
  }

  private static String scaled(
      double value, int step, String smallest, String[] middle, String largest) {
    double size = Math.abs(value);
    String sign = value < 0 ? "-" : "";
    if (size < step - 0.5) {
      return sign + Math.round(size) + smallest;
    }
    for (String unit : middle) {
      size /= step;
      if (size < step - ROOM) {
        return sign + oneDecimal(size) + unit;
      }
    }
    return sign + String.format(Locale.ROOT, "%.2f", size / step) + largest;
  }

  public static String oneDecimal(double value) {
    return String.format(Locale.ROOT, "%.1f", value);
  }

  /** Returns a number with groups of three digits, such as {@code 12,345}. */
  public static String count(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }

  /** Returns a sign and {@code text}, which has one only if it is negative. */
  public static String signed(double value, String text) {
    return value > 0 ? "+" + text : text;
  }

  /** Returns {@code text} with question marks for what is not printable ASCII. */
  public static String ascii(String text) {
    return NOT_PRINTABLE.matcher(text).replaceAll("?");
  }

  /**
   * Returns {@code text} with a question mark for each character that is not to be seen and could
   * steer a terminal: control and format characters, line ends, and what Unicode has not assigned.
   * Letters, signs and the joiners within words stay.
   */
  public static String printable(String text) {
    StringBuilder shown = new StringBuilder(text.length());
    text.codePoints().forEach(c -> shown.appendCodePoint(isPrintable(c) ? c : '?'));
    return shown.toString();
  }

  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.FORMAT -> c == ZERO_WIDTH_NON_JOINER || c == ZERO_WIDTH_JOINER;
      case Character.CONTROL,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** Returns {@code title} as {@link #ascii} has it, underlined, and an empty line. */
  public static String title(String title) {
    String printable = ascii(title);
    return printable + "\n" + "=".repeat(printable.length()) + "\n\n";
  }
}
