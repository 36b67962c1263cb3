package dev.ragged.memory.topic;

/**
 * Tells verbs from nouns in English, by the small words around. A verb is no topic:
 *
 * <ul>
 *   <li>after a subject, <em>to</em> or <em>not</em>: how do I <b>roast</b> a chicken;
 *   <li>after <em>can</em>, <em>must</em> and the like in a statement: it can <b>truncate</b> the
 *       log;
 *   <li>before an article or the like: <b>invalidate</b> a cache;
 *   <li>at the end of what a question's <em>do</em> opens: how do black holes <b>form</b>;
 *   <li>after a plural: airlines <b>accept</b> luggage. Compounds have their plural at the end.
 * </ul>
 *
 * Words with a capital, and acronyms, are names and stay.
 */
final class EnglishCues {
  private static final int NAME = Words.CAPITAL | Words.ACRONYM | Words.CODE | Words.KNOWN_NAME;

  private static final int BEFORE_TO =
      Lexicon.QUESTION | Lexicon.VERB | Lexicon.WEAK | Lexicon.LEADING;

  private final Words words;
  private final int[] bits;
  private final Roles roles;

  private EnglishCues(Words words, int[] bits, Roles roles) {
    this.words = words;
    this.bits = bits;
    this.roles = roles;
  }

  static void apply(Words words, int[] bits, Roles roles) {
    EnglishCues cues = new EnglishCues(words, bits, roles);
    boolean isQuestion = false;
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.SENTENCE)) {
        isQuestion = cues.has(i, Lexicon.QUESTION | Lexicon.AUXILIARY);
      }
      if (!roles.isStop(i) && cues.isVerb(i, isQuestion)) {
        roles.set(i, Roles.STOP);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (cues.followsPlural(i)) {
        cues.cutAfterPlural(i);
      }
      if (cues.isOfName(i)) {
        roles.set(i, Roles.INNER);
      }
    }
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.SENTENCE)) {
        cues.dropVerbOfQuestion(i);
      }
    }
  }

  private boolean isVerb(int i, boolean isQuestion) {
    if (words.is(i, NAME)) {
      return false;
    }
    return comesAfterSubject(i)
        || comesAfterAuxiliary(i, isQuestion)
        || comesBeforeArticle(i)
        || isLoneGerund(i);
  }

  private boolean comesAfterSubject(int i) {
    if (!words.joins(i) || !roles.isStop(i - 1)) {
      return false;
    }
    if (has(i - 1, Lexicon.SUBJECT) || words.text(i - 1).equals("not")) {
      return true;
    }
    // "how to roast", "want to roast"; but "flights to japan", "next to strawberries".
    return words.text(i - 1).equals("to")
        && !isPlural(i)
        && (!words.joins(i - 1) || has(i - 2, BEFORE_TO));
  }

  /** As in "while whisking" and "without asking". */
  private boolean isLoneGerund(int i) {
    return words.text(i).endsWith("ing")
        && words.joins(i)
        && has(i - 1, Lexicon.BEFORE_GERUND)
        && !(words.is(i - 1, Words.SENTENCE) && has(i - 1, Lexicon.VERB))
        && (!words.joins(i + 1) || roles.isStop(i + 1));
  }

  private boolean comesAfterAuxiliary(int i, boolean isQuestion) {
    return !isQuestion
        && words.joins(i)
        && words.joins(i - 1)
        && roles.isStop(i - 1)
        && has(i - 1, Lexicon.AUXILIARY);
  }

  private boolean comesBeforeArticle(int i) {
    return words.joins(i + 1)
        && has(i + 1, Lexicon.DETERMINER | Lexicon.OBJECT)
        && !(words.joins(i) && has(i - 1, Lexicon.DETERMINER))
        && !(words.joins(i + 2) && has(i + 2, Lexicon.TIME))
        && !isAskedAbout(i);
  }

  /** As gold in "is gold a good investment". */
  private boolean isAskedAbout(int i) {
    int first = i;
    while (words.joins(first) && !roles.isStop(first - 1)) {
      first--;
    }
    if (words.joins(first) && has(first - 1, Lexicon.DETERMINER)) {
      first--;
    }
    return words.joins(first)
        && words.is(first - 1, Words.SENTENCE)
        && has(first - 1, Lexicon.VERB)
        && !has(first - 1, Lexicon.WEAK);
  }

  private boolean followsPlural(int i) {
    return words.joins(i)
        && !roles.isStop(i)
        && roles.role(i - 1) >= Roles.PARTNER
        && !words.is(i - 1, NAME)
        && !has(i - 1, Lexicon.PLURAL_FIRST)
        && isPlural(i - 1);
  }

  private void cutAfterPlural(int i) {
    if (words.is(i, NAME) || roles.role(i) == Roles.LEADING) {
      roles.breakBefore(i);
    } else if (isPlural(i)) {
      roles.set(i - 1, Roles.STOP);
    } else {
      roles.set(i, Roles.STOP);
    }
  }

  private boolean isPlural(int i) {
    return Plurals.isPlural(words.text(i));
  }

  private boolean isOfName(int i) {
    return words.text(i).equals("of")
        && words.joins(i)
        && words.joins(i + 1)
        && has(i - 1, Lexicon.OF)
        && !roles.isStop(i - 1)
        && roles.role(i + 1) >= Roles.PARTNER;
  }

  private void dropVerbOfQuestion(int first) {
    int i = first;
    while (isWithin(i, first) && has(i, Lexicon.QUESTION)) {
      i++;
    }
    if (!isWithin(i, first) || !has(i, Lexicon.AUXILIARY)) {
      return;
    }
    i++;
    if (isWithin(i, first) && has(i, Lexicon.DETERMINER)) {
      i++;
    }
    int start = i;
    while (isWithin(i, first) && !roles.isStop(i)) {
      i++;
    }
    // A stop that is no stop word was found to be a verb.
    boolean verbFollows =
        isWithin(i, first) && (has(i, Lexicon.VERB) || !has(i, Language.ENGLISH.stop()));
    if (i - start > 1 && !verbFollows && !words.is(i - 1, NAME)) {
      roles.set(i - 1, Roles.STOP);
    }
  }

  private boolean isWithin(int i, int first) {
    return i == first || words.joins(i);
  }

  private boolean has(int i, int bit) {
    return (bits[i] & bit) != 0;
  }
}
