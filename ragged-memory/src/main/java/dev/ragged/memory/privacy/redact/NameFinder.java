package dev.ragged.memory.privacy.redact;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Names from a list, as whole words. Of two that begin at one word, the longer is found. */
final class NameFinder implements Finder {
  // A tree of words: each word is looked up once per name that it may continue, however long the
  // list.
  private static final class Node {
    private final Map<String, Node> next = new HashMap<>();
    private boolean name;
  }

  private final Node root = new Node();

  NameFinder(Collection<String> names) {
    for (String name : names) {
      Words words = new Words(name);
      Node node = root;
      for (int i = 0; i < words.size(); i++) {
        node = node.next.computeIfAbsent(words.folded(i), word -> new Node());
      }
      node.name = true;
    }
  }

  @Override
  public PiiKind kind() {
    return PiiKind.NAME;
  }

  @Override
  public List<Span> find(String text) {
    Words words = new Words(text);
    List<Span> found = new ArrayList<>();
    for (int first = 0; first < words.size(); first++) {
      int last = last(words, first);
      if (last >= 0) {
        found.add(new Span(words.start(first), words.end(last)));
        first = last;
      }
    }
    return found;
  }

  /** Returns the last word of the longest name that begins with this word, or -1. */
  private int last(Words words, int first) {
    int found = -1;
    Node node = root.next.get(words.folded(first));
    for (int word = first; node != null; word++) {
      found = node.name ? word : found;
      boolean more = word + 1 < words.size() && words.isJoined(word);
      node = more && !node.next.isEmpty() ? node.next.get(words.folded(word + 1)) : null;
    }
    return found;
  }
}
