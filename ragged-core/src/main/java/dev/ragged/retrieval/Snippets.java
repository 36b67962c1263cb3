package dev.ragged.retrieval;

import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Cuts the part out of a passage that holds most of the question's words. */
final class Snippets {
  /** Longest snippet, in {@code char}s, without the dots at its ends. */
  static final int LENGTH = 240;

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]+");
  private static final Pattern BLANKS = Pattern.compile("\\s+");

  /** Letters that must agree: enough for most forms of a word to be taken for one. */
  private static final int STEM = 5;

  private final Set<String> stems = new HashSet<>();

  Snippets(String question) {
    Matcher words = WORD.matcher(question);
    while (words.find()) {
      stems.add(stem(words.group()));
    }
  }

  private static String stem(String word) {
    String lower = word.toLowerCase(Locale.ROOT);
    return lower.length() <= STEM ? lower : lower.substring(0, STEM);
  }

  /** Returns the best part of {@code text} on one line. */
  String cut(String text) {
    String line = BLANKS.matcher(text).replaceAll(" ").strip();
    if (line.length() <= LENGTH) {
      return line;
    }
    int start = bestStart(line);
    int end = wordBoundaryBefore(line, Math.min(line.length(), start + LENGTH), start);
    return (start > 0 ? "… " : "")
        + line.substring(start, end).strip()
        + (end < line.length() ? " …" : "");
  }

  /** Returns where to begin so that most distinct words of the question are within reach. */
  private int bestStart(String line) {
    int best = 0;
    int bestCount = 0;
    Matcher words = WORD.matcher(line);
    while (words.find()) {
      if (!stems.contains(stem(words.group()))) {
        continue;
      }
      int from = Math.max(0, Math.min(words.start() - LENGTH / 6, line.length() - LENGTH));
      int count = countWithin(line, from);
      if (count > bestCount) {
        best = from;
        bestCount = count;
      }
    }
    return best == 0 ? 0 : wordBoundaryAfter(line, best);
  }

  private int countWithin(String line, int from) {
    Set<String> found = new HashSet<>();
    Matcher words = WORD.matcher(line).region(from, Math.min(line.length(), from + LENGTH));
    while (words.find()) {
      String stem = stem(words.group());
      if (stems.contains(stem)) {
        found.add(stem);
      }
    }
    return found.size();
  }

  private static int wordBoundaryAfter(String line, int from) {
    int space = line.indexOf(' ', from);
    return space < 0 || space > from + LENGTH / 6 ? safe(line, from) : space + 1;
  }

  private static int wordBoundaryBefore(String line, int to, int start) {
    if (to == line.length()) {
      return to;
    }
    int space = line.lastIndexOf(' ', to);
    return space <= start ? safe(line, to) : space;
  }

  /** Moves out of the middle of a surrogate pair. */
  private static int safe(String line, int index) {
    boolean inside =
        index > 0
            && index < line.length()
            && Character.isLowSurrogate(line.charAt(index))
            && Character.isHighSurrogate(line.charAt(index - 1));
    return inside ? index - 1 : index;
  }
}
