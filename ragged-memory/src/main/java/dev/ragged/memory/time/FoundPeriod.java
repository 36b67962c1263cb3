package dev.ragged.memory.time;

import java.util.Objects;

/**
 * A time that a question names, and the question without it. Immutable.
 *
 * @param period the time meant
 * @param expression the words that name it, as they stand in the question
 * @param start index of the first character of the expression in the question
 * @param rest the question without the expression, to search for; empty if nothing else was said.
 *     The white space around the gap, and a comma that it leaves at the start, are gone
 */
public record FoundPeriod(Period period, String expression, int start, String rest) {
  public FoundPeriod {
    Objects.requireNonNull(period, "period");
    Objects.requireNonNull(expression, "expression");
    Objects.requireNonNull(rest, "rest");
    if (expression.isEmpty() || start < 0) {
      throw new IllegalArgumentException(
          "an expression must have characters and start at 0 or later: length="
              + (expression.length() + ", start=" + start));
    }
  }

  /** Returns the period that {@code [start, end)} of a question names. */
  public static FoundPeriod in(String text, Period period, int start, int end) {
    return new FoundPeriod(period, text.substring(start, end), start, rest(text, start, end));
  }

  /** Returns the index behind the last character of the expression in the question. */
  public int end() {
    return start + expression.length();
  }

  private static String rest(String text, int start, int end) {
    int left = start;
    while (left > 0 && Surroundings.isSpace(text.charAt(left - 1))) {
      left--;
    }
    boolean opens = left == 0;
    int right = end;
    if ((opens || text.charAt(left - 1) == ',') && right < text.length()) {
      right += text.charAt(right) == ',' ? 1 : 0;
    }
    int gap = right;
    while (right < text.length() && Surroundings.isSpace(text.charAt(right))) {
      right++;
    }
    boolean spaced = right > gap && right < text.length() && !opens;
    return (text.substring(0, left) + (spaced ? " " : "") + text.substring(right)).strip();
  }
}
