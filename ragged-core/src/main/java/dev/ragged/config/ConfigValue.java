package dev.ragged.config;

import java.util.Objects;

/**
 * One effective value. Immutable.
 *
 * @param key which setting
 * @param value its text, as a file could have it
 * @param origin where it came from: {@code default}, {@code preset low_memory}, {@code tuned},
 *     {@code ragged.yaml line 12}, {@code properties} or {@code builder}
 */
public record ConfigValue(String key, String value, String origin) {
  public ConfigValue {
    Objects.requireNonNull(key, "key");
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(origin, "origin");
  }

  @Override
  public String toString() {
    return key + " = " + value + "  (" + origin + ")";
  }
}
