package dev.ragged.memory.topic;

import java.util.Arrays;

/**
 * Cuts runs of adjacent words into topics of one to three words. Two or three words that stand
 * together twice in the text are one phrase. Of the others a run of up to three is one; longer runs
 * are cut into pairs from their end, because the head of an English compound is its last word. A
 * name before two common words (<em>CRISPR gene editing</em>) is a topic of its own.
 */
final class PhraseCutter {
  private final Words words;
  private final Roles roles;
  private final WordIds wordIds;
  private final int[] ids;
  private final boolean isPassage;
  private final Grams grams;
  private int[] counts;
  private int[] starts;
  private int[] lengths;
  private int size;

  PhraseCutter(Words words, Roles roles, WordIds wordIds) {
    this.words = words;
    this.roles = roles;
    this.wordIds = wordIds;
    this.ids = wordIds.ids();
    this.isPassage = words.isPassage();
    this.grams = new Grams(words.size() / 2);
    this.counts = new int[Math.max(8, words.size())];
    this.starts = new int[Math.max(8, words.size() / 2)];
    this.lengths = new int[starts.length];
    for (int i = 0; i < words.size(); i = runEnd(i)) {
      count(i, runEnd(i));
    }
    for (int i = 0; i < words.size(); i = runEnd(i)) {
      cut(i, runEnd(i));
    }
  }

  /** Returns the number of pieces. */
  int size() {
    return size;
  }

  int start(int piece) {
    return starts[piece];
  }

  int length(int piece) {
    return lengths[piece];
  }

  /** Returns the end of the words that can be one phrase with the word at {@code from}. */
  private int runEnd(int from) {
    int end = from + 1;
    if (roles.role(from) == Roles.STOP || roles.role(from) == Roles.ALONE) {
      return end;
    }
    while (words.joins(end)
        && roles.role(end) != Roles.STOP
        && roles.role(end) != Roles.ALONE
        && !roles.breaksBefore(end)) {
      end++;
    }
    return end;
  }

  private void count(int from, int to) {
    for (int i = from; i + 1 < to; i++) {
      count(Grams.key(ids, i, 2));
      if (i + 2 < to) {
        count(Grams.key(ids, i, 3));
      }
    }
  }

  private void count(long key) {
    int index = grams.add(key);
    if (index == counts.length) {
      counts = Arrays.copyOf(counts, index * 2);
    }
    counts[index]++;
  }

  private int countOf(int start, int length, int to) {
    if (start + length > to || isWeakEnd(start + length - 1) || isInner(start)) {
      return 0;
    }
    int index = grams.find(Grams.key(ids, start, length));
    return index < 0 ? 0 : counts[index];
  }

  private void cut(int from, int to) {
    if (roles.isStop(from)) {
      return;
    }
    int rest = from;
    int i = from;
    while (i < to) {
      int length = repeated(i, to);
      if (length == 0) {
        i++;
      } else {
        cutOnce(rest, i);
        add(i, length);
        i += length;
        rest = i;
      }
    }
    cutOnce(rest, to);
  }

  /** Returns how many words from {@code i} are a phrase that the text repeats; 0 if none. */
  private int repeated(int i, int to) {
    if (countOf(i, 3, to) > 1) {
      return 3;
    }
    int pair = countOf(i, 2, to);
    return pair > 1 && pair >= countOf(i + 1, 2, to) ? 2 : 0;
  }

  /** Cuts words that stand together only here. */
  private void cutOnce(int from, int to) {
    int start = from;
    while (start < to && isInner(start)) {
      start++;
    }
    int end = strongEnd(start, to);
    while (end - start > 2 && roles.role(end - 1) == Roles.PARTNER && !isWeakEnd(end - 2)) {
      end--;
    }
    if (end - start > Grams.MAX_WORDS && isNameBeforeOthers(start)) {
      add(start++, 1);
    }
    boolean isLong = end - start > Grams.MAX_WORDS;
    while (end - start > (isLong ? 2 : Grams.MAX_WORDS)) {
      int last = isWeakEnd(end - 3) || isInner(end - 2) ? end - 3 : end - 2;
      add(last, end - last);
      end = strongEnd(start, last);
    }
    if (end - start == Grams.MAX_WORDS && isNameBeforeOthers(start)) {
      add(start, 1);
      add(start + 1, 2);
    } else if (end > start) {
      addOnce(start, end);
    }
  }

  private void addOnce(int start, int end) {
    if (!isPassage || end - start == 1) {
      add(start, end - start);
    } else if (roles.language() == Language.ENGLISH || !addRepeatedWords(start, end)) {
      addOnceInPassage(start, end);
    }
  }

  /** Where verbs are not told from nouns, what the text repeats is the noun. */
  private boolean addRepeatedWords(int start, int end) {
    boolean found = false;
    for (int i = start; i < end; i++) {
      if (wordIds.count(i) > 1) {
        add(i, 1);
        found = true;
      }
    }
    return found;
  }

  /**
   * Of a thing that a passage also speaks of elsewhere, the adjective is no part of the topic. In
   * German it hardly ever is: there, compounds are one word.
   */
  private void addOnceInPassage(int start, int end) {
    boolean isRepeated = wordIds.count(start + 1) > 1 && roles.role(start + 1) != Roles.PARTNER;
    boolean dropsAdjective =
        roles.role(start) == Roles.LEADING && (isRepeated || roles.language() == Language.GERMAN);
    if (dropsAdjective && isRepeated) {
      add(start + 1, 1);
    } else if (dropsAdjective) {
      add(start + 1, end - start - 1);
    } else {
      add(start, end - start);
    }
  }

  private int strongEnd(int start, int to) {
    int end = to;
    while (end > start && isWeakEnd(end - 1)) {
      end--;
    }
    return end;
  }

  private boolean isNameBeforeOthers(int start) {
    int name = Words.ACRONYM | Words.CAPITAL | Words.KNOWN_NAME;
    return words.is(start, name)
        && !words.is(start + 1, name)
        && !words.is(start + 2, name)
        && roles.role(start + 1) >= Roles.PARTNER;
  }

  private boolean isWeakEnd(int word) {
    return roles.role(word) == Roles.LEADING || isInner(word);
  }

  private boolean isInner(int word) {
    return roles.role(word) == Roles.INNER;
  }

  private void add(int start, int length) {
    if (size == starts.length) {
      starts = Arrays.copyOf(starts, size * 2);
      lengths = Arrays.copyOf(lengths, size * 2);
    }
    starts[size] = start;
    lengths[size++] = length;
  }
}
