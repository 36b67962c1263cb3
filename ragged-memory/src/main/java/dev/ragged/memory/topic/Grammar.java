package dev.ragged.memory.topic;

import org.jspecify.annotations.Nullable;

/**
 * Gives each word its role, from the word itself: what the lexicon knows of it, its length, its
 * ending, its capitals. In English {@link EnglishRoles} and {@link EnglishCues} look at the words
 * around, too.
 */
final class Grammar {
  private final Words words;
  private final int minLength;
  private final int[] bits;
  private final Roles roles;
  private final boolean knowsGrammar;
  private final boolean hasGermanNouns;

  private Grammar(Words words, Lexicon lexicon, int minLength) {
    this.words = words;
    this.minLength = minLength;
    this.bits = new int[words.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = words.is(i, Words.UNSPACED) ? 0 : lexicon.bits(words.text(i));
    }
    Language language = Language.of(words, bits);
    this.roles = new Roles(words.size(), language);
    this.knowsGrammar = lexicon.knowsGrammar();
    this.hasGermanNouns = language == Language.GERMAN && hasCapital();
  }

  /**
   * Returns the roles of {@code words}.
   *
   * @param minLength shortest word that is a topic, in code points
   */
  static Roles roles(Words words, Lexicon lexicon, int minLength) {
    Grammar grammar = new Grammar(words, lexicon, minLength);
    if (grammar.knowsGrammar && grammar.roles.language() == Language.ENGLISH) {
      grammar.fillEnglish();
    } else {
      for (int i = 0; i < words.size(); i++) {
        grammar.roles.set(i, grammar.role(i, null));
      }
    }
    grammar.keepLoneWord();
    return grammar.roles;
  }

  private void fillEnglish() {
    EnglishRoles english = new EnglishRoles(words, bits, roles);
    for (int i = 0; i < words.size(); i++) {
      english.enter(i);
      roles.set(i, role(i, english));
    }
    english.finish();
    EnglishClauses.apply(words, bits, roles);
    EnglishCues.apply(words, bits, roles);
  }

  private boolean hasCapital() {
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.CAPITAL)) {
        return true;
      }
    }
    return false;
  }

  private byte role(int i, @Nullable EnglishRoles english) {
    if (words.is(i, Words.UNSPACED)) {
      return Roles.ALONE;
    }
    if (words.is(i, Words.ELIDED | Words.NUMBER)) {
      return Roles.STOP;
    }
    if ((bits[i] & Lexicon.NAME) != 0) {
      words.mark(i, Words.KNOWN_NAME);
      return Roles.PLAIN;
    }
    if ((bits[i] & roles.language().stop()) != 0) {
      return english == null ? foreignStopRole(i) : english.stopRole(i);
    }
    if (words.is(i, Words.CODE)) {
      return Roles.ALONE;
    }
    if (words.is(i, Words.ACRONYM)) {
      return Roles.PLAIN;
    }
    String text = words.text(i);
    if (text.length() < 2 * minLength && text.codePointCount(0, text.length()) < minLength) {
      return shortRole(i, text);
    }
    return english == null ? foreignRole(i, text) : english.role(i);
  }

  private byte shortRole(int i, String text) {
    if ((bits[i] & Lexicon.SHORT) != 0) {
      return Roles.PLAIN;
    }
    return text.length() == 1 && words.is(i, Words.UPPER) ? Roles.INNER : Roles.STOP;
  }

  /** In capitals a small word of another language is most likely none: AI is no form of avoir. */
  private byte foreignStopRole(int i) {
    return knowsGrammar && words.is(i, Words.ACRONYM) ? Roles.PLAIN : Roles.STOP;
  }

  private byte foreignRole(int i, String text) {
    boolean isVerb =
        switch (roles.language()) {
          case RUSSIAN -> Endings.isRussianVerb(text);
          case FRENCH, SPANISH -> Endings.isRomanceInfinitive(text) && comesAfterHow(i);
          case ENGLISH, GERMAN -> false;
        };
    if (isVerb) {
      return Roles.STOP;
    }
    if (!hasGermanNouns || words.is(i, Words.UPPER)) {
      return Roles.PLAIN;
    }
    return Endings.isGermanAdjective(text) ? Roles.LEADING : Roles.STOP;
  }

  private boolean comesAfterHow(int i) {
    if (!words.joins(i)) {
      return false;
    }
    return switch (words.text(i - 1)) {
      case "comment", "pour", "cómo", "como", "para" -> true;
      default -> false;
    };
  }

  /** A text of one word is about that word, unless it is mere glue. */
  private void keepLoneWord() {
    if (words.size() != 1 || words.is(0, Words.NUMBER)) {
      return;
    }
    boolean isTooShort = roles.isStop(0) && bits[0] == 0;
    boolean isGlue = (bits[0] & roles.language().stop()) != 0 && (bits[0] & Lexicon.WEAK) == 0;
    if (!isTooShort && !isGlue && roles.role(0) < Roles.PLAIN) {
      roles.set(0, Roles.PLAIN);
    }
  }
}
