package dev.ragged.memory.topic;

import dev.ragged.document.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Finds phrases as whole words in a text, whatever their case and number, and names their topics.
 * In scripts without spaces any run of characters is a word. Immutable once filled.
 *
 * <p>Words are known by hashes of 64 bits: two with one hash would be taken for one another.
 */
final class PhraseTrie {
  /** The words of a text. */
  interface Text {
    int size();

    /** Returns the {@link WordMemo#hash} of a word's singular. */
    long hash(int word);

    /** Whether {@code word} and the word before it stand side by side. */
    boolean joins(int word);
  }

  /** Most words of a phrase, or characters in a script without spaces: bounds the work per word. */
  static final int MAX_WORDS = Focus.MAX_WORDS;

  private static final int ROOT = 0;
  private static final long MIX = 0xd6e8feb86659fd93L;

  /** From a node and a word to the next node. */
  private final StepTable steps = new StepTable();

  /** Of each node, the topics of the phrases that end there. */
  private final List<List<String>> topics = new ArrayList<>(List.of(List.<String>of()));

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
    Words words = WordReader.read(Texts.requireId(phrase, what, Topic.MAX_NAME_LENGTH));
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
    int node = ROOT;
    for (int i = 0; i < words.size(); i++) {
      node = nextOrNew(node, words.hash(i));
    }
    List<String> before = topics.get(node);
    if (!before.contains(topic)) {
      List<String> more = new ArrayList<>(before);
      more.add(topic);
      topics.set(node, List.copyOf(more));
    }
  }

  private int nextOrNew(int node, long word) {
    long key = key(node, word);
    int next = steps.get(key);
    if (next == 0) {
      next = topics.size();
      topics.add(List.of());
      steps.put(key, next);
    }
    return next;
  }

  boolean isEmpty() {
    return steps.size() == 0;
  }

  /** Adds to {@code counts} how often each topic's phrases occur in {@code text}. */
  void count(Text text, Map<String, Integer> counts) {
    if (isEmpty()) {
      return;
    }
    for (int start = 0; start < text.size(); start++) {
      int node = steps.get(key(ROOT, text.hash(start)));
      for (int i = start + 1; node != 0; i++) {
        List<String> found = topics.get(node);
        for (int topic = 0; topic < found.size(); topic++) {
          counts.merge(found.get(topic), 1, Integer::sum);
        }
        node = text.joins(i) ? steps.get(key(node, text.hash(i))) : 0;
      }
    }
  }

  private static long key(int node, long word) {
    return word ^ node * MIX;
  }
}
