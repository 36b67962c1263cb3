package dev.ragged.memory.topic;

import java.util.HashMap;
import java.util.Map;

/** Numbers the words of one text that can be topics: the same singular, the same number. */
final class WordIds {
  private final Words words;
  private final boolean foldsPlurals;
  private final int[] ids;
  private final int[] counts;

  WordIds(Words words, Roles roles) {
    this.words = words;
    this.foldsPlurals = roles.language() == Language.ENGLISH;
    this.ids = new int[words.size()];
    this.counts = new int[words.size()];
    Map<String, Integer> known = new HashMap<>();
    for (int i = 0; i < ids.length; i++) {
      if (!roles.isStop(i)) {
        String singular = singular(i);
        Integer id = known.putIfAbsent(singular, known.size());
        ids[i] = id == null ? known.size() - 1 : id;
        counts[ids[i]]++;
      }
    }
  }

  int[] ids() {
    return ids;
  }

  /** Returns how often the word at {@code index} is in the text, in phrases or alone. */
  int count(int index) {
    return counts[ids[index]];
  }

  /** Returns what {@code length} words from {@code start} are called as a topic. */
  String name(int start, int length) {
    if (length == 1) {
      return singular(start);
    }
    StringBuilder name = new StringBuilder();
    for (int i = start; i < start + length - 1; i++) {
      name.append(words.text(i)).append(' ');
    }
    int last = start + length - 1;
    String asWritten = name + words.text(last);
    return foldsPlurals && !Plurals.isName(asWritten) ? name + singular(last) : asWritten;
  }

  private String singular(int word) {
    boolean isFolded = foldsPlurals && !words.is(word, Words.ACRONYM | Words.CODE | Words.UNSPACED);
    return isFolded ? Plurals.singular(words.text(word)) : words.text(word);
  }
}
