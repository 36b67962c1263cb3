package dev.ragged.memory.topic;

import dev.ragged.document.Texts;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Finds phrases as whole words in a text, whatever their case and number, and names their topics.
 * In scripts without spaces any run of characters is a word. Immutable once filled.
 */
final class PhraseTrie {
  /** Most words of a phrase, or characters in a script without spaces: bounds the work per word. */
  static final int MAX_WORDS = Focus.MAX_WORDS;

  private static final class Node {
    final Map<String, Node> next = new HashMap<>();
    final Set<String> topics = new TreeSet<>();
  }

  private final Node root = new Node();

  /** Returns a trie from phrases to what they are called as a topic. */
  static PhraseTrie of(Map<String, String> synonyms) {
    PhraseTrie trie = new PhraseTrie();
    synonyms.forEach((phrase, topic) -> trie.add(phrase, Topic.fold(topic), "synonym"));
    return trie;
  }

  /**
   * Adds a phrase.
   *
   * @param what names the argument in an error
   * @throws IllegalArgumentException if {@code phrase} has no word, or too many
   */
  void add(String phrase, String topic, String what) {
    Words words = WordScanner.scan(Texts.requireId(phrase, what, Topic.MAX_NAME_LENGTH));
    if (words.size() == 0 || words.size() > MAX_WORDS) {
      throw new IllegalArgumentException(
          what
              + " must have 1 to "
              + MAX_WORDS
              + " words: words="
              + words.size()
              + ", "
              + what
              + "="
              + phrase);
    }
    Node node = root;
    for (int i = 0; i < words.size(); i++) {
      node = node.next.computeIfAbsent(unit(words, i), word -> new Node());
    }
    node.topics.add(topic);
  }

  boolean isEmpty() {
    return root.next.isEmpty();
  }

  /** Adds to {@code counts} how often each topic's phrases occur in {@code words}. */
  void count(Words words, Map<String, Integer> counts) {
    if (isEmpty()) {
      return;
    }
    String[] units = new String[words.size()];
    for (int i = 0; i < units.length; i++) {
      units[i] = unit(words, i);
    }
    for (int start = 0; start < units.length; start++) {
      Node node = root.next.get(units[start]);
      for (int i = start + 1; node != null; i++) {
        for (String topic : node.topics) {
          counts.merge(topic, 1, Integer::sum);
        }
        node = i < units.length && words.joins(i) ? node.next.get(units[i]) : null;
      }
    }
  }

  private static String unit(Words words, int word) {
    return Plurals.singular(words.text(word));
  }
}
