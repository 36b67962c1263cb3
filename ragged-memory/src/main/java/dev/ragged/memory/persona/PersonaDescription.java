package dev.ragged.memory.persona;

import dev.ragged.document.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What an application says about a persona. Immutable.
 *
 * @param text who it is, in words; may be empty; at most {@value #MAX_TEXT_LENGTH} characters
 * @param focusAreas fields that it cares about; at most {@value #MAX_FOCUS_AREAS}
 */
public record PersonaDescription(String text, List<FocusArea> focusAreas) {
  /** Says nothing. */
  public static final PersonaDescription EMPTY = new PersonaDescription("", List.of());

  /** Longest text, in {@code char}s. */
  public static final int MAX_TEXT_LENGTH = 10_000;

  /** Most focus areas. */
  public static final int MAX_FOCUS_AREAS = 1_000;

  public PersonaDescription {
    Texts.requireWellFormed(text, "description");
    if (text.length() > MAX_TEXT_LENGTH) {
      throw new IllegalArgumentException(
          "a description has at most " + MAX_TEXT_LENGTH + " characters: length=" + text.length());
    }
    focusAreas = List.copyOf(focusAreas);
    if (focusAreas.size() > MAX_FOCUS_AREAS) {
      throw new IllegalArgumentException(
          "a persona has at most "
              + MAX_FOCUS_AREAS
              + " focus areas: focusAreas="
              + focusAreas.size());
    }
  }

  /** Returns this description with another text. */
  public PersonaDescription withText(String value) {
    return new PersonaDescription(value, focusAreas);
  }

  /** Returns this description with one more focus area. */
  public PersonaDescription withFocus(FocusArea area) {
    List<FocusArea> areas = new ArrayList<>(focusAreas);
    areas.add(Objects.requireNonNull(area, "area"));
    return new PersonaDescription(text, areas);
  }

  /** As {@link #withFocus(FocusArea)}, by its name and other words for it. */
  public PersonaDescription withFocus(String name, String... synonyms) {
    return withFocus(FocusArea.of(name, synonyms));
  }
}
