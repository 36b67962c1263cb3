package dev.ragged.document;

import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.Parser;

/** Turns the Markdown of a heading into the words that a reader sees. */
final class HeadingText {
  /** Longest heading kept in a heading path, in {@code char}s; a longer one is a paragraph. */
  private static final int MAX_LENGTH = 200;

  private static final String MARKUP = "*_`[]<>&\\!~";
  private static final Parser PARSER = Parser.builder().maxInlineNesting(16).build();

  private HeadingText() {}

  /** Returns the words of a whole heading, marks and all; empty if it has none. */
  static String of(String heading) {
    int end = Graphemes.boundary(heading, 4 * MAX_LENGTH, heading.length());
    String start = heading.substring(0, end).strip();
    String content = ContextLine.oneLine(start.startsWith("#") ? atx(start) : setext(start));
    String words =
        hasMarkup(content) ? ContextLine.oneLine(words(PARSER.parse("# " + content))) : content;
    if (words.length() <= MAX_LENGTH) {
      return words;
    }
    int space = words.lastIndexOf(' ', MAX_LENGTH);
    return words.substring(
        0, space > 0 ? space : Graphemes.boundary(words, MAX_LENGTH, words.length()));
  }

  /** Returns the lines above the line of equals signs or dashes. */
  private static String setext(String heading) {
    int underline = Math.max(heading.lastIndexOf('\n'), heading.lastIndexOf('\r'));
    return underline < 0 ? heading : heading.substring(0, underline);
  }

  private static String words(Node heading) {
    StringBuilder words = new StringBuilder();
    heading.accept(
        new AbstractVisitor() {
          @Override
          public void visit(Text text) {
            words.append(text.getLiteral());
          }

          @Override
          public void visit(Code code) {
            words.append(code.getLiteral());
          }
        });
    return words.toString();
  }

  private static boolean hasMarkup(String heading) {
    return heading.chars().anyMatch(c -> MARKUP.indexOf(c) >= 0);
  }

  private static String atx(String words) {
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
