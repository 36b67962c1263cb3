package dev.ragged.answer;

import dev.ragged.document.Prose;
import dev.ragged.document.TextRange;
import dev.ragged.retrieval.Hit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Finds marks such as {@code [2]} and {@code [1, 3]} in what a generator wrote. A mark speaks for
 * the sentence before it, as far back as the mark before; marks side by side speak for the same.
 * Numbers that no passage has are text. One thread at a time.
 */
final class CitationMarks {
  private static final Pattern MARK =
      Pattern.compile("\\[(\\d{1,4}(?: {0,2}[,;] {0,2}\\d{1,4}){0,20})]");
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final String REST_OF_SENTENCE = ".,;:!?)]…。！？";

  private CitationMarks() {}

  /**
   * Returns the citations in the order of their marks.
   *
   * @param quoted parts of {@code text} in which marks mean nothing, ascending
   */
  static List<Citation> find(String text, List<TextRange> quoted, List<Hit> passages) {
    List<Citation> citations = new ArrayList<>();
    TextRange statement = new TextRange(0, 0);
    int from = 0;
    int next = 0;
    Matcher marks = MARK.matcher(text);
    while (marks.find()) {
      while (next < quoted.size() && quoted.get(next).end() <= marks.start()) {
        from = Math.max(from, quoted.get(next++).end());
      }
      boolean isQuoted = next < quoted.size() && quoted.get(next).start() < marks.end();
      List<Integer> cited = isQuoted ? List.of() : numbers(marks.group(1), passages.size());
      if (cited.isEmpty()) {
        continue;
      }
      boolean sideBySide = from > 0 && text.substring(from, marks.start()).isBlank();
      statement = sideBySide ? statement : statement(text, from, marks.start());
      for (int passage : cited) {
        citations.add(
            new Citation(
                passage, passages.get(passage - 1).chunkId(), statement, Optional.empty()));
      }
      from = marks.end();
    }
    return citations;
  }

  private static List<Integer> numbers(String list, int passages) {
    List<Integer> numbers = new ArrayList<>();
    Matcher each = NUMBER.matcher(list);
    while (each.find()) {
      int number = Integer.parseInt(each.group());
      if (number >= 1 && number <= passages && !numbers.contains(number)) {
        numbers.add(number);
      }
    }
    return numbers;
  }

  /** Returns the last sentence between {@code from} and {@code to}. */
  private static TextRange statement(String text, int from, int to) {
    int start = from;
    while (start < to && isRest(text.charAt(start), from)) {
      start++;
    }
    int end = to;
    while (end > start && Character.isWhitespace(text.charAt(end - 1))) {
      end--;
    }
    String span = text.substring(start, end);
    List<TextRange> sentences = Prose.sentences(span, Math.max(1, span.length()));
    if (!sentences.isEmpty()) {
      TextRange last = sentences.get(sentences.size() - 1);
      if (last.end() == span.length()) {
        return new TextRange(start + last.start(), end);
      }
    }
    return new TextRange(start + span.lastIndexOf('\n') + 1, end);
  }

  /** Whether {@code c} belongs to the statement before, whose mark stood in front of it. */
  private static boolean isRest(char c, int from) {
    return Character.isWhitespace(c) || (from > 0 && REST_OF_SENTENCE.indexOf(c) >= 0);
  }
}
