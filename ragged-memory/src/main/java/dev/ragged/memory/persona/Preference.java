package dev.ragged.memory.persona;

import dev.ragged.document.Texts;
import java.time.Instant;
import java.util.Objects;

/**
 * A value that an application keeps under a key. Immutable.
 *
 * @param key names it: not blank, at most {@value #MAX_KEY_LENGTH} characters
 * @param value may be empty; at most {@value #MAX_VALUE_LENGTH} characters
 * @param setAt when it was set
 * @param origin for whom it was set
 */
public record Preference(String key, String value, Instant setAt, Origin origin) {
  /** Longest key, in {@code char}s. */
  public static final int MAX_KEY_LENGTH = 200;

  /** Longest value, in {@code char}s. */
  public static final int MAX_VALUE_LENGTH = 10_000;

  /** For whom a preference was set. Immutable. */
  public enum Origin {
    /** For one persona. */
    PERSONA,

    /** For all personas that have no value of their own. */
    ALL_PERSONAS
  }

  public Preference {
    requireKey(key);
    requireValue(value);
    Objects.requireNonNull(setAt, "setAt");
    Objects.requireNonNull(origin, "origin");
  }

  /**
   * Returns {@code key} if a preference can have it.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static String requireKey(String key) {
    return Texts.requireId(key, "key of a preference", MAX_KEY_LENGTH);
  }

  /**
   * Returns {@code value} if a preference can have it.
   *
   * @throws IllegalArgumentException if it cannot
   */
  public static String requireValue(String value) {
    Objects.requireNonNull(value, "value");
    if (value.length() > MAX_VALUE_LENGTH) {
      throw new IllegalArgumentException(
          "value of a preference must have at most "
              + MAX_VALUE_LENGTH
              + " characters: length="
              + value.length()
              + "; keep long texts elsewhere, and their place here");
    }
    return Texts.requireWellFormed(value, "value of a preference");
  }
}
