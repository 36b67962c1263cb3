package dev.ragged.memory.topic;

import dev.ragged.document.Texts;

/**
 * What a text is about, and how sure that is. Immutable.
 *
 * @param name the {@linkplain #fold folded} name: 1 to {@value #MAX_NAME_LENGTH} characters, not
 *     blank, well-formed Unicode. Two topics are the same if their names are equal
 * @param confidence above 0, at most 1; higher is surer
 */
public record Topic(String name, double confidence) {
  /** Longest name, in {@code char}s. */
  public static final int MAX_NAME_LENGTH = 200;

  public Topic {
    Texts.requireId(name, "topic name", MAX_NAME_LENGTH);
    if (!name.equals(Folding.name(name))) {
      throw new IllegalArgumentException(
          "topic name must be folded, call Topic.fold first: name=" + name);
    }
    if (!(confidence > 0 && confidence <= 1)) {
      throw new IllegalArgumentException(
          "confidence must be above 0 and at most 1: confidence=" + confidence);
    }
  }

  /**
   * Returns the form of {@code name} in which topics are compared: lower case whatever the locale,
   * Unicode normal form C, runs of white space and control characters as one space, none at the
   * ends. Folding twice is folding once. Plurals stay: what is one in English need not be in
   * another language, and a name has none.
   *
   * @param name 1 to {@value #MAX_NAME_LENGTH} characters, not blank, well-formed Unicode
   */
  public static String fold(String name) {
    String folded = Folding.name(Texts.requireId(name, "topic name", MAX_NAME_LENGTH));
    return Texts.requireId(folded, "folded topic name", MAX_NAME_LENGTH);
  }
}
