package dev.ragged.document;

/** Cuts prose at paragraphs, list items, sentences and lines, in this order. Thread-safe. */
final class ProseCuts implements CutFinder {
  @Override
  public void find(String text, int from, int to, Cuts cuts) {
    LineCursor line = new LineCursor(text, from, to);
    int last = -1;
    boolean blankBefore = false;
    boolean ended = false;
    while (line.next()) {
      if (line.isBlank()) {
        blankBefore = true;
        continue;
      }
      cuts.add(
          line.start(), last < 0 ? Cuts.PARAGRAPH : strength(text, line, last, blankBefore, ended));
      if (text.charAt(line.visible()) != '|') {
        addSentences(text, line, cuts);
      }
      ended = Sentences.endsAt(text, line.visible(), line.end());
      blankBefore = false;
      last = line.end() - 1;
    }
  }

  private static int strength(
      String text, LineCursor line, int last, boolean blankBefore, boolean ended) {
    while (Character.isWhitespace(text.charAt(last))) {
      last--;
    }
    boolean announced = text.charAt(last) == ':';
    if (blankBefore) {
      // What a colon announces - a list, an example - should stay with it.
      boolean nested = line.indent() >= 2;
      return announced ? Cuts.LINE : nested ? Cuts.ITEM : Cuts.PARAGRAPH;
    }
    if (announced) {
      return Cuts.LINE;
    }
    if (startsItem(text, line.visible(), line.end())) {
      return line.indent() < 2 ? Cuts.ITEM : Cuts.SENTENCE;
    }
    return ended && !Character.isLowerCase(text.charAt(line.visible())) ? Cuts.SENTENCE : Cuts.LINE;
  }

  /** Returns whether a line whose first visible character is at {@code from} starts a list item. */
  static boolean startsItem(String text, int from, int end) {
    char c = text.charAt(from);
    if (c == '|') {
      return true;
    }
    int i = from;
    if (c == '-' || c == '*' || c == '+' || c == '•') {
      i++;
    } else {
      while (i < end && i < from + 9 && Character.isDigit(text.charAt(i))) {
        i++;
      }
      if (i == from || i == end || (text.charAt(i) != '.' && text.charAt(i) != ')')) {
        return false;
      }
      i++;
    }
    return i < end && Character.isWhitespace(text.charAt(i));
  }

  private static void addSentences(String text, LineCursor line, Cuts cuts) {
    for (int i = line.visible(); i < line.end(); i++) {
      int next = Sentences.startAfter(text, line.visible(), i, line.end());
      if (next > 0) {
        cuts.add(next, Cuts.SENTENCE);
        i = next - 1;
      }
    }
  }
}
