package dev.ragged.memory.topic;

/**
 * Gives each word its role, from the word itself: what the lexicon knows of it, its length, its
 * ending, its capitals. {@link EnglishCues} then looks at the words around.
 */
final class Grammar {
  private static final int MIN_ENDING = 5;

  private static final String[] ADJECTIVE_ENDINGS = {
    "ous", "able", "ible", "ive", "ical", "ional", "istic", "ful"
  };

  private static final String[] RUSSIAN_VERB_ENDINGS = {
    "ать", "ять", "ить", "еть", "уть", "ыть", "ться", "ает", "яет", "ует", "ают", "яют", "уют",
    "ется", "ится", "ются", "утся", "ятся", "атся"
  };

  private final Words words;
  private final int minLength;
  private final int[] bits;
  private final Roles roles;
  private final boolean isEnglish;
  private final boolean hasGermanNouns;

  private Grammar(Words words, Lexicon lexicon, int minLength) {
    this.words = words;
    this.minLength = minLength;
    this.bits = new int[words.size()];
    for (int i = 0; i < bits.length; i++) {
      bits[i] = words.is(i, Words.UNSPACED) ? 0 : lexicon.bits(words.text(i));
    }
    Language language = language();
    this.roles = new Roles(words.size(), language);
    this.isEnglish = language == Language.ENGLISH && lexicon.knowsGrammar();
    this.hasGermanNouns = language == Language.GERMAN && hasCapital();
  }

  /**
   * Returns the roles of {@code words}.
   *
   * @param minLength shortest word that is a topic, in code points
   */
  static Roles roles(Words words, Lexicon lexicon, int minLength) {
    Grammar grammar = new Grammar(words, lexicon, minLength);
    for (int i = 0; i < words.size(); i++) {
      grammar.roles.set(i, grammar.role(i));
    }
    if (grammar.isEnglish) {
      grammar.breakBeforeParticiples();
      EnglishCues.apply(words, grammar.bits, grammar.roles);
    }
    grammar.keepLoneWord();
    return grammar.roles;
  }

  /** English, unless another language has more of its small words in the text. */
  private Language language() {
    int[] votes = new int[Language.ALL.length];
    int[] stops = new int[votes.length];
    for (int i = 0; i < bits.length; i++) {
      for (int language = 0; language < votes.length; language++) {
        stops[language] += (bits[i] >> language) & 1;
        votes[language] += (bits[i] >> (votes.length + language)) & 1;
      }
      votes[Language.FRENCH.number()] += words.is(i, Words.ELIDED) ? 1 : 0;
    }
    int best = 0;
    for (int i = 1; i < votes.length; i++) {
      boolean isTie = votes[i] == votes[best] && votes[i] > 0;
      // Words that several languages share raise none, but settle a tie.
      best = votes[i] > votes[best] || (isTie && stops[i] > stops[best]) ? i : best;
    }
    return Language.ALL[best];
  }

  private boolean hasCapital() {
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.CAPITAL)) {
        return true;
      }
    }
    return false;
  }

  private byte role(int i) {
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
      return stopRole(i);
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
    if (isEnglish) {
      return englishRole(i, text);
    }
    if (roles.language() == Language.RUSSIAN) {
      return isRussianVerb(text) ? Roles.STOP : Roles.PLAIN;
    }
    return hasGermanNouns && !words.is(i, Words.UPPER) ? germanRole(text) : Roles.PLAIN;
  }

  /** A stop word can be an acronym (WHO) or begin a name (New York). */
  private byte stopRole(int i) {
    if (words.is(i, Words.ACRONYM) && (bits[i] & Lexicon.CAPITALS) != 0) {
      return Roles.PLAIN;
    }
    if (words.joins(i) && isEnglish) {
      byte role = nounRole(i);
      if (role != Roles.STOP) {
        return role;
      }
    }
    boolean beginsName =
        (bits[i] & Lexicon.WEAK) != 0
            && words.is(i, Words.CAPITAL)
            && words.joins(i + 1)
            && words.is(i + 1, Words.CAPITAL);
    return beginsName ? Roles.LEADING : Roles.STOP;
  }

  /** What looks like a verb can be a noun: the search, a will, why do leaves fall. */
  private byte nounRole(int i) {
    boolean isVerb = (bits[i] & (Lexicon.VERB | Lexicon.WEAK)) == (Lexicon.VERB | Lexicon.WEAK);
    if ((bits[i - 1] & Lexicon.DETERMINER) != 0) {
      boolean isNoun = isVerb && !words.text(i).endsWith("ing");
      return (bits[i] & Lexicon.AUXILIARY) != 0 ? Roles.PLAIN : isNoun ? Roles.PARTNER : Roles.STOP;
    }
    boolean isSubject = isVerb && (bits[i - 1] & Lexicon.AUXILIARY) != 0;
    return isSubject && words.text(i).endsWith("s") ? Roles.PLAIN : Roles.STOP;
  }

  private byte shortRole(int i, String text) {
    if ((bits[i] & Lexicon.SHORT) != 0) {
      return Roles.PLAIN;
    }
    return text.length() == 1 && words.is(i, Words.UPPER) ? Roles.INNER : Roles.STOP;
  }

  private byte englishRole(int i, String text) {
    if ((bits[i] & Lexicon.LEADING) != 0) {
      return Roles.LEADING;
    }
    if ((bits[i] & Lexicon.PARTNER) != 0) {
      return Roles.PARTNER;
    }
    if ((bits[i] & Lexicon.VAGUE) != 0 && words.isPassage()) {
      return Roles.PARTNER;
    }
    if ((bits[i] & Lexicon.NOUN) != 0 || words.is(i, Words.CAPITAL)) {
      return Roles.PLAIN;
    }
    if (text.length() > 4 && text.endsWith("ly")) {
      return Roles.STOP;
    }
    return isParticiple(text) || isAdjective(text) ? Roles.LEADING : Roles.PLAIN;
  }

  private static boolean isParticiple(String text) {
    return text.length() > 4 && text.endsWith("ed") && !text.endsWith("eed");
  }

  private static boolean isAdjective(String text) {
    return text.length() > MIN_ENDING && endsWithAny(text, ADJECTIVE_ENDINGS);
  }

  private static boolean isRussianVerb(String text) {
    return text.length() > MIN_ENDING && endsWithAny(text, RUSSIAN_VERB_ENDINGS);
  }

  private static boolean endsWithAny(String text, String[] endings) {
    for (String ending : endings) {
      if (text.endsWith(ending)) {
        return true;
      }
    }
    return false;
  }

  /** In German a noun has a capital; an adjective before it has one of these endings. */
  private static byte germanRole(String text) {
    boolean isAdjective =
        text.endsWith("e") || text.endsWith("er") || text.endsWith("es") || text.endsWith("em");
    return isAdjective ? Roles.LEADING : Roles.STOP;
  }

  /** After a noun a participle is a verb, or begins the next phrase. */
  private void breakBeforeParticiples() {
    for (int i = 1; i < words.size(); i++) {
      if (roles.role(i) == Roles.LEADING
          && roles.role(i - 1) > Roles.LEADING
          && isParticiple(words.text(i))) {
        roles.breakBefore(i);
      }
    }
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
