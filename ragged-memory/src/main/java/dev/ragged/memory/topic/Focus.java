package dev.ragged.memory.topic;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a persona said it cares about: areas, each with a name and its synonyms. A text that has the
 * name or a synonym, as whole words, in any case, in the singular or the plural, has the area as a
 * topic. Immutable.
 */
public final class Focus {
  /** No areas. */
  public static final Focus NONE = of(Map.of());

  private final Set<String> names = new TreeSet<>();
  private final PhraseTrie phrases = new PhraseTrie();

  private Focus() {}

  /**
   * Returns a focus on these areas.
   *
   * @param areas from the name of each area to its synonyms, not counting the name; each of 1 to
   *     {@value PhraseTrie#MAX_WORDS} words and at most {@value Topic#MAX_NAME_LENGTH} characters
   */
  public static Focus of(Map<String, ? extends Collection<String>> areas) {
    Focus focus = new Focus();
    areas.forEach(
        (name, synonyms) -> {
          String topic = topicName(name, "focus area");
          focus.names.add(topic);
          focus.phrases.add(name, topic, "focus area");
          for (String synonym : synonyms) {
            Topic.fold(Objects.requireNonNull(synonym, "synonym"));
            focus.phrases.add(synonym, topic, "synonym");
          }
        });
    return focus;
  }

  /** Returns the topic names of the areas, in their order. */
  public Set<String> names() {
    return Set.copyOf(names);
  }

  PhraseTrie phrases() {
    return phrases;
  }

  private static String topicName(String name, String what) {
    return Topic.fold(Objects.requireNonNull(name, what));
  }
}
