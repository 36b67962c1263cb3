package dev.ragged.memory.topic;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a persona said it cares about: areas, each with a name and its synonyms. A text that has the
 * name or a synonym, as whole words, in any case, in the singular or the plural, has the area as a
 * topic. Immutable.
 */
public final class Focus {
  /** Most words of a name or synonym, or characters in a script without spaces. */
  public static final int MAX_WORDS = 32;

  /** No areas. */
  public static final Focus NONE = of(Map.of());

  private final Set<String> names;
  private final PhraseTrie phrases;

  private Focus(Set<String> names, PhraseTrie phrases) {
    this.names = Collections.unmodifiableSet(names);
    this.phrases = phrases;
  }

  /**
   * Returns a focus on these areas.
   *
   * @param areas from the name of each area to its synonyms, not counting the name; each of 1 to
   *     {@value #MAX_WORDS} words and at most {@value Topic#MAX_NAME_LENGTH} characters
   */
  public static Focus of(Map<String, ? extends Collection<String>> areas) {
    Set<String> names = new TreeSet<>();
    PhraseTrie phrases = new PhraseTrie();
    areas.forEach(
        (name, synonyms) -> {
          String topic = Topic.fold(name);
          names.add(topic);
          phrases.add(name, topic, "focus area");
          for (String synonym : synonyms) {
            phrases.add(synonym, topic, "synonym");
          }
        });
    return new Focus(names, phrases);
  }

  /** Returns the topic names of the areas, in their order. */
  public Set<String> names() {
    return names;
  }

  PhraseTrie phrases() {
    return phrases;
  }
}
