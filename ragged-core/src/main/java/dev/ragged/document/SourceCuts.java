package dev.ragged.document;

/**
 * Cuts program text and tables at lines: best at a blank line, and the better the less the line
 * after it is indented. Thread-safe.
 */
final class SourceCuts implements CutFinder {
  @Override
  public void find(String text, int from, int to, Cuts cuts) {
    LineCursor line = new LineCursor(text, from, to);
    boolean blankBefore = true;
    while (line.next()) {
      if (line.isBlank()) {
        blankBefore = true;
        continue;
      }
      cuts.add(line.start(), strength(line.indent(), text.charAt(line.visible()), blankBefore));
      blankBefore = false;
    }
  }

  private static int strength(int indent, char first, boolean blankBefore) {
    boolean closes = first == '}' || first == ')' || first == ']';
    if (closes) {
      return Cuts.LINE;
    }
    if (blankBefore) {
      return Cuts.SECTION - Math.min(3, (indent + 1) / 2);
    }
    return indent == 0 ? Cuts.SENTENCE : Cuts.LINE;
  }
}
