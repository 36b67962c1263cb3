package dev.ragged.memory.persona;

import dev.ragged.document.Texts;
import java.util.List;

/**
 * A field that a persona says it cares about. Immutable.
 *
 * @param name the field, as a topic: not blank, at most {@value #MAX_LENGTH} characters
 * @param synonyms other words for it, or words that speak of it: a text with one of them is about
 *     the field; at most {@value #MAX_SYNONYMS}
 */
public record FocusArea(String name, List<String> synonyms) {
  /** Longest name or synonym, in {@code char}s. */
  public static final int MAX_LENGTH = 200;

  /** Most synonyms of one field. */
  public static final int MAX_SYNONYMS = 1_000;

  public FocusArea {
    Texts.requireId(name, "focus area", MAX_LENGTH);
    synonyms = List.copyOf(synonyms);
    if (synonyms.size() > MAX_SYNONYMS) {
      throw new IllegalArgumentException(
          "a focus area has at most " + MAX_SYNONYMS + " synonyms: synonyms=" + synonyms.size());
    }
    synonyms.forEach(synonym -> Texts.requireId(synonym, "synonym", MAX_LENGTH));
  }

  /** Returns the field {@code name} with these other words for it. */
  public static FocusArea of(String name, String... synonyms) {
    return new FocusArea(name, List.of(synonyms));
  }
}
