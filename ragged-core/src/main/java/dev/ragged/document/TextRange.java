package dev.ragged.document;

/**
 * A part of a text. Immutable.
 *
 * @param start index of its first {@code char}, not negative
 * @param end index after its last {@code char}, not before the start
 */
public record TextRange(int start, int end) {
  public TextRange {
    if (start < 0 || end < start) {
      throw new IllegalArgumentException(
          "a range must begin at 0 or later, and not end before it begins: start="
              + start
              + ", end="
              + end);
    }
  }

  /** Returns how many {@code char}s it has. */
  public int length() {
    return end - start;
  }

  /** Returns the part of {@code text} that it names. */
  public String of(String text) {
    return text.substring(start, end);
  }
}
