package dev.ragged.document;

import java.util.ArrayList;
import java.util.List;

/** Words the line that says where a passage stands: title and headings, outermost first. */
final class ContextLine {
  static final String SEPARATOR = " > ";

  /** The part of a chunk that its context may take, so that it never crowds out the text. */
  private static final int MAX_SHARE = 4;

  private ContextLine() {}

  /**
   * Returns the line, short enough for chunks of {@code size}: the outermost parts are left out
   * first, and the innermost is cut after a word.
   */
  static String of(String title, List<String> headings, ChunkSize size, TokenCounter counter) {
    List<String> parts = new ArrayList<>();
    addPart(parts, title);
    headings.forEach(heading -> addPart(parts, heading));
    int limit = size.tokens() / MAX_SHARE;
    while (parts.size() > 1 && counter.count(String.join(SEPARATOR, parts)) > limit) {
      parts.remove(0);
    }
    String line = String.join(SEPARATOR, parts);
    while (!line.isEmpty() && counter.count(line) > limit) {
      int cut = line.lastIndexOf(' ');
      line = cut < 0 ? "" : line.substring(0, cut).strip();
    }
    return line;
  }

  private static void addPart(List<String> parts, String part) {
    String line = oneLine(part);
    if (!line.isEmpty() && !(parts.size() > 0 && parts.get(parts.size() - 1).equals(line))) {
      parts.add(line);
    }
  }

  /** Returns {@code text} with each run of blanks as one space. */
  static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    boolean blank = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c)) {
        blank = true;
      } else {
        if (blank && !line.isEmpty()) {
          line.append(' ');
        }
        blank = false;
        line.append(c);
      }
    }
    return line.toString();
  }
}
