package dev.ragged.document;

/**
 * Names one persona: the boundary that private documents and memory are kept behind. Two ids are
 * the same persona only if their characters are equal; case and Unicode normal form are kept, never
 * folded. Immutable.
 *
 * @param value 1 to 200 characters, not blank, well-formed Unicode without control characters
 */
public record PersonaId(String value) {
  /** Longest id accepted, in {@code char}s. */
  public static final int MAX_LENGTH = 200;

  public PersonaId {
    Texts.requireId(value, "persona", MAX_LENGTH);
    for (int i = 0; i < value.length(); i++) {
      if (Character.isISOControl(value.charAt(i))) {
        throw new IllegalArgumentException(
            "persona must not contain control characters: found one at index " + i);
      }
    }
  }

  /** Returns the persona with this id. */
  public static PersonaId of(String value) {
    return new PersonaId(value);
  }

  @Override
  public String toString() {
    return value;
  }
}
