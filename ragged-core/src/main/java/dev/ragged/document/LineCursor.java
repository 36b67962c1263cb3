package dev.ragged.document;

/**
 * Walks the lines of a range of text, whichever of LF, CR LF and CR ends them. One thread at a
 * time.
 */
final class LineCursor {
  private static final int TAB_WIDTH = 4;

  private final String text;
  private final int limit;
  private int start;
  private int visible;
  private int end;
  private int next;

  LineCursor(String text, int from, int to) {
    this.text = text;
    this.limit = to;
    this.next = from;
  }

  /** Moves to the next line, or returns false if there is none. */
  boolean next() {
    if (next >= limit) {
      return false;
    }
    start = next;
    end = start;
    while (end < limit && text.charAt(end) != '\n' && text.charAt(end) != '\r') {
      end++;
    }
    next = end + 1;
    if (end + 1 < limit && text.charAt(end) == '\r' && text.charAt(end + 1) == '\n') {
      next++;
    }
    visible = start;
    while (visible < end && Character.isWhitespace(text.charAt(visible))) {
      visible++;
    }
    return true;
  }

  int start() {
    return start;
  }

  /** Returns the index of the first visible character, or {@link #end()} for a blank line. */
  int visible() {
    return visible;
  }

  /** Returns the index of the line's end mark, or the end of the range. */
  int end() {
    return end;
  }

  /** Returns the index behind the line's end mark. */
  int nextStart() {
    return Math.min(next, limit);
  }

  boolean isBlank() {
    return visible == end;
  }

  /** Returns how many columns the first visible character is indented. */
  int indent() {
    int columns = 0;
    for (int i = start; i < visible; i++) {
      columns += text.charAt(i) == '\t' ? TAB_WIDTH : 1;
    }
    return columns;
  }
}
