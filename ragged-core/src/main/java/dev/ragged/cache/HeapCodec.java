package dev.ragged.cache;

import java.util.Objects;
import java.util.function.ToIntBiFunction;

/** What a cache without a level on disk has to know: how large an entry is. Immutable. */
final class HeapCodec<K, V> implements CacheCodec<K, V> {
  private final ToIntBiFunction<? super K, ? super V> bytes;

  HeapCodec(ToIntBiFunction<? super K, ? super V> bytes) {
    this.bytes = Objects.requireNonNull(bytes, "bytes");
  }

  @Override
  public int bytes(K key, V value) {
    return bytes.applyAsInt(key, value);
  }

  @Override
  public boolean persists(K key) {
    return false;
  }

  @Override
  public void writeKey(K key, ValueWriter writer) {
    throw neverOnDisk();
  }

  @Override
  public void write(V value, ValueWriter writer) {
    throw neverOnDisk();
  }

  @Override
  public V read(ValueReader reader) {
    throw neverOnDisk();
  }

  private static IllegalStateException neverOnDisk() {
    return new IllegalStateException("entries of this cache are never on disk");
  }
}
