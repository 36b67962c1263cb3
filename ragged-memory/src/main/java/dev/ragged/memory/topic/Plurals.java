package dev.ragged.memory.topic;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds English plurals and possessives into the singular, where that is safe. What looks like a
 * plural but is none (<em>analysis</em>, <em>class</em>, <em>status</em>, <em>news</em>,
 * <em>physics</em>) stays; so does each word with a letter outside of ASCII.
 */
final class Plurals {
  private static final int MIN_LENGTH = 4;

  /** Irregular plurals with their singular; words that only look like plurals with themselves. */
  private static final Map<String, String> KNOWN = load();

  private Plurals() {}

  private static Map<String, String> load() {
    Map<String, List<String>> file = WordFile.read("plurals.txt");
    Map<String, String> known = new HashMap<>();
    List<String> pairs = file.getOrDefault("[singular]", List.of());
    for (int i = 0; i + 1 < pairs.size(); i += 2) {
      known.put(pairs.get(i), pairs.get(i + 1));
    }
    for (String word : file.getOrDefault("[keep]", List.of())) {
      String phrase = word.replace('_', ' ');
      known.put(phrase, phrase);
    }
    return known;
  }

  /** Whether a phrase is a name that has no singular, such as <em>united states</em>. */
  static boolean isName(String phrase) {
    return phrase.equals(KNOWN.get(phrase));
  }

  /** Whether a folded word has another singular. */
  static boolean isPlural(String word) {
    return !word.endsWith("'s") && !singular(word).equals(word);
  }

  /** Returns the singular of a folded word, or the word. Twice is once. */
  static String singular(String word) {
    String known = KNOWN.get(word);
    if (known != null) {
      return known;
    }
    int length = word.length();
    if (length < MIN_LENGTH || word.charAt(length - 1) != 's') {
      return word;
    }
    if (word.charAt(length - 2) == '\'') {
      return singular(word.substring(0, length - 2));
    }
    String singular = byEnding(word, length);
    return singular.length() == length ? word : KNOWN.getOrDefault(singular, singular);
  }

  private static String byEnding(String word, int length) {
    char before = word.charAt(length - 2);
    if (before == 's' || before == 'u' || before == 'i' || word.endsWith("ics") || !isPlain(word)) {
      return word;
    }
    if (before != 'e') {
      return word.substring(0, length - 1);
    }
    if (word.endsWith("ies")) {
      return length > MIN_LENGTH ? word.substring(0, length - 3) + 'y' : word;
    }
    if (word.endsWith("yses")) {
      return word.substring(0, length - 2) + "is";
    }
    return word.substring(0, length - (hasWholeEs(word, length) ? 2 : 1));
  }

  /** Whether the plural was made with {@code es}, not with an {@code s} after {@code e}. */
  private static boolean hasWholeEs(String word, int length) {
    char last = word.charAt(length - 3);
    char before = word.charAt(length - 4);
    return switch (last) {
      case 'x', 'o' -> true;
      case 'h' -> before == 'c' || before == 's';
      case 'z' -> before == 'z';
      case 's' -> before == 's' || (before == 'u' && length > 4 && !isVowel(word, length - 5));
      default -> false;
    };
  }

  private static boolean isVowel(String word, int index) {
    return "aou".indexOf(word.charAt(index)) >= 0;
  }

  private static boolean isPlain(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if ((c < 'a' || c > 'z') && c != '-' && c != '\'') {
        return false;
      }
    }
    return true;
  }
}
