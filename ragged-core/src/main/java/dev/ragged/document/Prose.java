package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;

/** Finds the sentences of a text or of a passage of Markdown. Immutable and stateless. */
public final class Prose {
  // The places are those at which the chunkers cut, so a sentence that a chunk was not cut in is
  // not cut here. What is no prose is told by its lines alone: a passage may begin anywhere, and
  // nothing says which format it is of.

  private static final ProseCuts CUTS = new ProseCuts();
  private static final int MAX_HEADING_LEVEL = 6;

  private Prose() {}

  /**
   * Returns the sentences of {@code text} in reading order, without blanks at their ends and
   * without the mark of a list item. An item or a paragraph without a full stop is a sentence; one
   * that goes over several lines is one sentence. Headings, fenced code, rows of tables, and lines
   * that announce such a block by a colon are left out.
   *
   * @param maxLength most {@code char}s of a sentence, at least 1; a longer one is cut between
   *     words, or where it has none between what a reader sees as characters
   */
  public static List<TextRange> sentences(String text, int maxLength) {
    if (maxLength < 1) {
      throw new IllegalArgumentException("maxLength must be at least 1: maxLength=" + maxLength);
    }
    List<TextRange> found = new ArrayList<>();
    LineCursor line = new LineCursor(text, 0, text.length());
    int blockStart = -1;
    int blockEnd = -1;
    String fence = "";
    while (line.next()) {
      String mark = fenceAt(text, line);
      boolean inside = !fence.isEmpty();
      if (inside) {
        fence = mark.equals(fence) ? "" : fence;
      } else {
        fence = mark;
      }
      if (inside || !mark.isEmpty() || isHeading(text, line) || isRow(text, line)) {
        addBlock(text, blockStart, blockEnd, maxLength, found);
        blockStart = -1;
      } else {
        blockStart = blockStart < 0 ? line.start() : blockStart;
        blockEnd = line.end();
      }
    }
    addBlock(text, blockStart, blockEnd, maxLength, found);
    return found;
  }

  private static String fenceAt(String text, LineCursor line) {
    for (String fence : List.of("```", "~~~")) {
      if (text.startsWith(fence, line.visible())) {
        return fence;
      }
    }
    return "";
  }

  private static boolean isHeading(String text, LineCursor line) {
    int i = line.visible();
    while (i < line.end() && text.charAt(i) == '#') {
      i++;
    }
    int level = i - line.visible();
    return level > 0
        && level <= MAX_HEADING_LEVEL
        && (i == line.end() || Character.isWhitespace(text.charAt(i)));
  }

  private static boolean isRow(String text, LineCursor line) {
    return !line.isBlank() && text.charAt(line.visible()) == '|';
  }

  private static void addBlock(
      String text, int start, int end, int maxLength, List<TextRange> found) {
    if (start < 0) {
      return;
    }
    Cuts cuts = new Cuts();
    CUTS.find(text, start, end, cuts);
    int from = start;
    for (int i = 0; i < cuts.size(); i++) {
      if (cuts.strength(i) >= Cuts.SENTENCE || startsList(text, from, cuts.position(i), end)) {
        addSentence(text, from, cuts.position(i), maxLength, found);
        from = cuts.position(i);
      }
    }
    addSentence(text, from, end, maxLength, found);
  }

  /** The chunkers keep the first item of a list with the line that announces the list. */
  private static boolean startsList(String text, int from, int position, int end) {
    int before = trimmed(text, from, position);
    int first = visible(text, position, end);
    return before > from
        && text.charAt(before - 1) == ':'
        && first < end
        && ProseCuts.startsItem(text, first, end);
  }

  private static void addSentence(
      String text, int from, int to, int maxLength, List<TextRange> found) {
    int start = visible(text, from, to);
    if (start + 1 < to
        && "-*+•".indexOf(text.charAt(start)) >= 0
        && Character.isWhitespace(text.charAt(start + 1))) {
      start = visible(text, start + 1, to);
    }
    int end = trimmed(text, start, to);
    if (start == end || text.charAt(end - 1) == ':') {
      return;
    }
    while (end - start > maxLength) {
      int cut = cut(text, start, maxLength);
      found.add(new TextRange(start, trimmed(text, start, cut)));
      start = visible(text, cut, end);
    }
    found.add(new TextRange(start, end));
  }

  /** Returns where a sentence from {@code start} on is cut, which is longer than allowed. */
  private static int cut(String text, int start, int maxLength) {
    for (int i = start + maxLength; i > start; i--) {
      if (Character.isWhitespace(text.charAt(i))) {
        return i;
      }
    }
    for (int i = start + maxLength; i > start; i--) {
      if (Graphemes.boundary(text, i, text.length()) == i) {
        return i;
      }
    }
    return Graphemes.boundary(text, start + maxLength, text.length());
  }

  private static int visible(String text, int from, int to) {
    int i = from;
    while (i < to && Character.isWhitespace(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static int trimmed(String text, int from, int to) {
    int i = to;
    while (i > from && Character.isWhitespace(text.charAt(i - 1))) {
      i--;
    }
    return i;
  }
}
