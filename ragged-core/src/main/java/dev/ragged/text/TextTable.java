package dev.ragged.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/**
 * Rows of cells as text: columns as wide as their widest cell, and two blanks between them. One
 * thread at a time.
 */
public final class TextTable {
  private static final char RIGHT = '>';

  private final List<List<String>> rows = new ArrayList<>();
  private final String alignment;
  private final UnaryOperator<String> filter;

  /**
   * Creates an empty table of ASCII: what is not printable becomes a question mark.
   *
   * @param alignment for each column {@code <} or {@code >}: where its cells are pressed to
   */
  public TextTable(String alignment) {
    this(alignment, Figures::ascii);
  }

  private TextTable(String alignment, UnaryOperator<String> filter) {
    this.alignment = alignment;
    this.filter = filter;
  }

  /**
   * Creates an empty table that keeps letters of all languages, as {@link Figures#printable} has
   * them. Columns are straight where each character is as wide as a Latin one.
   */
  public static TextTable ofLetters(String alignment) {
    return new TextTable(alignment, Figures::printable);
  }

  /** Adds a row. */
  public TextTable row(String... cells) {
    if (cells.length != alignment.length()) {
      throw new IllegalArgumentException(
          "a row must have a cell per column: columns="
              + alignment.length()
              + ", cells="
              + cells.length);
    }
    rows.add(Arrays.stream(cells).map(filter).toList());
    return this;
  }

  /** Returns the rows, each indented by two blanks and ended by a line feed. */
  public String plain() {
    return text(false);
  }

  /** As {@link #plain}, with a rule under the first row. */
  public String withHeads() {
    return text(true);
  }

  private String text(boolean heads) {
    int[] widths =
        IntStream.range(0, alignment.length())
            .map(i -> rows.stream().mapToInt(row -> width(row.get(i))).max().orElse(0))
            .toArray();
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < rows.size(); i++) {
      append(text, rows.get(i), widths);
      if (heads && i == 0) {
        append(text, Arrays.stream(widths).mapToObj("-"::repeat).toList(), widths);
      }
    }
    return text.toString();
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }

  private void append(StringBuilder text, List<String> cells, int[] widths) {
    StringBuilder line = new StringBuilder();
    for (int i = 0; i < widths.length; i++) {
      String room = " ".repeat(widths[i] - width(cells.get(i)));
      line.append("  ");
      if (alignment.charAt(i) == RIGHT) {
        line.append(room).append(cells.get(i));
      } else {
        line.append(cells.get(i)).append(room);
      }
    }
    text.append(line.toString().stripTrailing()).append('\n');
  }
}
