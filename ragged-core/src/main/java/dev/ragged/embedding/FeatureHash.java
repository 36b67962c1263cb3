package dev.ragged.embedding;

/**
 * A 64-bit hash of code point sequences that is the same in every JVM, locale and release: vectors
 * in a store depend on it, so it must never change.
 */
final class FeatureHash {
  // FNV-1a's offset and prime; the finaliser is MurmurHash3's.
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private FeatureHash() {}

  /** Returns the hash of {@code points[from, to)}, another one for each {@code kind}. */
  static long of(int kind, int[] points, int from, int to) {
    long hash = (OFFSET ^ kind) * PRIME;
    for (int i = from; i < to; i++) {
      hash = (hash ^ points[i]) * PRIME;
      // Code points fill 21 bits where FNV expects bytes: fold the high half back in.
      hash ^= hash >>> 29;
    }
    return mix(hash);
  }

  private static long mix(long hash) {
    hash = (hash ^ hash >>> 33) * 0xff51afd7ed558ccdL;
    hash = (hash ^ hash >>> 33) * 0xc4ceb9fe1a85ec53L;
    return hash ^ hash >>> 33;
  }
}
