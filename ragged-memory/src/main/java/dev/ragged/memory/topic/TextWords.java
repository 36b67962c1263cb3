package dev.ragged.memory.topic;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The words of one text, to be asked for phrases: whole words, in any case, in the singular or the
 * plural. Immutable.
 */
public final class TextWords {
  private final Words words;

  private TextWords(Words words) {
    this.words = words;
  }

  /** Returns the words of {@code text}, which may be ill-formed. */
  public static TextWords of(String text) {
    return new TextWords(WordScanner.scan(text));
  }

  /** Returns whether the text has {@code phrase}; one without any word it has not. */
  public boolean contains(String phrase) {
    Words wanted = WordScanner.scan(phrase);
    for (int start = 0; start + wanted.size() <= words.size(); start++) {
      if (wanted.size() > 0 && hasAt(start, wanted)) {
        return true;
      }
    }
    return false;
  }

  private boolean hasAt(int start, Words wanted) {
    for (int i = 0; i < wanted.size(); i++) {
      boolean follows = i == 0 || words.joins(start + i);
      if (!follows || !PhraseTrie.unit(words, start + i).equals(PhraseTrie.unit(wanted, i))) {
        return false;
      }
    }
    return true;
  }

  /** Returns the topic names of the areas that the text touches, by their name or a synonym. */
  public Set<String> areas(Focus focus) {
    Map<String, Integer> counts = new HashMap<>();
    focus.phrases().count(words, counts);
    return Set.copyOf(counts.keySet());
  }
}
