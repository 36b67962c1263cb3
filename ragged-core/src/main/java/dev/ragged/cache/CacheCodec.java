package dev.ragged.cache;

/**
 * What a cache has to know of its keys and values. Keys are values of equality: two keys are equal
 * only if everything that decides the value is equal. Values are immutable, or never written to.
 * Thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 */
public interface CacheCodec<K, V> {
  /** Returns about how many bytes of heap a key and its value take together, at least 1. */
  int bytes(K key, V value);

  /** Returns whether the entries of {@code key} may be kept on disk. */
  boolean persists(K key);

  /** Writes all parts of a key that persists, in an order that no other key can give. */
  void writeKey(K key, ValueWriter writer);

  /** Writes a value. */
  void write(V value, ValueWriter writer);

  /**
   * Reads a value back.
   *
   * @throws RuntimeException if the bytes are none; the entry is then dropped
   */
  V read(ValueReader reader);

  /**
   * Returns whether a value that was loaded is worth keeping; one that is not goes to those who ask
   * at the moment, and no further.
   */
  default boolean keeps(K key, V value) {
    return true;
  }
}
