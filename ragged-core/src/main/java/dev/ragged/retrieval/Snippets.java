package dev.ragged.retrieval;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Cuts the part out of a passage that holds most of the question's words. One thread at a time. */
final class Snippets {
  /** Longest snippet, in {@code char}s, without the dots at its ends. */
  static final int LENGTH = 240;

  /** Letters that must agree: enough for most forms of a word to be taken for one. */
  private static final int STEM = 5;

  private final String question;

  /** Of the question's words; null until a passage is long enough to be cut. */
  private @Nullable Set<String> stems;

  Snippets(String question) {
    this.question = question;
  }

  private Set<String> stems() {
    Set<String> known = stems;
    if (known == null) {
      Set<String> found = new HashSet<>();
      forEachStem(question, (start, stem) -> found.add(stem));
      known = found;
      stems = found;
    }
    return known;
  }

  @FunctionalInterface
  private interface StemVisitor {
    void visit(int start, String stem);
  }

  private static void forEachStem(String text, StemVisitor visitor) {
    int start = -1;
    for (int i = 0; i <= text.length(); ) {
      int c = i < text.length() ? text.codePointAt(i) : ' ';
      if (Character.isLetterOrDigit(c)) {
        start = start < 0 ? i : start;
      } else if (start >= 0) {
        int end = safe(text, Math.min(i, start + STEM));
        visitor.visit(start, text.substring(start, end).toLowerCase(Locale.ROOT));
        start = -1;
      }
      i += Character.charCount(c);
    }
  }

  /** Returns the best part of {@code text} on one line. */
  String cut(String text) {
    String line = oneLine(text);
    if (line.length() <= LENGTH) {
      return line;
    }
    int start = bestStart(line);
    int end = wordBoundaryBefore(line, Math.min(line.length(), start + LENGTH));
    return (start > 0 ? "… " : "")
        + line.substring(start, end).strip()
        + (end < line.length() ? " …" : "");
  }

  private static String oneLine(String text) {
    StringBuilder line = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isWhitespace(c)) {
        line.append(c);
      } else if (line.length() > 0 && line.charAt(line.length() - 1) != ' ') {
        line.append(' ');
      }
    }
    return line.toString().strip();
  }

  private record Found(int start, String stem) {}

  /** Returns where to begin so that most distinct words of the question are within reach. */
  private int bestStart(String line) {
    List<Found> found = new ArrayList<>();
    Set<String> wanted = stems();
    forEachStem(
        line,
        (start, stem) -> {
          if (wanted.contains(stem)) {
            found.add(new Found(start, stem));
          }
        });
    int best = 0;
    int bestCount = 0;
    int first = 0;
    int next = 0;
    Map<String, Integer> within = new HashMap<>();
    for (Found anchor : found) {
      int from = Math.max(0, Math.min(anchor.start - LENGTH / 6, line.length() - LENGTH));
      for (; next < found.size() && found.get(next).start < from + LENGTH; next++) {
        within.merge(found.get(next).stem, 1, Integer::sum);
      }
      for (; found.get(first).start < from; first++) {
        within.computeIfPresent(found.get(first).stem, (stem, n) -> n == 1 ? null : n - 1);
      }
      if (within.size() > bestCount) {
        best = from;
        bestCount = within.size();
      }
    }
    return best == 0 ? 0 : wordBoundaryAfter(line, best);
  }

  private static int wordBoundaryAfter(String line, int from) {
    int space = line.indexOf(' ', from);
    return space < 0 || space > from + LENGTH / 6 ? safe(line, from) : space + 1;
  }

  private static int wordBoundaryBefore(String line, int to) {
    if (to == line.length()) {
      return to;
    }
    int space = line.lastIndexOf(' ', to);
    return space < to - LENGTH / 6 ? safe(line, to) : space;
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
