package dev.ragged.memory.fact;

import java.util.Objects;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Names one fact through all of its versions. Immutable.
 *
 * @param value unique among the facts of a store
 */
public record FactId(UUID value) {
  public FactId {
    Objects.requireNonNull(value, "fact id");
  }

  /**
   * Returns the id with this text, as {@link #toString} gives it.
   *
   * @throws IllegalArgumentException if it is not a UUID
   */
  public static FactId of(String text) {
    UUID value;
    try {
      value = UUID.fromString(text);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("fact id must be a UUID: id=" + text, e);
    }
    return new FactId(value);
  }

  /** Returns a new id: a random UUID, version 4 of RFC 9562, with 122 bits of {@code random}. */
  public static FactId random(RandomGenerator random) {
    long high = (random.nextLong() & 0xFFFF_FFFF_FFFF_0FFFL) | 0x4000L;
    long low = (random.nextLong() & 0x3FFF_FFFF_FFFF_FFFFL) | 0x8000_0000_0000_0000L;
    return new FactId(new UUID(high, low));
  }

  @Override
  public String toString() {
    return value.toString();
  }
}
