package dev.ragged.document;

import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;

/** Turns the Markdown of a heading into the words that a reader sees. */
final class HeadingText {
  /** Longest heading kept in a heading path, in {@code char}s; a longer one is a paragraph. */
  private static final int MAX_LENGTH = 200;

  private static final String MARKUP = "*_`[]<>&\\!~\n\r";
  private static final Parser PARSER = Parser.builder().maxInlineNesting(16).build();
  private static final TextContentRenderer RENDERER =
      TextContentRenderer.builder().lineBreakRendering(LineBreakRendering.STRIP).build();

  private HeadingText() {}

  /** Returns the words of a whole heading, marks and all; empty if it has none. */
  static String of(String heading) {
    int end = Math.min(heading.length(), 4 * MAX_LENGTH);
    String start = heading.substring(0, Graphemes.boundary(heading, end, heading.length()));
    String words =
        ContextLine.oneLine(
            hasMarkup(start) ? RENDERER.render(PARSER.parse(start)) : stripMarks(start));
    if (words.length() <= MAX_LENGTH) {
      return words;
    }
    int space = words.lastIndexOf(' ', MAX_LENGTH);
    int cut =
        space > MAX_LENGTH / 2 ? space : Graphemes.boundary(words, MAX_LENGTH, words.length());
    return words.substring(0, cut);
  }

  private static boolean hasMarkup(String heading) {
    return heading.chars().anyMatch(c -> MARKUP.indexOf(c) >= 0);
  }

  private static String stripMarks(String heading) {
    String words = heading.strip();
    int start = 0;
    while (start < words.length() && words.charAt(start) == '#') {
      start++;
    }
    int end = words.length();
    while (end > start && words.charAt(end - 1) == '#') {
      end--;
    }
    // Marks at the end count as such only after a blank: "C#" is a word.
    boolean closed =
        end < words.length() && (end == start || Character.isWhitespace(words.charAt(end - 1)));
    return words.substring(start, closed ? end : words.length());
  }
}
