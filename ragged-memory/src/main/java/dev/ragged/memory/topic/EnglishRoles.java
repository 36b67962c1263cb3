package dev.ragged.memory.topic;

/** The role of an English word, from the word and the ones before it. */
final class EnglishRoles {
  private static final int VERB = Lexicon.VERB | Lexicon.WEAK;

  private final Words words;
  private final int[] bits;
  private final Roles roles;
  private boolean isQuestion;

  EnglishRoles(Words words, int[] bits, Roles roles) {
    this.words = words;
    this.bits = bits;
    this.roles = roles;
  }

  /** Must be called for each word in turn, before its role is asked for. */
  void enter(int i) {
    if (words.is(i, Words.SENTENCE)) {
      isQuestion = has(i, Lexicon.QUESTION | Lexicon.AUXILIARY);
    }
  }

  /** Returns the role of a word that is no stop word. */
  byte role(int i) {
    String text = words.text(i);
    if (has(i, Lexicon.LEADING)) {
      return Roles.LEADING;
    }
    if (has(i, Lexicon.PARTNER) || (has(i, Lexicon.VAGUE) && words.isPassage())) {
      return Roles.PARTNER;
    }
    if (has(i, Lexicon.NOUN) || words.is(i, Words.CAPITAL)) {
      return Roles.PLAIN;
    }
    if (Endings.isAdverb(text)) {
      return Roles.STOP;
    }
    return Endings.isParticiple(text) || Endings.isEnglishAdjective(text)
        ? Roles.LEADING
        : Roles.PLAIN;
  }

  /** Returns the role of a stop word: it can be an acronym (WHO), a noun, or begin a name. */
  byte stopRole(int i) {
    if (words.is(i, Words.ACRONYM) && has(i, Lexicon.CAPITALS)) {
      return Roles.PLAIN;
    }
    byte noun = words.joins(i) ? nounRole(i) : Roles.STOP;
    if (noun != Roles.STOP) {
      return noun;
    }
    boolean beginsName =
        has(i, Lexicon.WEAK)
            && words.is(i, Words.CAPITAL)
            && words.joins(i + 1)
            && words.is(i + 1, Words.CAPITAL);
    return beginsName ? Roles.LEADING : Roles.STOP;
  }

  /** What looks like a verb can be a noun: the search, a will, sick leave, why do leaves fall. */
  private byte nounRole(int i) {
    boolean isVerb = (bits[i] & VERB) == VERB;
    if (has(i - 1, Lexicon.DETERMINER)) {
      if (has(i, Lexicon.AUXILIARY)) {
        return Roles.PLAIN;
      }
      return isVerb && !words.text(i).endsWith("ing") ? Roles.PARTNER : Roles.STOP;
    }
    if (has(i, Lexicon.VERB_NOUN) && (has(i - 1, Lexicon.LEADING) || isCompound(i))) {
      return Roles.PARTNER;
    }
    boolean isSubject = isVerb && has(i - 1, Lexicon.AUXILIARY) && words.text(i).endsWith("s");
    return isSubject ? Roles.PLAIN : Roles.STOP;
  }

  /** Whether a noun in the singular stands before, in a sentence that is no question. */
  private boolean isCompound(int i) {
    return !isQuestion
        && roles.role(i - 1) >= Roles.PARTNER
        && !words.is(i - 1, Words.CAPITAL)
        && !Plurals.isPlural(words.text(i - 1));
  }

  /** Mends what only the words behind tell; to be called when all words have a role. */
  void finish() {
    for (int i = 1; i < words.size(); i++) {
      if (roles.role(i) == Roles.LEADING && words.joins(i)) {
        if (isNounAfterArticle(i)) {
          roles.set(i, words.isPassage() ? Roles.PARTNER : Roles.PLAIN);
        } else if (roles.role(i - 1) > Roles.LEADING && Endings.isParticiple(words.text(i))) {
          // After a noun a participle is a verb, or begins the next phrase.
          roles.breakBefore(i);
        }
      }
    }
  }

  /** As in "a cold". */
  private boolean isNounAfterArticle(int i) {
    boolean endsPhrase = !words.joins(i + 1) || roles.isStop(i + 1);
    return endsPhrase && has(i - 1, Lexicon.DETERMINER);
  }

  private boolean has(int i, int bit) {
    return (bits[i] & bit) != 0;
  }
}
