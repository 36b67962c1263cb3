package dev.ragged.memory.topic;

import java.util.HashMap;
import java.util.Map;

/**
 * Finds the verb of sentences that show none. A clause of a passage has a verb; if none is known in
 * it, then it is the last word of what the sentence begins with (<em>uranium <b>decays</b> far more
 * slowly</em>), or the first one (<em><b>plant</b> garlic in October</em>). Between the two decides
 * which word the text uses elsewhere: that one is the noun.
 */
final class EnglishClauses {
  private final Words words;
  private final int[] bits;
  private final Roles roles;
  private final Map<String, Integer> counts = new HashMap<>();

  private EnglishClauses(Words words, int[] bits, Roles roles) {
    this.words = words;
    this.bits = bits;
    this.roles = roles;
    for (int i = 0; i < words.size(); i++) {
      if (!roles.isStop(i)) {
        counts.merge(singular(i), 1, Integer::sum);
      }
    }
  }

  static void apply(Words words, int[] bits, Roles roles) {
    if (!words.isPassage()) {
      return;
    }
    EnglishClauses clauses = new EnglishClauses(words, bits, roles);
    for (int i = 0; i < words.size(); i++) {
      if (words.is(i, Words.SENTENCE) && !words.is(i, Words.HEADING)) {
        clauses.dropVerb(i);
      }
    }
  }

  private void dropVerb(int first) {
    int start = first;
    if (has(start, Lexicon.DETERMINER)) {
      start++;
      while (words.joins(start) && isAdjectiveStop(start)) {
        start++;
      }
    }
    int end = start;
    while (isWithin(end, first) && !roles.isStop(end)) {
      end++;
    }
    if (end - start < 2 || hasVerb(end)) {
      return;
    }
    boolean mayEnd = words.joins(end) && isVerbForm(end - 1) && !words.text(end).equals("of");
    boolean mayBegin = start == first && isImperative(start);
    if (mayEnd && count(end - 1) < 2) {
      roles.set(end - 1, Roles.STOP);
    } else if (mayBegin) {
      roles.set(start, Roles.STOP);
    }
  }

  private boolean isAdjectiveStop(int i) {
    return roles.isStop(i) && has(i, Lexicon.WEAK) && !has(i, Lexicon.VERB);
  }

  /** Whether a verb stands between {@code from} and the end of its clause. */
  private boolean hasVerb(int from) {
    for (int i = from; words.joins(i) && !has(i, Lexicon.SUBCLAUSE); i++) {
      if (has(i, Lexicon.VERB | Lexicon.AUXILIARY) && roles.isStop(i)) {
        return true;
      }
    }
    return false;
  }

  private boolean isVerbForm(int i) {
    return !words.is(i, Words.CAPITAL | Words.ACRONYM | Words.CODE)
        && words.text(i).endsWith("s")
        && Plurals.isPlural(words.text(i))
        && roles.role(i - 1) >= Roles.PARTNER
        && !Plurals.isPlural(words.text(i - 1));
  }

  private boolean isImperative(int i) {
    return roles.role(i) == Roles.PLAIN
        && !words.is(i, Words.ACRONYM | Words.CODE | Words.KNOWN_NAME)
        && count(i) < 2
        && !words.text(i).endsWith("ing")
        && !Plurals.isPlural(words.text(i));
  }

  private int count(int i) {
    return counts.getOrDefault(singular(i), 0);
  }

  private String singular(int i) {
    return Plurals.singular(words.text(i));
  }

  private boolean isWithin(int i, int first) {
    return i < words.size() && (i == first || words.joins(i));
  }

  private boolean has(int i, int bit) {
    return (bits[i] & bit) != 0;
  }
}
