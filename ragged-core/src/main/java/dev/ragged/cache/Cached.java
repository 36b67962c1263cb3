package dev.ragged.cache;

import java.util.Objects;

/**
 * A value, and where it came from. Immutable if the value is.
 *
 * @param value the value
 * @param source where it was found
 */
public record Cached<V>(V value, CacheSource source) {
  public Cached {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(source, "source");
  }
}
