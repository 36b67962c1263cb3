package dev.ragged.document;

import java.util.ArrayDeque;
import java.util.Deque;

/** Builds Markdown from words and blocks; runs of blanks become one. One thread at a time. */
final class MarkdownWriter {
  private static final int MAX_LIST_DEPTH = 8;

  private final StringBuilder out = new StringBuilder();
  private final Deque<int[]> lists = new ArrayDeque<>();

  /** Line ends due before the next word; how many depends on what comes between. */
  private int pendingLines;

  private boolean pendingBlank;
  private String pendingStart = "";
  private boolean inHeading;
  private boolean inRow;

  /** Adds running text. */
  void text(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || c == '\u00A0') {
        pendingBlank = true;
      } else {
        beforeWord(c);
        if (isMarkup(c)) {
          out.append('\\');
        }
        out.append(c);
      }
    }
  }

  /** Whether a character of running text must be escaped where it stands. */
  private boolean isMarkup(char c) {
    if (inHeading) {
      boolean wordStart = !Character.isLetterOrDigit(out.charAt(out.length() - 1));
      return "\\*`[<&".indexOf(c) >= 0 || (c == '_' && wordStart);
    }
    return inRow && c == '|';
  }

  private void beforeWord(char first) {
    boolean lineStart = flushLines();
    if (!pendingStart.isEmpty()) {
      out.append(pendingStart);
      pendingStart = "";
    } else if (lineStart) {
      if ("#>=-+`~".indexOf(first) >= 0) {
        out.append('\\');
      }
    } else if (pendingBlank && !endsBlank()) {
      out.append(' ');
    }
    pendingBlank = false;
  }

  /** Writes the line ends that are due; returns whether a line starts here. */
  private boolean flushLines() {
    if (pendingLines > 0 && !out.isEmpty()) {
      out.append("\n".repeat(pendingLines));
      out.append(indent(pendingStart.isEmpty() ? lists.size() : lists.size() - 1));
    }
    boolean lineStart = pendingLines > 0 || out.isEmpty();
    pendingLines = 0;
    return lineStart;
  }

  private boolean endsBlank() {
    return out.isEmpty() || Character.isWhitespace(out.charAt(out.length() - 1));
  }

  private static String indent(int depth) {
    return "  ".repeat(Math.max(0, Math.min(depth, MAX_LIST_DEPTH)));
  }

  private void endLine(int lines) {
    if (inHeading || inRow) {
      pendingBlank = true;
    } else {
      pendingLines = Math.max(pendingLines, lines);
    }
  }

  void lineBreak() {
    endLine(1);
  }

  /** Starts or ends a block: a paragraph, or the rest of a list item. */
  void block() {
    endLine(lists.isEmpty() ? 2 : 1);
  }

  void openHeading(int level) {
    endLine(2);
    if (!inHeading && !inRow && lists.isEmpty()) {
      pendingStart = "#".repeat(level) + " ";
      inHeading = true;
    }
  }

  void closeHeading() {
    if (inHeading) {
      inHeading = false;
      pendingStart = "";
    }
    endLine(2);
  }

  void openList(boolean ordered) {
    endLine(lists.isEmpty() ? 2 : 1);
    lists.addLast(new int[] {ordered ? 1 : 0});
  }

  void closeList() {
    if (!lists.isEmpty()) {
      lists.removeLast();
    }
    pendingStart = inHeading ? pendingStart : "";
    block();
  }

  void openItem() {
    endLine(1);
    if (inHeading || inRow) {
      return;
    }
    int[] list = lists.peekLast();
    pendingLines = Math.max(1, pendingLines);
    String bullet = list == null || list[0] == 0 ? "- " : list[0]++ + ". ";
    pendingStart = bullet;
  }

  /** Adds preformatted text as a fenced block. */
  void codeBlock(String code) {
    if (code.isBlank()) {
      return;
    }
    if (inRow || inHeading) {
      text(code);
      return;
    }
    pendingLines = 2;
    pendingStart = "";
    flushLines();
    String fence = "`".repeat(Math.max(3, longestRun(code, '`') + 1));
    String body = code.stripTrailing();
    int start = 0;
    while (start < body.length() && (body.charAt(start) == '\n' || body.charAt(start) == '\r')) {
      start++;
    }
    // Quote-free and at the margin: a fence inside a list item would need every line indented.
    out.append(fence).append('\n').append(body, start, body.length()).append('\n').append(fence);
    pendingLines = 2;
    pendingBlank = false;
  }

  private static int longestRun(String text, char wanted) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == wanted ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }

  void openRow() {
    endLine(1);
    flushLines();
    pendingStart = "";
    pendingBlank = false;
    out.append('|');
    inRow = true;
  }

  void openCell() {
    if (inRow && out.charAt(out.length() - 1) != '|') {
      out.append(" |");
    }
    pendingBlank = true;
  }

  /** Ends a row; below the first one, of {@code cells} cells, comes the line that makes a table. */
  void closeRow(int cells) {
    if (!inRow) {
      return;
    }
    out.append(" |");
    inRow = false;
    if (cells > 0) {
      out.append('\n').append("|---".repeat(cells)).append('|');
    }
    pendingLines = 1;
  }

  void endRows() {
    inRow = false;
  }

  String finish() {
    return out.toString();
  }
}
