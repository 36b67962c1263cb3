package dev.ragged.cache;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Turns keys and values into what the disk keeps of them, and back. What a codec cannot write or
 * read is not kept; the caller has its value all the same. Thread-safe.
 *
 * @param <K> keys
 * @param <V> values
 */
final class DiskCodec<K, V> {
  private static final Logger log = LoggerFactory.getLogger(DiskCodec.class);

  private final String cache;
  private final CacheCodec<K, V> codec;

  /**
   * Makes one.
   *
   * @param cache its name, for messages
   */
  DiskCodec(String cache, CacheCodec<K, V> codec) {
    this.cache = cache;
    this.codec = codec;
  }

  /** Returns the digest of a key that is kept on disk, or null. */
  @Nullable Digest digestOrNull(K key) {
    if (!codec.persists(key)) {
      return null;
    }
    ValueWriter writer = new ValueWriter();
    codec.writeKey(key, writer);
    return Digest.of(writer);
  }

  /** Returns the bytes of a value, or null if it cannot be written. */
  byte @Nullable [] bytesOrNull(V value) {
    try {
      ValueWriter writer = new ValueWriter();
      codec.write(value, writer);
      return writer.toBytes();
    } catch (RuntimeException e) {
      log.warn("A value of cache {} cannot be written: {}", cache, e.toString());
      return null;
    }
  }

  /** Returns the value, or null if the bytes are none: as good as damaged. */
  @Nullable V valueOrNull(byte[] bytes) {
    try {
      ValueReader reader = new ValueReader(bytes);
      V value = codec.read(reader);
      return reader.isAtEnd() ? value : null;
    } catch (RuntimeException e) {
      log.debug("an entry of cache {} cannot be read and is dropped", cache, e);
      return null;
    }
  }
}
