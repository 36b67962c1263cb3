package dev.ragged.document;

import java.util.Objects;

/** The checks that every caller-supplied string passes once, at the edge of the library. */
public final class Texts {
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /**
   * Returns {@code value} if it can be stored and found again exactly: UTF-8 has no form for an
   * unpaired surrogate, so two different ids could become one.
   */
  public static String requireWellFormed(String value, String name) {
    Objects.requireNonNull(value, name);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0) {
        throw new IllegalArgumentException(name + " must not contain NUL: found one at index " + i);
      }
      if (Character.isHighSurrogate(c)
          && i + 1 < value.length()
          && Character.isLowSurrogate(value.charAt(i + 1))) {
        i++;
      } else if (Character.isSurrogate(c)) {
        throw new IllegalArgumentException(
            name + " must be well-formed Unicode: unpaired surrogate at index " + i);
      }
    }
    return value;
  }

  /** As {@link #requireWellFormed}, and neither blank nor longer than {@code max} characters. */
  public static String requireId(String value, String name, int max) {
    Objects.requireNonNull(value, name);
    if (value.length() > max) {
      throw new IllegalArgumentException(
          name + " must have at most " + max + " characters: length=" + value.length());
    }
    if (value.isBlank()) {
      throw new IllegalArgumentException(name + " must not be blank: length=" + value.length());
    }
    return requireWellFormed(value, name);
  }

  /** Returns {@code value} with U+FFFD for each NUL and each unpaired surrogate. */
  public static String wellFormed(String value) {
    int i = 0;
    while (i < value.length() && !isIllFormedAt(value, i)) {
      i++;
    }
    if (i == value.length()) {
      return value;
    }
    StringBuilder repaired = new StringBuilder(value);
    for (; i < value.length(); i++) {
      if (isIllFormedAt(value, i)) {
        repaired.setCharAt(i, REPLACEMENT);
      }
    }
    return repaired.toString();
  }

  private static boolean isIllFormedAt(String value, int i) {
    char c = value.charAt(i);
    if (Character.isHighSurrogate(c)) {
      return i + 1 == value.length() || !Character.isLowSurrogate(value.charAt(i + 1));
    }
    if (Character.isLowSurrogate(c)) {
      return i == 0 || !Character.isHighSurrogate(value.charAt(i - 1));
    }
    return c == 0;
  }
}
