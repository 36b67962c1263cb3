package dev.ragged.answer;

import dev.ragged.document.TextRange;
import java.util.Set;

/**
 * A sentence that may be quoted. Immutable.
 *
 * @param passage number of its passage, from 1
 * @param range where it stands in the passage's text
 * @param words its words
 * @param relevance how much of the question it is about; comparable within one question
 */
record Sentence(int passage, TextRange range, Set<String> words, double relevance) {
  /**
   * Returns how much of the shorter of two sentences the other has, in [0, 1]: the containment of
   * Broder 1997, "On the resemblance and containment of documents", of words in place of shingles.
   */
  double likeness(Sentence other) {
    Set<String> few = words.size() <= other.words.size() ? words : other.words;
    Set<String> many = few == words ? other.words : words;
    if (few.isEmpty()) {
      return 0;
    }
    long shared = few.stream().filter(many::contains).count();
    return (double) shared / few.size();
  }
}
