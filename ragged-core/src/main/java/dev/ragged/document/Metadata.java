package dev.ragged.document;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What is known about a document or a chunk beside its text: named values that hits carry and
 * filters test. Immutable.
 *
 * <p>A value is a {@link String}, {@link Boolean}, {@link Long}, finite {@link Double}, {@link
 * Instant} (kept to the microsecond, within 292,000 years of 1970) or {@link LocalDate}, or a list
 * of those, which a filter reads as "any of". Integer types widen to {@code Long}, {@code Float} to
 * {@code Double}. Keys keep the order in which they were given.
 */
public final class Metadata {
  /** Longest key, in {@code char}s. */
  public static final int MAX_KEY_LENGTH = 100;

  /** Longest string value, in {@code char}s. */
  public static final int MAX_STRING_LENGTH = 10_000;

  /** Most values in one list. */
  public static final int MAX_LIST_SIZE = 1_000;

  // Microseconds since 1970 must fit in a long.
  private static final Instant MIN_INSTANT = Instant.EPOCH.plus(Long.MIN_VALUE, ChronoUnit.MICROS);
  private static final Instant MAX_INSTANT = Instant.EPOCH.plus(Long.MAX_VALUE, ChronoUnit.MICROS);

  private static final Metadata EMPTY = new Metadata(Map.of());

  private final Map<String, Object> values;

  private Metadata(Map<String, Object> values) {
    this.values = values;
  }

  /** Returns metadata without keys. */
  public static Metadata empty() {
    return EMPTY;
  }

  /** Returns metadata with one key. */
  public static Metadata of(String key, Object value) {
    return copyOf(Collections.singletonMap(key, value));
  }

  /** Returns metadata with two keys. */
  public static Metadata of(String key1, Object value1, String key2, Object value2) {
    Map<String, Object> map = new LinkedHashMap<>();
    map.put(key1, value1);
    map.put(key2, value2);
    return copyOf(map);
  }

  /**
   * Returns metadata with the entries of {@code map}.
   *
   * @throws IllegalArgumentException if a key is blank or too long, or a value is of no supported
   *     type; the message names the key
   */
  public static Metadata copyOf(Map<String, ?> map) {
    if (map.isEmpty()) {
      return EMPTY;
    }
    Map<String, Object> copy = new LinkedHashMap<>();
    map.forEach((key, value) -> copy.put(checkKey(key), normalise(key, value)));
    return new Metadata(Collections.unmodifiableMap(copy));
  }

  /** Returns {@code key} if it may name a value: not blank, well formed, at most 100 characters. */
  public static String checkKey(String key) {
    return Texts.requireId(key, "metadata key", MAX_KEY_LENGTH);
  }

  /**
   * Returns {@code value} in the one form in which this library stores and compares it.
   *
   * @throws IllegalArgumentException if its type is not supported or it is out of range
   */
  public static Object normalise(String key, Object value) {
    Objects.requireNonNull(value, () -> "metadata value of key \"" + key + "\" must not be null");
    if (value instanceof Collection<?> list) {
      if (list.size() > MAX_LIST_SIZE) {
        throw new IllegalArgumentException(
            "metadata key \""
                + key
                + "\" may hold at most "
                + MAX_LIST_SIZE
                + " values: size="
                + list.size());
      }
      return list.stream().map(item -> scalar(key, item)).toList();
    }
    return scalar(key, value);
  }

  private static Object scalar(String key, Object value) {
    Objects.requireNonNull(value, () -> "metadata value of key \"" + key + "\" must not be null");
    if (value instanceof String text) {
      Texts.requireWellFormed(text, "metadata value of key \"" + key + "\"");
      if (text.length() > MAX_STRING_LENGTH) {
        throw new IllegalArgumentException(
            "metadata value of key \""
                + key
                + "\" may have at most "
                + MAX_STRING_LENGTH
                + " characters: length="
                + text.length());
      }
      return text;
    }
    if (value instanceof Boolean || value instanceof Long || value instanceof LocalDate) {
      return value;
    }
    if (value instanceof Integer || value instanceof Short || value instanceof Byte) {
      return ((Number) value).longValue();
    }
    if (value instanceof Double || value instanceof Float) {
      double number = ((Number) value).doubleValue();
      if (!Double.isFinite(number)) {
        throw new IllegalArgumentException(
            "metadata value of key \"" + key + "\" must be finite: value=" + value);
      }
      return number;
    }
    if (value instanceof Instant instant) {
      if (instant.isBefore(MIN_INSTANT) || instant.isAfter(MAX_INSTANT)) {
        throw new IllegalArgumentException(
            "metadata value of key \""
                + key
                + "\" must be between "
                + MIN_INSTANT
                + " and "
                + MAX_INSTANT
                + ": value="
                + instant);
      }
      return instant.truncatedTo(ChronoUnit.MICROS);
    }
    throw new IllegalArgumentException(
        "metadata value of key \""
            + key
            + "\" must be a String, Boolean, number, Instant, LocalDate"
            + " or a list of those: type="
            + value.getClass().getName());
  }

  /** Returns the value of {@code key} as stored: a scalar or an unmodifiable list of scalars. */
  public Optional<Object> get(String key) {
    return Optional.ofNullable(values.get(key));
  }

  /** Returns the values of {@code key}: none if absent, one for a scalar, all for a list. */
  public List<?> all(String key) {
    Object value = values.get(key);
    if (value == null) {
      return List.of();
    }
    return value instanceof List<?> list ? list : List.of(value);
  }

  /** Returns the keys, in the order in which they were given. */
  public Set<String> keys() {
    return values.keySet();
  }

  /** Returns an unmodifiable view of all entries, values as {@link #get} gives them. */
  public Map<String, Object> asMap() {
    return values;
  }

  /** Returns whether there are no keys. */
  public boolean isEmpty() {
    return values.isEmpty();
  }

  /** Returns these entries and those of {@code other} whose key is not here yet. */
  public Metadata orElse(Metadata other) {
    if (other.isEmpty()) {
      return this;
    }
    Map<String, Object> merged = new LinkedHashMap<>(values);
    other.values.forEach(merged::putIfAbsent);
    return new Metadata(Collections.unmodifiableMap(merged));
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Metadata that && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return values.hashCode();
  }

  @Override
  public String toString() {
    return values.toString();
  }
}
