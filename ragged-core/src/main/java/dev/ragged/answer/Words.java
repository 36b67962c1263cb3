package dev.ragged.answer;

import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Set;

/**
 * Reads the words of a text, each as far as its forms agree: the first five letters, without case.
 * Of scripts that put no blanks between words, every two characters side by side count as a word.
 * One use; one thread.
 */
final class Words {
  /** Letters that must agree: enough for most forms of a word to be taken for one. */
  private static final int STEM = 5;

  private static final Set<UnicodeScript> UNSPACED =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.THAI,
          UnicodeScript.LAO,
          UnicodeScript.KHMER,
          UnicodeScript.MYANMAR);

  /** English words that say how a question is put, not what it is about; as stems. */
  private static final Set<String> FUNCTION_WORDS =
      Set.of(
          "a", "about", "all", "an", "and", "any", "are", "as", "at", "be", "been", "by", "can",
          "could", "did", "do", "does", "for", "from", "had", "has", "have", "he", "her", "his",
          "how", "i", "if", "in", "into", "is", "it", "its", "may", "me", "might", "must", "my",
          "no", "not", "of", "on", "or", "our", "shall", "she", "shoul", "so", "some", "tell",
          "than", "that", "the", "their", "them", "then", "there", "these", "they", "this", "those",
          "to", "us", "was", "we", "were", "what", "when", "where", "which", "who", "whom", "whose",
          "why", "will", "with", "would", "you", "your");

  private final Set<String> found = new LinkedHashSet<>();
  private final StringBuilder run = new StringBuilder();
  private boolean isUnspaced;

  private Words() {}

  /** Returns the words of {@code text} in the order of their first appearance. */
  static Set<String> of(String text) {
    Words words = new Words();
    String normal = Normalizer.normalize(text, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
    normal.codePoints().forEach(words::read);
    words.endRun();
    return words.found;
  }

  /**
   * Returns the words of {@code question} that say what it is about; all its words if none does.
   */
  static Set<String> ofQuestion(String question) {
    Set<String> all = of(question);
    Set<String> telling = new LinkedHashSet<>(all);
    telling.removeAll(FUNCTION_WORDS);
    return telling.isEmpty() ? all : telling;
  }

  private void read(int codePoint) {
    boolean isMark = Character.getType(codePoint) == Character.NON_SPACING_MARK;
    if (!Character.isLetterOrDigit(codePoint) && !isMark) {
      endRun();
      return;
    }
    boolean unspaced = UNSPACED.contains(UnicodeScript.of(codePoint));
    if (!isMark && unspaced != isUnspaced) {
      endRun();
      isUnspaced = unspaced;
    }
    run.appendCodePoint(codePoint);
  }

  private void endRun() {
    int length = run.codePointCount(0, run.length());
    if (length > 0 && isUnspaced) {
      for (int i = 0; i + 1 < Math.max(length, 2); i++) {
        found.add(part(i, Math.min(i + 2, length)));
      }
    } else if (length > 0) {
      found.add(part(0, Math.min(STEM, length)));
    }
    run.setLength(0);
  }

  private String part(int from, int to) {
    return run.substring(run.offsetByCodePoints(0, from), run.offsetByCodePoints(0, to));
  }
}
