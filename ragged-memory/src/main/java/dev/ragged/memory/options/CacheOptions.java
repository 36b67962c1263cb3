package dev.ragged.memory.options;

import java.time.Duration;
import java.util.Objects;

/**
 * How much a memory keeps in the heap for searches, and for how long. Immutable.
 *
 * @param heapBytes bound in bytes of the topics that were learned, for all personas together; 0
 *     keeps nothing, and then each search of a persona reads its topics anew
 * @param timeToLive time after which topics are read again, positive. They are never old: what is
 *     learned replaces them. It frees the heap of personas that do not ask.
 * @param passagesBytes bound in bytes of the words of passages, which are read for ranking; 0 keeps
 *     none
 */
public record CacheOptions(long heapBytes, Duration timeToLive, long passagesBytes) {
  /** 16 MiB, some 40,000 topics, for half an hour; 8 MiB, some 3,000 passages of 200 words. */
  public static final CacheOptions DEFAULT =
      new CacheOptions(16L << 20, Duration.ofMinutes(30), 8L << 20);

  public CacheOptions {
    if (heapBytes < 0) {
      throw new IllegalArgumentException("heapBytes must not be negative: heapBytes=" + heapBytes);
    }
    Objects.requireNonNull(timeToLive, "timeToLive");
    if (timeToLive.isZero() || timeToLive.isNegative()) {
      throw new IllegalArgumentException("timeToLive must be positive: timeToLive=" + timeToLive);
    }
    if (passagesBytes < 0) {
      throw new IllegalArgumentException(
          "passagesBytes must not be negative: passagesBytes=" + passagesBytes);
    }
  }
}
